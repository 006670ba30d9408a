/** Create or Update of a lead, by its name or by a custom field. */
import { cases, choice } from '../../../engine/vocabulary/field';
import type { Json } from '../../../engine/json';
import { action } from '../../../engine/vocabulary/operation';
import { tellsCreated } from '../../../engine/vocabulary/output';
import {
	companies,
	leadDueTime,
	leadValue,
	owner,
	people,
	replacing,
	sources,
	tags,
} from '../../fields';
import { matchCustomField } from '../../matching';
import { leadTag } from '../../records';
import { emptiedFields, namesOfCustomFields, openPoints } from '../../undocumented';
import { byName, upsert, type Wanted } from '../../upsert';
import { customFields, leadName } from './fields';

const matchBy = choice('leadMatchBy', ['customField', 'name'], {
	in: 'local',
	label: 'Match By',
	default: 'name',
	description:
		'What to recognize an existing lead by; the whole text must be the same, apart from capital letters. Of several leads of the same name, the open one is meant.',
});

const isOpen = ({ status }: Json) => status === 'open';

/** A lead with this name, which goes as its description; an open one rather than one that is closed. */
function byLeadName(name: string): Wanted {
	const { find, says } = byName(name);
	return {
		find: async (job, segment) => {
			const found = await find(job, segment);
			return found.some(isOpen) ? found.filter(isOpen) : found;
		},
		says,
		complete: (given, isNew) => (isNew ? { description: name, ...given } : given),
	};
}

const byKey: Record<string, (local: Json) => Wanted> = {
	customField: matchCustomField.wanted,
	name: ({ description: name }) => byLeadName(String(name)),
};

export const upsertLead = action('POST /rest/leads', {
	required: [
		matchBy,
		...cases(matchBy, {
			name: [{ ...leadName, in: 'local' }],
			customField: matchCustomField.fields,
		}),
	],
	beside: [
		...cases(matchBy, { customField: [leadName] }),
		...[companies('links.accounts'), people('links.contacts')].map(replacing),
		leadValue,
		owner,
		leadDueTime,
		...customFields,
	],
	optional: [sources, tags(leadTag, 'links.tags')].map(replacing),
	check: matchCustomField.check,
	tells: tellsCreated,
	undocumented: openPoints(namesOfCustomFields, emptiedFields),
	run: async (job) => {
		const { local } = job.values;
		return await upsert(job, 'leads', byKey[String(local.leadMatchBy)](local));
	},
});
