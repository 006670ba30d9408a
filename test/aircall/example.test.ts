import type { INodeParameters } from 'n8n-workflow';
import example from '../../examples/aircall-missed-calls.json';
import { account, openCompany, run } from './company';

function parametersOf(name: string): INodeParameters {
	const node = example.nodes.find((one) => one.name === name);
	return node?.parameters as INodeParameters;
}

test('the example finds missed calls and notes on them whom to call back', async () => {
	const company = openCompany({ clock: Date.now, calls: 100, callsSpan: 80_000 });
	const listed = await run('call', 'getAll', parametersOf('Get Inbound Calls'));
	const missed = listed.items.filter(({ json }) => json.missed_call_reason && json.contact);
	const noted = await run('call', 'addComment', parametersOf('Note the Call Back'), {
		items: missed.map(({ json }) => ({ json })),
	});
	company.close();

	expect(missed.length).toBeGreaterThan(10);
	expect(noted.error).toBeUndefined();
	const found = noted.records.find(({ id }) => id === account.calls.missed);
	expect(found?.comments).toEqual(['Missed: call back Chloé Rossi at +1 202-555-0100']);
});
