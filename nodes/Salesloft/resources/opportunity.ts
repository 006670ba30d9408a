import { codes, flag, names, reference, references, texts } from '../../engine/vocabulary/field';
import { knownId } from '../../engine/vocabulary/answered';
import type { Json } from '../../engine/json';
import type { Job } from '../../engine/vocabulary/job';
import { action, get, list, remove, resource } from '../../engine/vocabulary/operation';
import { cursorPages, unpaged } from '../api';
import { between, crmIds, ids, opportunityId, sortedByAny, TAG } from '../fields';
import { account, cadence, opportunity, opportunityPerson, person, tag, user } from '../records';

const local = { in: 'local' } as const;

/** The API cannot filter who belongs to an opportunity. */
const isAsked = (one: Json, asked: Json) =>
	Object.entries(asked).every(([field, id]) => one[field] === id);

/** The API removes by the ID of the membership only. */
async function removePerson(job: Job): Promise<unknown> {
	for await (const one of job.list('GET /v2/opportunity_people', unpaged, {})) {
		if (!isAsked(one, job.values.local)) continue;
		job.values.path = { id: knownId(one) };
		return await job.send(job.route, { path: job.values.path });
	}
	throw new Error('This person does not belong to this opportunity');
}

export const opportunityResource = resource(opportunity, {
	addPerson: action('POST /v2/opportunity_people', {
		name: 'Add Person',
		action: 'Add a person to an opportunity',
		description: 'Link a person to an opportunity',
		of: opportunityPerson,
		required: [reference(opportunity, 'opportunity_id'), reference(person, 'person_id')],
	}),
	get: get('GET /v2/opportunities/{id}', { required: [opportunityId] }),
	getAll: list('GET /v2/opportunities', {
		paging: cursorPages,
		filters: [
			reference(account, 'account_id[]', { name: 'accountId' }),
			crmIds('account_crm_id[]', 'Account CRM IDs'),
			reference(account, 'associated_account_id[]', {
				label: 'Associated Account',
				name: 'associatedAccountId',
			}),
			references(cadence, 'most_recent_cadence_id[]', {
				label: 'Most Recent Cadence',
				name: 'mostRecentCadenceIds',
			}),
			...between('created_at', 'Created'),
			...between('created_date', 'Created in CRM'),
			crmIds('crm_id[]', 'CRM IDs'),
			ids,
			flag('is_closed', { description: 'Whether they are closed, won or lost' }),
			flag('is_won', { description: 'Whether they are won' }),
			texts('name[]', { label: 'Names', button: 'Add Name', placeholder: 'e.g. Renewal' }),
			texts('opportunity_type[]', {
				label: 'Types',
				name: 'opportunityTypes',
				button: 'Add Type',
				placeholder: 'e.g. New Business',
			}),
			references(user, 'owner_id[]', { label: 'Owner', name: 'ownerIds' }),
			crmIds('owner_crm_id[]', 'Owner CRM IDs'),
			reference(person, 'person_id[]', { name: 'personId' }),
			texts('stage_name[]', {
				label: 'Stages',
				name: 'stageNames',
				button: 'Add Stage',
				placeholder: 'e.g. Negotiation',
			}),
			references(tag, 'tag_id[]', { name: 'tagIds' }),
			names('tag[]', { label: 'Tag Names', name: 'tagNames', button: 'Add Tag', placeholder: TAG }),
			...between('updated_at', 'Updated'),
		],
		options: [
			codes('scoped_fields[]', {
				label: 'Scoped Fields',
				button: 'Add Field',
				description: 'What Salesloft gives only where it is asked for; the names are not published',
			}),
			...sortedByAny('updated_at'),
		],
	}),
	getPeople: list('GET /v2/opportunity_people', {
		name: 'Get People',
		action: 'Get the people of opportunities',
		description: 'Retrieve who belongs to an opportunity, or to which ones a person belongs',
		of: opportunityPerson,
		paging: unpaged,
		filters: [
			reference(opportunity, 'opportunity_id', local),
			reference(person, 'person_id', local),
		],
		keep: isAsked,
	}),
	removePerson: remove('DELETE /v2/opportunity_people/{id}', {
		name: 'Remove Person',
		action: 'Remove a person from an opportunity',
		description: 'Unlink a person from an opportunity; both records stay',
		required: [
			reference(opportunity, 'opportunity_id', local),
			reference(person, 'person_id', local),
		],
		run: removePerson,
	}),
});
