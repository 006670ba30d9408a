/** Requests to erase people and accounts. What is answered to them is not known: here nothing. */
import type { Operations } from '../emulator';
import { answer, validate } from './answers';
import type { Call } from './call';
import type { Keyed } from '../table';
import { unknownId } from './links';
import { resource } from './resource';

/**
 * Which types there are is not known: here they are called as the end of the address is. Nor is it known
 * what is left of what was erased: here it is gone at once, with whatever schedule.
 */
const erasing = (type: string, erase: (call: Call) => void) => (call: Call) => {
	const { state, body, caller, now } = call;
	const { dry_run = false, account_id, people_ids = [] } = body as Asked;
	const unknown = people_ids.map((id) => unknownId(state, 'people', id)).find(Boolean);
	validate({ account_id: unknownId(state, 'accounts', account_id), people_ids: unknown });
	const made = { dry_run, request_type: type, user_guid: caller.user.guid };
	state.data_control_requests.make(made, now);
	if (!dry_run) erase(call);
	return answer({});
};

interface Asked {
	dry_run?: boolean;
	account_id?: number;
	people_ids?: number[];
}

function erasePeople({ state, body }: Call): void {
	for (const id of (body as Asked).people_ids ?? []) state.people.remove(id);
}

function eraseAccount({ state, body }: Call): void {
	state.accounts.remove((body as Asked).account_id as Keyed['id']);
}

export const dataControl: Operations<Call> = {
	...resource('data_control_requests', {}),
	create_data_control_right_to_be_forgotten: erasing('right_to_be_forgotten', erasePeople),
	create_data_control_people_soft_deletion: erasing('people_soft_deletion', erasePeople),
	create_data_control_account_redaction: erasing('account_redaction', eraseAccount),
	create_data_control_account_and_people_redaction: erasing(
		'account_and_people_redaction',
		(call) => {
			const { state, body } = call;
			const of = state.people.where(({ account_id }) => account_id === body.account_id);
			for (const { id } of of) state.people.remove(id);
			eraseAccount(call);
		},
	),
};
