import { readBinary } from '../harness';
import { account, byId, openCompany, run } from './company';

const { calls } = account;
const HOUR = 3600;
let company: ReturnType<typeof openCompany>;
afterEach(() => company.close());

const hosts = () => company.exchanges.map(({ request }) => request.url.hostname);

test.each([
	['Recording', calls.recorded],
	['Voicemail', calls.voicemail],
])('Download %s gives the MP3 file', async (file, id) => {
	company = openCompany();
	const { items } = await run('call', `download${file}`, {
		callId: byId(id),
		binaryPropertyName: 'audio',
	});
	const kind = file.toLowerCase();
	expect(items).toHaveLength(1);
	expect(items[0].json).toMatchObject({ id });
	expect(items[0].binary?.audio).toMatchObject({
		fileName: `call-${id}-${kind}.mp3`,
		mimeType: 'audio/mpeg',
		fileExtension: 'mp3',
	});
	const bytes = await readBinary(items[0], 'audio');
	expect(bytes.equals(Buffer.from(company.exchanges[1].response.body))).toBe(true);
	expect(bytes.toString('latin1')).toContain(`${kind} of call ${id}`);
});

test('the storage host never sees the credential, which it would refuse', async () => {
	company = openCompany();
	await run('call', 'downloadRecording', { callId: byId(calls.recorded) });
	expect(hosts()).toEqual(['api.aircall.io', 'recordings.sandbox.aircall.io']);
	const [api, storage] = company.exchanges.map(({ request }) => request.headers);
	expect(api.authorization).toMatch(/^Basic /);
	expect(storage).not.toHaveProperty('authorization');
});

test('a link that has expired is asked for once more', async () => {
	let slow = true;
	company = openCompany({
		before: ({ hostname }, wait) => {
			if (hostname !== 'api.aircall.io' && slow) wait(HOUR);
			if (hostname !== 'api.aircall.io') slow = false;
		},
	});
	const { items } = await run('call', 'downloadRecording', { callId: byId(calls.recorded) });
	expect(company.exchanges.map(({ response }) => response.status)).toEqual([200, 403, 200, 200]);
	expect(items[0].binary?.data.fileName).toBe(`call-${calls.recorded}-recording.mp3`);
});

test('a link that keeps expiring ends with a sentence', async () => {
	company = openCompany({
		before: ({ hostname }, wait) => {
			if (hostname !== 'api.aircall.io') wait(HOUR);
		},
	});
	const { error } = await run('call', 'downloadRecording', { callId: byId(calls.recorded) });
	expect(error?.message).toBe('The link to the file has expired [item 0]');
	expect(company.exchanges).toHaveLength(4);
});

test.each([
	['downloadRecording', 'recording'],
	['downloadVoicemail', 'voicemail'],
])('%s of a call without one says which event to wait for', async (operation, kind) => {
	company = openCompany();
	const { error } = await run('call', operation, { callId: byId(calls.missed) });
	expect(error?.message).toBe(
		`Call ${calls.missed} has no ${kind}. If one is due, it appears some time after the call: wait for Aircall's event call.comm_assets_generated [item 0]`,
	);
	expect(company.exchanges).toHaveLength(1);
});
