import type { INodeParameters } from 'n8n-workflow';
import example from '../../examples/aircall-missed-calls.json';
import { openAccount } from '../harness/account';
import { account, aircall } from './provider';

const { open, records } = openAccount(aircall);

function parametersOf(name: string): INodeParameters {
	const node = example.nodes.find((one) => one.name === name);
	return node?.parameters as INodeParameters;
}

test('the example finds missed calls and notes on them whom to call back', async () => {
	open({ clock: Date.now, calls: 100, callsSpan: 80_000 });
	const listed = await records('call.getAll', parametersOf('Get Missed Calls'));
	const missed = listed.filter((call) => call.contact);
	expect(missed.length).toBeGreaterThan(10);
	const noted = await records('call.addComment', parametersOf('Note the Call Back'), {
		// More of them would wait for the limit.
		items: missed.slice(-10).map((json) => ({ json })),
	});

	expect(listed.every((call) => call.missed_call_reason)).toBe(true);
	const found = noted.find(({ id }) => id === account.calls.missed);
	expect(found?.comments).toEqual(['Missed: call back Chloé Rossi at +1 202-555-0100']);
});
