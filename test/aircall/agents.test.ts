/** What an AI model is told when it uses the node as a tool. */
import type { INodeParameters } from 'n8n-workflow';
import { runAsTool } from '../harness';
import { byId, named, openAccount } from '../harness/account';
import { account, aircall } from './provider';

const { records, credentials } = openAccount(aircall);

const { calls } = account;

/** What a model is answered that uses the node so. */
async function told(parameters: INodeParameters, toolArguments = {}) {
	const { answer, error } = await runAsTool({
		...{ node: aircall.node, credentials: credentials(), byEngine: true },
		...{ parameters, toolArguments },
	});
	if (error) throw error;
	return answer as Array<Record<string, unknown>>;
}

const getCall = { resource: 'call', operation: 'get' };

test('a model is told that a call has a file, and not the link that opens it to anybody', async () => {
	const recorded = { ...getCall, callId: byId(calls.recorded) };
	const [link] = await records('call.get', recorded);
	expect(link.recording).toMatch(/^https:\/\/recordings\.sandbox\.aircall\.io\//);
	const [call] = await told(recorded);
	expect(call).toEqual({ ...link, recording: true });
	expect(call.voicemail).toBeNull();

	const [missed] = await told({ ...getCall, callId: byId(calls.voicemail) });
	expect(missed).toMatchObject({ voicemail: true, recording: null });
});

test('the calls of a contact are told in the same way', async () => {
	const found = await told(
		{
			...{ resource: 'contact', operation: 'getCalls' },
			contactId: named("={{ $fromAI('contact', 'Whose') }}", 'phone'),
		},
		{ contact: '+33 6 39 98 00 00' },
	);
	expect(found.length).toBeGreaterThan(1);
	expect(JSON.stringify(found)).not.toContain('https://recordings.');
	expect(found.filter(({ recording }) => recording === true).length).toBeGreaterThan(0);
});

test('a file itself comes without the link as well, and so does a call that is not simplified', async () => {
	const raw = { ...getCall, callId: byId(calls.recorded), simplify: false };
	const [call] = await told(raw);
	expect(call).toMatchObject({ recording: true, direct_link: expect.any(String) as string });
	const [file] = await told({ ...raw, operation: 'downloadRecording' });
	expect(file).toMatchObject({ id: calls.recorded, recording: true });
});

test('links that an option asks for are told', async () => {
	const [call] = await told({
		...{ ...getCall, callId: byId(calls.recorded) },
		options: { fetchShortUrls: true },
	});
	expect(call.recording).toBe(true);
	expect(call.recording_short_url).toMatch(/^https:\/\/short\.sandbox\.aircall\.io\//);
});

test.each([
	['getCalls', { contactId: byId(account.firstContact) }],
	['search', { matchBy: 'email', email: 'alice.martin1@customer.example' }],
])('a model is told that the limit may have cut what %s finds', async (operation, parameters) => {
	const found = await told({ resource: 'contact', operation, ...parameters, limit: 1 });
	expect(found).toHaveLength(2);
	expect(found[1].note).toMatch(/^There may be more records than these 1\. /);
});
