import { contract } from '../../../sandbox/nutshell/facts';
import { meantBy } from '../../../sandbox/contract';
import { account, PATCH } from './account';

const replace = (path: string, value: unknown) => [{ op: 'replace', path, value }];

/** A call of a procedure, which stands beside REST. */
const call = (method: string, params: object): [string, string, unknown] => [
	'POST',
	'/../api/v1/json',
	{ jsonrpc: '2.0', id: 1, method, params },
];

/** One good request for each operation that the emulator has, in an order in which they all work. */
const requests: Array<[method: string, path: string, body?: unknown]> = [
	call('findTeams', { limit: 1, page: 2 }),
	call('searchByEmail', { emailAddressString: 'office@acme.example' }),
	call('searchUniversal', { string: 'acme' }),
	call('getTask', { taskId: 1 }),
	call('editTask', { taskId: 1, rev: '1', task: { title: 'Call' } }),
	call('getProduct', { productId: 1 }),
	call('editProduct', { productId: 1, rev: '1', product: { sku: 'FS-101' } }),
	call('newProduct', { product: { name: 'Probe' } }),
	call('getActivity', { activityId: 3 }),
	call('deleteActivity', { activityId: 3, rev: '1' }),
	['POST', '/notes', { data: { body: 'Fresh', links: { parent: '1-contacts' } } }],
	call('getNote', { noteId: 4 }),
	call('editNote', { noteId: 4, rev: '1', note: 'Changed' }),

	['GET', '/accounts?q=acme'],
	['GET', '/accounts/1-accounts'],
	['GET', '/accounts/1-accounts/customfields'],
	['GET', '/accounts/customfields/attributes'],
	['GET', '/accounts/list'],
	['GET', '/accounts/list/fields'],
	['POST', '/accounts', { accounts: [{ urls: [{ value: 'https://x.example' }] }] }],
	['POST', '/accounts/customfield', { name: 'Fleet', type: 'Text' }],
	['PATCH', '/accounts/1-accounts', replace('/accounts/0/name', 'Acme Inc.')],
	['DELETE', '/accounts/1-accounts'],
	['POST', '/accounts/1-accounts/undelete'],

	['GET', '/contacts'],
	['GET', '/contacts/1-contacts,2-contacts'],
	['GET', '/contacts/1-contacts/customfields'],
	['GET', '/contacts/customfields/attributes'],
	['GET', '/contacts/list'],
	['GET', '/contacts/list/fields'],
	['POST', '/contacts', { contacts: [{ addresses: [{ value: { city: 'Boise' } }] }] }],
	['POST', '/contacts/customfield', { name: 'Pet', type: 'Text' }],
	['PATCH', '/contacts/1-contacts', replace('/contacts/0/phones', [{ value: '555' }])],
	['DELETE', '/contacts/1-contacts'],
	['POST', '/contacts/1-contacts/undelete'],

	['GET', '/leads'],
	['GET', '/leads/1003-leads'],
	['GET', '/leads/1003-leads/customfields'],
	['GET', '/leads/1003-leads/stages'],
	['GET', '/leads/1003-leads/files'],
	['GET', '/leads/1003-leads/relatedfiles'],
	['GET', '/leads/1003-leads/installments'],
	[
		'POST',
		'/leads/1003-leads/installments',
		[{ dueTime: '2025-07-01T12:00:00Z', value: '100.00', isFailed: false }],
	],
	['GET', '/leads/report?reportType=forecast'],
	['GET', '/leads/customfields/attributes'],
	['GET', '/leads/list'],
	['GET', '/leads/list/fields'],
	['POST', '/leads', { leads: [{ description: 'Big deal' }] }],
	['POST', '/leads/customfield', { name: 'Blog', type: 'URL' }],
	['PATCH', '/leads/1003-leads', replace('/leads/0/links/stage', '3-stages')],
	['POST', '/leads/1003-leads/stageset', { stageset: '2-stagesets' }],
	['POST', '/leads/1003-leads/status', { outcomeId: '1-outcomes' }],
	['POST', '/leads/1003-leads/reopen'],
	['POST', '/leads/1003-leads/watch'],
	['DELETE', '/leads/1003-leads'],
	['POST', '/leads/1003-leads/undelete'],

	['GET', '/activities'],
	['GET', '/activities/1-activities'],
	['POST', '/activities', { activities: [{ name: 'Visit' }] }],
	['PUT', '/activities/1-activities', { activities: [{ name: 'Call' }] }],

	['GET', '/notes?page[limit]=2'],
	['GET', '/notes/1-notes'],
	['POST', '/notes', { data: { body: 'Hello', links: { parent: '1-contacts' } } }],
	['DELETE', '/notes/1-notes'],
	['POST', '/notes/1-notes/undelete'],

	['GET', '/tasks'],
	['GET', '/tasks/1-tasks'],
	['POST', '/tasks', { title: 'Call', recurrenceRule: { rule: 'FREQ=DAILY', mode: 'dueDate' } }],
	['PATCH', '/tasks/1-tasks', replace('/tasks/0/links/assignee', '36-users')],
	['DELETE', '/tasks/1-tasks'],

	['GET', '/tags'],
	['POST', '/tags', { tags: [{ name: 'Cold', tagType: '1' }] }],
	['DELETE', '/tags/1-tags'],
	['POST', '/tags/1-tags/undelete'],
	['GET', '/sources'],
	['POST', '/sources', { sources: [{ name: 'Podcast', channel: 7 }] }],
	['DELETE', '/sources/1-sources'],
	['POST', '/sources/1-sources/undelete'],
	['GET', '/products'],
	['GET', '/products/1-products'],
	['DELETE', '/products/1-products'],
	['POST', '/products/1-products/undelete'],
	['GET', '/productcategories'],
	['GET', '/productcategories/1-productCategories'],
	['POST', '/productcategories', { productCategories: [{ name: 'Spare parts' }] }],
	['GET', '/productmaps'],
	['GET', '/productmaps/1-productMaps'],
	['PATCH', '/productmaps/1-productMaps', replace('/productMaps/0/quantity', 5)],
	['DELETE', '/productMaps/1-productMaps'],
	['GET', '/competitors'],
	['GET', '/competitors/1-competitors'],
	['GET', '/competitormaps'],
	['GET', '/competitormaps/1-competitorMaps'],
	['PATCH', '/competitormaps/1-competitorMaps', replace('/competitorMaps/0/status', 'beat')],
	['DELETE', '/competitormaps/1-competitorMaps'],

	...['accounttypes', 'activitytypes', 'audiences', 'industries', 'markets', 'outcomes'].map(
		(path): [string, string] => ['GET', `/${path}`],
	),
	...['stages', 'stagesets', 'territories', 'users'].map((path): [string, string] => [
		'GET',
		`/${path}`,
	]),
	['POST', '/audiences', { emAudiences: [{ name: 'Press' }] }],
	['GET', '/industries/1-industries'],
	['GET', '/markets/1-markets'],
	['GET', '/outcomes/1-outcomes'],
	['GET', '/users/35-users'],
	['GET', '/events?limit=100'],
	['GET', '/events/deleted'],

	['GET', '/editions'],
	['GET', '/editions/1-editions'],
	['GET', '/emails/1-emails'],
	['GET', '/filters?reportType=entity_list_leads'],
	['GET', '/forms'],
	['GET', '/forms/1-wfForms'],
	['GET', '/quotes?filter[lead]=1003-leads'],
	['GET', '/quotes/700-quotes'],
	['POST', '/quotes/700-quotes/status', { status: 'ACCEPTED', acceptedName: 'Andy Fowler' }],
	['POST', '/quotes/700-quotes/invoice'],
	['GET', '/invoices?page[limit]=2'],
	['GET', '/invoices/702-quotes'],
	['POST', '/invoices/702-quotes/status', { status: 'SENT' }],
	['GET', '/stagesets/1-stagesets/export'],
	['GET', '/teams/1-teams'],
	['GET', '/comments?parent_id=1003-leads'],
];

