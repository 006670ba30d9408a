import { cases, choice, flag, longText, reference, text } from '../../engine/vocabulary/field';
import { create, get, list, remove, resource, update } from '../../engine/vocabulary/operation';
import { cursorPages } from '../api';
import { between, ids, noteId, sorting } from '../fields';
import { account, call, note, person, userGuid } from '../records';

const attachedTo = choice('associated_with_type', ['account', 'person'], {
	label: 'Attached To',
	default: 'person',
});
const about = cases(attachedTo, {
	person: [reference(person, 'associated_with_id', { name: 'personId' })],
	account: [reference(account, 'associated_with_id', { name: 'accountId' })],
});
const content = longText('content', { min: 1 });
const callOfNote = reference(call, 'call_id', {
	description: 'The call that it is about; a call has one note at most',
});

export const noteResource = resource(note, {
	create: create('POST /v2/notes', {
		required: [attachedTo, ...about, content],
		optional: [
			callOfNote,
			flag('skip_crm_sync', {
				label: 'Skip CRM Sync',
				description: 'Whether to keep it out of the CRM',
			}),
			text('subject', { description: 'The subject in the CRM, if that is not "Note"' }),
			reference(userGuid, 'user_guid', {
				label: 'User',
				description: 'Whose note it is, if not that of the API key; for team admins only',
			}),
		],
	}),
	delete: remove('DELETE /v2/notes/{id}', { required: [noteId] }),
	get: get('GET /v2/notes/{id}', { required: [noteId] }),
	getAll: list('GET /v2/notes', {
		paging: cursorPages,
		filters: [
			reference(account, 'account', { in: 'local', name: 'accountId' }),
			attachedTo,
			ids,
			reference(person, 'person', { in: 'local', name: 'personId' }),
			...between('updated_at', 'Updated'),
		],
		options: sorting(['updated_at', 'created_at']),
		check: ({ local, query }) => {
			const [kind, other] = Object.keys(local);
			if (other !== undefined) return "Choose either 'Account' or 'Person', not both";
			const wanted = query.associated_with_type ?? kind;
			return kind === undefined || wanted === kind
				? undefined
				: `'Attached To' does not fit the chosen ${kind}`;
		},
		prepare: async ({ values: { local, query } }) => {
			for (const [kind, id] of Object.entries(local)) {
				query.associated_with_type = kind;
				query.associated_with_id = Number(id);
			}
		},
	}),
	update: update('PUT /v2/notes/{id}', {
		required: [noteId, content],
		optional: [callOfNote],
	}),
});
