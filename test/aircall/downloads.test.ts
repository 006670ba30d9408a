import { json } from '../../sandbox/http';
import { START, useFakeClock } from '../engine/clock';
import { readBinary } from '../harness';
import { byId, openAccount } from '../harness/account';
import { NOW, account, aircall } from './provider';

const { open, run, refusal, exchanges } = openAccount(aircall);

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof import('../engine/clock')>('../engine/clock').withFakeSleep(),
);

useFakeClock();

const { calls } = account;
const HOUR = 3_600_000;
const hosts = () => exchanges().map(({ request }) => request.url.hostname);

/** Opens a company in which an hour goes by before each of the first so many files is asked for. */
function openSlow(files: number): void {
	let waited = 0;
	open({
		clock: () => NOW * 1000 + waited * HOUR,
		before: ({ url }) => {
			if (url.hostname !== 'api.aircall.io' && waited < files) waited += 1;
		},
	});
}

test.each([
	['Recording', calls.recorded],
	['Voicemail', calls.voicemail],
])('Download %s gives the MP3 file', async (file, id) => {
	const { items } = await run(`call.download${file}`, {
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
	expect(bytes.equals(Buffer.from(exchanges()[1].response.body))).toBe(true);
	expect(bytes.toString('latin1')).toContain(`${kind} of call ${id}`);
});

test('the storage host never sees the credential, which it would refuse', async () => {
	await run('call.downloadRecording', { callId: byId(calls.recorded) });
	expect(hosts()).toEqual(['api.aircall.io', 'recordings.sandbox.aircall.io']);
	const [api, storage] = exchanges().map(({ request }) => request.headers);
	expect(api.authorization).toMatch(/^Basic /);
	expect(storage).not.toHaveProperty('authorization');
});

test('a link that has expired is asked for once more', async () => {
	openSlow(1);
	const { items } = await run('call.downloadRecording', { callId: byId(calls.recorded) });
	expect(exchanges().map(({ response }) => response.status)).toEqual([200, 403, 200, 200]);
	expect(items[0].binary?.data.fileName).toBe(`call-${calls.recorded}-recording.mp3`);
});

test('a link that keeps expiring ends with a sentence', async () => {
	openSlow(Infinity);
	expect(await refusal('call.downloadRecording', { callId: byId(calls.recorded) })).toBe(
		'The link to the file has expired [item 0]',
	);
	expect(exchanges()).toHaveLength(4);
});

test('a web page in place of the file is no file', async () => {
	const page = { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } };
	open({
		instead: ({ url }) =>
			url.hostname === 'api.aircall.io' ? undefined : { ...page, body: '<html>Sign in</html>' },
	});
	const { error, items } = await run('call.downloadRecording', { callId: byId(calls.recorded) });
	expect(items).toEqual([]);
	expect(error).toMatchObject({
		message: 'A web page came in place of the file [item 0]',
		description:
			'A proxy or a firewall between n8n and recordings.sandbox.aircall.io may be answering instead.',
	});
});

test.each([
	['downloadRecording', 'recording'],
	['downloadVoicemail', 'voicemail'],
])('%s of a call without one says what to do', async (operation, kind) => {
	const { error } = await run(`call.${operation}`, { callId: byId(calls.missed) });
	expect(error).toMatchObject({
		message: `Call ${calls.missed} has no ${kind} [item 0]`,
		description:
			"If one is due, it appears some time after the call: turn on 'Wait Until Ready', or start the workflow with the event Recording or Voicemail Ready of the Aircall Trigger.",
	});
	expect(exchanges()).toHaveLength(1);
});

test('the page to sign in that a call has as its asset is no file', async () => {
	const asset = `https://assets.aircall.io/calls/${calls.recorded}/recording`;
	open({ instead: () => json(200, { call: { id: calls.recorded, recording: null, asset } }) });
	expect(await refusal('call.downloadRecording', { callId: byId(calls.recorded) })).toBe(
		`Call ${calls.recorded} has no recording [item 0]`,
	);
	expect(hosts()).toEqual(['api.aircall.io']);
});

test('a recording that is not there yet is waited for, where a person wants that', async () => {
	let answers = 0;
	open({
		instead: ({ url }) => {
			const isEarly = url.hostname === 'api.aircall.io' && (answers += 1) <= 2;
			return isEarly ? json(200, { call: { id: calls.recorded, recording: null } }) : undefined;
		},
	});
	const { items } = await run('call.downloadRecording', {
		callId: byId(calls.recorded),
		options: { waitUntilReady: true },
	});
	expect(items[0].binary?.data.fileName).toBe(`call-${calls.recorded}-recording.mp3`);
	expect(exchanges()).toHaveLength(4);
	expect(Date.now() - START).toBe(30_000);
});
