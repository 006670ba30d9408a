/** Quotes, invoices, and the export of a pipeline. */
import { readBinary } from '../harness';
import { byId, named, openAccount } from '../harness/account';
import { nutshell, timeFromNow } from './provider';

const { open, run, record, records, refusal, requests, sent, exchanges } = openAccount(nutshell);

const quoteId = byId('700-quotes');

test('a quote is told with what stands in it', async () => {
	expect(await record('quote.get', { quoteId })).toEqual({
		id: '700-quotes',
		number: 'Q-1001',
		status: 'SENT',
		total: '1200.00',
		currency: 'USD',
		recipientId: '1-contacts',
		recipient: 'Andy Fowler',
		recipientEmail: 'andy.fowler@people.example',
		lines: [
			{
				name: 'Field sensor',
				sku: 'FS-100',
				quantity: 10,
				price: '120.00',
				total: '1200.00',
				product: '1-products',
			},
		],
		createdTime: timeFromNow(-6),
		validThroughTime: timeFromNow(30),
	});
});

test('quotes are narrowed by their lead and by days', async () => {
	const filters = { lead: byId('1003-leads'), from: '2025-06-01', until: '2025-06-12' };
	const found = await records('quote.getAll', { filters });
	expect(found.map(({ number }) => number)).toEqual(['Q-1001']);
	const narrowed = 'filter[dateMin]=2025-06-01&filter[lead]=1003-leads&filter[dateMax]=2025-06-12';
	expect(requests()).toEqual([
		// Nothing is published of a total, so the end of the list is an empty page.
		`GET /rest/quotes?${narrowed}&page[limit]=50&page[page]=0`,
		`GET /rest/quotes?${narrowed}&page[limit]=50&page[page]=1`,
	]);
});

test('a quote may be called by its number', async () => {
	const status = { quoteId: named('q-1002', 'name'), quoteStatus: 'READY' };
	expect((await record('quote.changeStatus', status)).status).toBe('READY');
	expect(sent().at(-1)).toEqual({
		route: 'POST /rest/quotes/701-quotes/status',
		body: { status: 'READY' },
	});
});

test('who accepted is sent with that status alone', async () => {
	const by = { acceptedName: 'Jane Doe', acceptedEmail: 'jane@example.com' };
	await record('quote.changeStatus', { quoteId, quoteStatus: 'ACCEPTED', ...by });
	await record('quote.changeStatus', { quoteId, quoteStatus: 'ARCHIVED', ...by });
	expect(sent().map(({ body }) => body)).toEqual([
		{ status: 'ACCEPTED', ...by },
		{ status: 'ARCHIVED' },
	]);
});

describe('trap: an accepted invoice is a paid one, and its ID is that of a quote', () => {
	test('Paid is sent as ACCEPTED', async () => {
		const { status, paidTime } = await record('invoice.changeStatus', {
			invoiceId: byId('702'),
			invoiceStatus: 'ACCEPTED',
			additionalFields: { comment: 'By bank transfer' },
		});
		expect([status, paidTime]).toEqual(['ACCEPTED', timeFromNow(0)]);
		expect(sent()).toEqual([
			{
				route: 'POST /rest/invoices/702-quotes/status',
				body: { status: 'ACCEPTED', comment: 'By bank transfer' },
			},
		]);
	});

	test('an ID of invoices is not known to Nutshell', async () => {
		expect(await refusal('invoice.get', { invoiceId: byId('702-invoices') })).toContain(
			'702-invoices',
		);
		expect(requests().filter((one) => one.includes('702-invoices'))).toEqual([]);
	});
});

test('an invoice is made from a quote', async () => {
	const made = await record('quote.createInvoice', { quoteId });
	expect([made.id, made.number, made.status, made.total]).toEqual([
		'703-quotes',
		'I-1001',
		'DRAFT',
		'1200.00',
	]);
	expect(sent()).toEqual([{ route: 'POST /rest/quotes/700-quotes/invoice' }]);
});

describe('exporting a pipeline', () => {
	test('gives the file, which takes the key and one request', async () => {
		const { items } = await run('pipeline.export', { pipelineId: named('Renewals', 'name') });
		expect(items[0].json).toEqual({ id: '2-stagesets' });
		expect(items[0].binary?.data).toMatchObject({
			fileName: 'pipeline-2-stagesets.csv',
			mimeType: 'text/csv',
		});
		const text = (await readBinary(items[0], 'data')).toString();
		expect(text.split('\n').slice(0, 2)).toEqual([
			'Number,Name,Stage,Status,Value',
			'1002,Lead 3,Review,open,750',
		]);
		expect(requests()).toEqual(['GET /rest/stagesets', 'GET /rest/stagesets/2-stagesets/export']);
		expect(exchanges().at(-1)?.request.headers.authorization).toMatch(/^Basic /);
	});

	test('a refused key is told, and sent once', async () => {
		open({ secret: 'wrong' });
		const { error } = await run('pipeline.export', { pipelineId: byId('1') });
		expect(error?.message).toBe('Nutshell did not accept the credential [item 0]');
		expect(requests()).toEqual(['GET /rest/stagesets/1-stagesets/export']);
	});
});
