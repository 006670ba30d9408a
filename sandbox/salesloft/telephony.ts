/** Phone numbers: whose they are, who may be calling, and whether calls to them are recorded. */
import type { Operations } from '../emulator';
import { salesloftAccount } from './account';
import { answer } from './answers';
import type { Call } from './call';
import { ref } from './links';
import { list } from './list';
import { displayName } from './people';
import { contract, resource } from './resource';

/** The people who have a number, as callers. */
const callers = list(
	contract.operations.find(({ id }) => id === 'list_phone_numbers_caller_ids')!,
	'people',
	{ reads: { phone_number: 'phone' } },
	(person, { state }) => ({
		account_name: state.accounts.get(person.account_id)?.name ?? null,
		display_name: displayName(person),
		person: ref('people', person.id),
		title: person.title,
	}),
);

export const telephony: Operations<Call> = {
	...resource('phone_number_assignments', {}),
	list_phone_numbers_caller_ids: (call) => callers(call),
	get_phone_numbers_recording_settings_by_id: ({ params }) =>
		answer({ recording_default: params.id !== salesloftAccount.neverRecorded }),
};
