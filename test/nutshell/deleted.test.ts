/** What was deleted: told, and brought back. */
import { byId, named, openAccount } from '../harness/account';
import { acme, nutshell } from './provider';

const { record, records, refusal, search, sent, requests, ask } = openAccount(nutshell);

const remove = (path: string) => ask('DELETE', path);

describe('bringing back', () => {
	test('a company, by its ID', async () => {
		remove('accounts/1-accounts');
		expect(await record('company.undelete', { deletedCompanyId: byId('1') })).toEqual(acme);
		expect(sent()).toEqual([{ route: 'POST /rest/accounts/1-accounts/undelete' }]);
	});

	test('looks a name up among what was deleted, though one that is in use has the same name', async () => {
		ask('POST', 'accounts', { accounts: [{ name: 'Acme' }] });
		remove('accounts/1-accounts');
		const { id } = await record('company.undelete', { deletedCompanyId: named('acme', 'name') });
		expect(id).toBe('1-accounts');
		expect(requests()).toEqual([
			'GET /rest/events/deleted?filter[types]=accounts&sort=-change_time',
			'POST /rest/accounts/1-accounts/undelete',
		]);
	});

	test('says that nothing deleted is called so', async () => {
		remove('contacts/2-contacts');
		const wrong = await refusal('person.undelete', { deletedPersonId: named('Zyx', 'name') });
		expect(wrong).toBe(
			'There is no deleted person called "Zyx". The nearest are "Bea Fowler". Give one of these names, or an ID [item 0]',
		);
	});

	test('the list shows what was deleted, the last one first', async () => {
		remove('notes/1-notes');
		remove('notes/2-notes');
		const { results } = await search('deletedNote');
		expect(results.map(({ name, value }) => [name, value])).toEqual([
			['Note 2', '2-notes'],
			['Note 1', '1-notes'],
		]);
	});

	test.each([
		['lead', 'leads', 'deletedLeadId', '1003-leads'],
		['note', 'notes', 'deletedNoteId', '1-notes'],
		['person', 'contacts', 'deletedPersonId', '1-contacts'],
		['product', 'products', 'deletedProductId', '1-products'],
		['source', 'sources', 'deletedSourceId', '1-sources'],
		['tag', 'tags', 'deletedTagId', '1-tags'],
	])('a %s comes back', async (resource, segment, parameter, id) => {
		remove(`${segment}/${id}`);
		expect((await record(`${resource}.undelete`, { [parameter]: byId(id) })).id).toBe(id);
		expect(sent()).toEqual([{ route: `POST /rest/${segment}/${id}/undelete` }]);
	});
});

describe('trap: the parameters of the timeline have other names for what was deleted', () => {
	test('one kind, as filter[types]', async () => {
		remove('accounts/1-accounts');
		remove('contacts/1-contacts');
		const found = await records('timelineEvent.getDeleted', { filters: { kind: 'accounts' } });
		expect(found.map(({ action, records: about }) => [action, about])).toEqual([
			['delete', [{ id: '1-accounts', name: 'Acme' }]],
		]);
		expect(requests()).toEqual([
			'GET /rest/events/deleted?sort=-change_time&filter[types]=accounts',
		]);
	});
});
