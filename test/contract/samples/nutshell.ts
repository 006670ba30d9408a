import type { Provider } from '../../../sandbox/http';
import { asking } from '../../harness';
import { nutshell } from '../../nutshell/provider';
import type { Samples } from './samples';

/** An activity in which every kind of record takes part. */
function addActivity(account: Provider): void {
	const participants = ['1-accounts', '1003-leads', '1-contacts', '35-users'];
	asking(nutshell.api)(account, 'POST', 'activities', {
		activities: [{ name: 'Fair', links: { participants } }],
	});
}

const replaceDescription = (segment: string) =>
	JSON.stringify([{ op: 'replace', path: `/${segment}/0/description`, value: 'Sample' }]);

/** The emulated account does not tell the titles of its custom fields, as nobody knows how. */
const customFields = Object.fromEntries(
	Object.entries({
		company: 'Region/Zone',
		person: 'Favorite Number',
		lead: 'Procurement/Legal',
	}).flatMap(([resource, title]) =>
		['create', 'update', 'upsert'].map((operation) => [
			`${resource}.${operation}.customFields`,
			{ mappingMode: 'defineBelow', value: { [title]: 'Sample' }, schema: [] },
		]),
	),
);

export const nutshellSamples: Samples = {
	furnish: addActivity,
	// They are joined with more than the newest ones, which the pickers list first.
	kinds: { company: '1-accounts', lead: '1003-leads', person: '1-contacts' },
	parameters: {
		...customFields,
		'company.update.operations': replaceDescription('accounts'),
		'lead.update.operations': replaceDescription('leads'),
		'person.update.operations': replaceDescription('contacts'),
		// A tag that the first person has.
		'person.removeTags.tags': ['4-tags'],
	},
};