/** The address of a field is that of a form, so the emulator answers with a form. */
const NEVER_ANSWERED = ['form.getField'];

test('every operation but those listed here was answered as the facts say', () => {
	const { send } = account({ incoming: true });
	const answered = new Set<string>();
	for (const [method, path, body] of requests) {
		const type = method === 'PATCH' ? PATCH : 'application/json';
		const response = send(method, path, body, { type });
		const isRefused = response.status >= 300 || String(response.body).includes('"error":{');
		if (isRefused) throw new Error(`${method} ${path}: ${String(response.body)}`);
		const url = new URL(`https://app.nutshell.com/rest${path}`);
		const sent = Buffer.from(body === undefined ? '' : JSON.stringify(body));
		const match = meantBy(contract, { method, url, headers: {}, body: sent });
		if (match) answered.add(match.operation.id);
	}
	const all = contract.operations.map(({ id }) => id);
	expect(all.filter((id) => !answered.has(id)).sort()).toEqual([...NEVER_ANSWERED].sort());
});

test.each([
	['a bad request', 'GET', '/audiences?colour=red', 400],
	['a body of nonsense', 'POST', '/contacts', 400],
	['a method that the path does not have', 'DELETE', '/activities/1-activities', 405],
	['an unknown record', 'GET', '/contacts/999-contacts', 404],
])('the refusal of %s looks as the facts say', (_, method, path, status) => {
	expect(account().send(method, path).status).toBe(status);
});
