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

const replaceDescription = (segment: string) =>
	JSON.stringify([{ op: 'replace', path: `/${segment}/0/description`, value: 'Sample' }]);

const { base, headers } = nutshell.api;
const patching = asking({
	base,
	headers: { ...headers, 'content-type': 'application/json-patch+json' },
});

/** What was deleted, so that it can be brought back. */
const deleted: Record<string, [segment: string, id: string]> = {
	company: ['accounts', '12-accounts'],
	lead: ['leads', '1005-leads'],
	note: ['notes', '3-notes'],
	person: ['contacts', '40-contacts'],
	product: ['products', '3-products'],
	source: ['sources', '3-sources'],
	tag: ['tags', '6-tags'],
};
const deletedFirst = Object.entries(deleted).map(([resource, [segment, id]]) => [
	`${resource}.undelete`,
	(account: Provider) => void asking(nutshell.api)(account, 'DELETE', `${segment}/${id}`),
]);
const deletedKinds = Object.entries(deleted).map(([resource, [, id]]) => [
	`deleted${resource[0].toUpperCase()}${resource.slice(1)}`,
	id,
]);

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
	furnishFor: {
		...Object.fromEntries(deletedFirst),
		'lead.getInstallments': addInstallment,
		'note.update': addNote,
		'timelineEvent.getDeleted': (account) =>
			void asking(nutshell.api)(account, 'DELETE', 'accounts/12-accounts'),
		'person.removeFromAudience': (account) =>
			void patching(account, 'PATCH', 'contacts/1-contacts', [
				{ op: 'add', path: '/contacts/0/links/emAudiences/-', value: '1-emAudiences' },
			]),
	},
	// They are joined with more than the newest ones, which the pickers list first.
	kinds: {
		...{ company: '1-accounts', lead: '1003-leads', person: '1-contacts' },
		...Object.fromEntries(deletedKinds),
	},
	parameters: {
		...customFields,
		'search.byEmail.email': 'andy.fowler@people.example',
		// Only for a day, and by its author.
		'note.update.noteId': byId('4-notes'),
		'company.upsert.matchField': 'Region/Zone',
		'lead.upsert.matchField': 'Procurement/Legal',
		'person.upsert.matchField': 'Favorite Number',
		'company.upsert.matchValue': 'North/2',
		'lead.upsert.matchValue': 'Legal',
		'person.upsert.matchValue': '12',
		'team.get.teamId': '1-teams',
		'company.update.operations': replaceDescription('accounts'),
		'lead.update.operations': replaceDescription('leads'),
		'person.update.operations': replaceDescription('contacts'),
		// A tag that the first person has.
		'person.removeTags.tags': ['4-tags'],
	},
};
