/** What other programs have to do with Salesloft: their IDs and emails, and the tracking on websites. */
import type { Operations } from '../emulator';
import { json } from '../http';
import { salesloftAccount } from './account';
import { answer, validate } from './answers';
import type { Call } from './call';
import { unknownId } from './links';
import { resource, writer } from './resource';

export const programs: Operations<Call> = {
	...resource('external_configurations', {
		sortedBy: 'id',
		...writer('external_configurations', { filled: ['object_type', 'external_type'] }),
		removable: 'once',
	}),
	...resource('external_mappings', {
		sortedBy: 'id',
		...writer('external_mappings', { filled: ['object_type', 'external_type', 'external_id'] }),
		removable: 'once',
		tells: {
			inserted_at: ({ created_at }) => created_at.slice(0, 10),
			tenant_id: salesloftAccount.teamId,
		},
	}),
	create_external_emails: () => json(201, { data: { message_id: '<1@mail.example>' } }),
	// Its name is that of the one example there is.
	create_live_website_tracking_parameters: ({ state, body: { person_id } }) => {
		validate({ person_id: unknownId(state, 'people', person_id) });
		return answer({ parameters: [{ name: 'sbrc', value: `person-${String(person_id)}` }] });
	},
	// Nothing is known of this answer.
	create_email_missing_tags: () => answer({}),
};
