/** An example of several services, which no package of one service has. */
import { Nutshell } from '../../nodes/Nutshell/Nutshell.node';
import { exampleOf } from '../example';
import { openAccount } from '../harness/account';
import { execute, resultOf } from '../harness/run-node';
import { nutshell } from '../nutshell/provider';

const { sent, credentials } = openAccount(nutshell);

test('the example of a lead that is won makes an invoice of its quote, and notes it on the lead', async () => {
	const workflow = exampleOf('nutshell-won-to-onboarding', new Nutshell(), credentials());
	const won = { event: 'leadWon', record: { id: '1003-leads' } };
	const run = await execute(workflow, credentials(), { items: [{ json: won }] });
	expect(run.status).toBe('success');
	expect(resultOf(run, 'Invoice From the Quote').items[0].json).toMatchObject({
		number: 'I-1001',
		total: '1200.00',
	});
	expect(resultOf(run, 'Note the Invoice').items[0].json).toMatchObject({
		relatedTo: '1003-leads',
		text: 'Invoice I-1001, made from the quote Q-1001: 1200.00 USD',
	});
	const asked = sent().map(({ route, query }) => (query ? `${route}?${query}` : route));
	expect(asked).toContain('GET /rest/quotes?filter[lead]=1003-leads&page[limit]=250&page[page]=0');
	expect(asked.filter((one) => one.startsWith('POST'))).toEqual([
		'POST /rest/notes',
		'POST /rest/quotes/700-quotes/invoice',
		'POST /rest/notes',
	]);
});
