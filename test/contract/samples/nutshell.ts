import type { Provider } from '../../../sandbox/http';
import { asking, byId } from '../../harness';
import { nutshell } from '../../nutshell/provider';
import type { Samples } from './samples';

/** An activity in which every kind of record takes part. */
function addActivity(account: Provider): void {
	const participants = ['1-accounts', '1003-leads', '1-contacts', '35-users'];
	asking(nutshell.api)(account, 'POST', 'activities', {
		activities: [{ name: 'Fair', links: { participants } }],
	});
}

/** Only for a day a note can be changed, and only by its author. */
function addNote(account: Provider): void {
	asking(nutshell.api)(account, 'POST', 'notes', {
		data: { body: 'Fresh', links: { parent: '1003-leads' } },
	});
}

function addInstallment(account: Provider): void {
	const installment = { dueTime: '2026-12-01T09:00:00Z', value: '100.00', isFailed: false };
	asking(nutshell.api)(account, 'POST', 'leads/1003-leads/installments', [installment]);
}

const deleting = (path: string) => (account: Provider) =>
	void asking(nutshell.api)(account, 'DELETE', path);

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
	furnishFor: {
		'lead.getInstallments': addInstallment,
		'lead.undelete': deleting('leads/1003-leads'),
		'note.undelete': deleting('notes/1-notes'),
		'note.update': addNote,
		'product.undelete': deleting('products/1-products'),
	},
	parameters: {
		...customFields,
		// Only for a day, and by its author.
		'search.byEmail.email': 'andy.fowler@people.example',
		'note.update.noteId': byId('4-notes'),
		'company.update.operations': replaceDescription('accounts'),
		'lead.update.operations': replaceDescription('leads'),
		'person.update.operations': replaceDescription('contacts'),
		// A tag that the first person has.
		'person.removeTags.tags': ['4-tags'],
	},
};
