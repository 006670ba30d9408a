/** Conversations, their recordings and transcriptions, and the calls of the dialer. */
import { json, type SandboxRequest } from '../../sandbox/http';
import { START, useFakeClock } from '../engine/clock';
import { readBinary, runAsTool } from '../harness';
import { byId, named, openAccount } from '../harness/account';
import { account, salesloft } from './provider';

const { open, run, record, records, refusal, requests, bodies, exchanges, search, credentials } =
	openAccount(salesloft);

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof import('../engine/clock')>('../engine/clock').withFakeSleep(),
);

useFakeClock();

const { firstAccount, firstPerson, admin, conversations, callDataRecords } = account;
const { held, unheard } = conversations;
const READ = `GET /v2/conversations/${held.id}`;
const SENTENCES = `GET /v2/transcriptions/${held.transcription}/sentences?page=1&per_page=100&include_paging_counts=true`;
const TEXT = [
	'[00:00] Avery Admin: Good morning, thank you for your time.',
	'[00:04] Ada Stone: Hello, we would like to renew.',
	'[01:02] Avery Admin: I will send the offer today.',
];

/** Answers with these sentences in place of the emulator's own. */
function said(sentences: object[]): void {
	open({
		instead: ({ url }) =>
			url.pathname.endsWith('/sentences') ? json(200, { data: sentences }) : undefined,
	});
}

/** Answers so often in place of the emulator, where the path ends so. */
function late(times: number, ending: string, answer = json(404, { error: 'Not Found' })): void {
	let left = times;
	open({
		instead: ({ url }: SandboxRequest) =>
			url.pathname.endsWith(ending) && left-- > 0 ? answer : undefined,
	});
}
const waiting = { waitUntilReady: true, maxWait: 300 };

describe('conversations', () => {
	test('tell whose they are, and where the rest is, in short', async () => {
		expect(await record('conversation.get', { conversationId: byId(held.id) })).toMatchObject({
			id: held.id,
			title: 'Introduction Northwind',
			account_id: firstAccount,
			person_id: firstPerson,
			user_guid: admin.guid,
			transcription_id: held.transcription,
		});
	});

	test('are named by their title, which Salesloft looks for', async () => {
		const found = await record('conversation.get', {
			conversationId: named(' Introduction Northwind ', 'name'),
		});
		expect(found.id).toBe(held.id);
		expect(requests()[0]).toContain('title=Introduction');
	});

	test('are picked by the beginning of their title', async () => {
		const { results } = await search('conversation', 'Intro');
		expect(results).toMatchObject([
			{ name: 'Introduction Northwind (2026-11-20)', value: held.id },
		]);
		expect(requests()[0]).toContain('title[_starts_with]=Intro');
	});

	test('are listed in the order of their last change, by account and length', async () => {
		const filters = { accountIds: [firstAccount], longerThan: 60 };
		const found = await records('conversation.getAll', { returnAll: true, filters });
		expect(found.map(({ id }) => id)).toEqual([held.id]);
		expect(requests()).toEqual([
			`GET /v2/conversations?account_ids[]=${firstAccount}&duration[gt]=60&page=1&per_page=100&sort_by=updated_at&sort_direction=ASC`,
		]);
	});

	test('go by UUIDs, as their transcriptions do, and by no number', async () => {
		const conversationId = byId('={{ 91001 }}');
		expect(await refusal('conversation.get', { conversationId })).toBe(
			"'Conversation' must be a UUID or a name, not the number 91001 [item 0]",
		);
		const transcriptionId = byId('={{ 92001 }}');
		expect(await refusal('transcription.get', { transcriptionId })).toBe(
			"'Transcription' must be a UUID, not the number 92001 [item 0]",
		);
		expect(requests()).toEqual([]);
	});

	test('are not asked for by fewer than three characters, which Salesloft refuses', async () => {
		const filters = { titleStartsWith: 'In' };
		expect(await refusal('conversation.getAll', { filters })).toBe(
			"'Title Starts With' needs at least 3 characters and has 2 [item 0]",
		);
		const { results } = await search('conversation', 'In');
		expect(results.map(({ value }) => value)).toEqual([held.id]);
		expect(requests().filter((one) => one.includes('_starts_with'))).toEqual([]);
	});

	test('are found by who owns them under two kinds of ID', async () => {
		const filters = { userGuids: [admin.guid], ownerIds: ['O-1'] };
		expect(await records('conversation.getAll', { filters })).toEqual([]);
		expect(requests()).toEqual([
			`GET /v2/conversations?owner_ids[]=O-1&user_guids[]=${admin.guid}&page=1&per_page=50`,
		]);
	});

	test('come from a call that was recorded elsewhere', async () => {
		await record('conversation.createFromCall', {
			...{ from: '+16175550123', to: '+16175550124', duration: 62 },
			recording: '{"url":"https://example.com/call.mp3"}',
			additionalFields: { direction: 'inbound', callCreatedAt: '2026-11-19T10:00:00Z' },
		});
		expect(bodies()).toEqual([
			{
				...{ from: '+16175550123', to: '+16175550124', duration: 62, direction: 'inbound' },
				recording: { url: 'https://example.com/call.mp3' },
				call_created_at: '2026-11-19T10:00:00.000Z',
			},
		]);
	});
});

describe('the recording of a conversation', () => {
	const download = { conversationId: byId(held.id) };
	const recording = 'conversation.downloadRecording';

	test('comes as a file, from a storage host that never sees the key', async () => {
		const { items } = await run(recording, { ...download, binaryPropertyName: 'audio' });
		expect(items[0].json).toMatchObject({ id: held.id, title: 'Introduction Northwind' });
		expect(items[0].binary?.audio).toMatchObject({
			fileName: `conversation-${held.id}-recording.mp3`,
			mimeType: 'audio/mpeg',
		});
		const bytes = await readBinary(items[0], 'audio');
		expect(bytes.toString('latin1')).toContain(`recording of conversation ${held.id}`);
		const [, , storage] = exchanges().map(({ request }) => request);
		expect(storage.url.hostname).toBe('salesloft-sandbox.s3.amazonaws.com');
		expect(storage.headers).not.toHaveProperty('authorization');
	});

	test.each([
		[{ data: { recording: { links: [{ url: 'LINK' }] } } }],
		[{ data: 'LINK' }],
		[{ data: [{ _href: 'https://api.salesloft.com/v2/conversations/1' }, 'LINK'] }],
		// What something within the answer looks like is not the file.
		[{ data: { user: { avatar_url: 'https://example.com/face.png' }, url: 'LINK' } }],
	])('is found wherever the link stands in the answer: %j', async (body) => {
		const link = 'https://salesloft-sandbox.s3.amazonaws.com/a%20b/One.MP4?key=1';
		open({
			instead: ({ url }) => {
				if (url.href === link) {
					return { status: 200, headers: { 'content-type': 'video/mp4' }, body: 'film' };
				}
				if (!url.pathname.endsWith('/recording')) return undefined;
				return json(200, JSON.parse(JSON.stringify(body).replace('LINK', link)));
			},
		});
		const { items } = await run(recording, download);
		expect(items[0].binary?.data).toMatchObject({
			fileName: `conversation-${held.id}-recording.mp4`,
			mimeType: 'video/mp4',
		});
		expect(String(await readBinary(items[0], 'data'))).toBe('film');
	});

	test.each([
		['a refusal', json(404, { error: 'Not Found' })],
		['an answer without a link', json(200, { data: { status: 'processing' } })],
	])('that is not there yet is waited for, where it is %s', async (_, answer) => {
		late(2, '/recording', answer);
		const { items } = await run(recording, { ...download, options: waiting });
		expect(items[0].binary?.data.fileName).toBe(`conversation-${held.id}-recording.mp3`);
		expect(Date.now() - START).toBe(30_000);
	});

	test.each([[json(200, { data: {} })], [json(404, { error: 'Not Found' })]])(
		'that is not there says what to do',
		async (answer) => {
			late(1, '/recording', answer);
			const { error } = await run(recording, download);
			expect(error).toMatchObject({
				message: `Conversation ${held.id} has no recording [item 0]`,
				description:
					"If one is due, it appears some minutes after the conversation: turn on 'Wait Until Ready'.",
			});
		},
	);

	test('is not waited for where there is no such conversation', async () => {
		const conversationId = byId(held.id.replace(/1$/, '9'));
		const found = await refusal(recording, { conversationId, options: waiting });
		expect(found).toContain('Salesloft could not find this');
		expect(Date.now() - START).toBe(0);
	});
});

describe('Get Transcript', () => {
	const get = async (options = {}, format = 'text') =>
		await record('conversation.getTranscript', {
			...{ conversationId: byId(held.id), format, options },
		});
	const beside = {
		...{ conversation_id: held.id, transcription_id: held.transcription, language_code: 'en' },
	};

	test('gives one text with speakers and times', async () => {
		const text = TEXT.join('\n');
		expect(await get()).toEqual({
			...{ ...beside, text, characters: text.length, next_character: null },
		});
		expect(requests()).toEqual([READ, SENTENCES]);
	});

	test('of a transcription is the same', async () => {
		const transcriptionId = byId(held.transcription);
		expect(await record('transcription.getTranscript', { transcriptionId })).toEqual({
			...{ ...beside, text: TEXT.join('\n'), characters: 159, next_character: null },
		});
		expect(requests()).toEqual([`GET /v2/transcriptions/${held.transcription}`, SENTENCES]);
	});

	test('gives parts of it', async () => {
		expect((await get({ fromSecond: 10 })).text).toBe(TEXT[2]);
		expect((await get({ toSecond: 4 })).text).toBe(TEXT[0]);
		expect(await get({ maxCharacters: 7 })).toMatchObject({ text: '[00:00]', next_character: 7 });
	});

	test('gives each sentence as Salesloft does, as data', async () => {
		const { sentences, ...rest } = await get({ fromSecond: 10 }, 'data');
		expect(rest).toEqual(beside);
		expect(sentences).toEqual([
			{
				...{ id: 3, start_time: 62, end_time: 64.5, speaker_name: 'Avery Admin' },
				text: 'I will send the offer today.',
			},
		]);
	});

	test('knows other names of what a sentence holds, since none is published', async () => {
		said([
			{ start: '1.5', sentence: 'Hi ', recording_attendee_id: 'a' },
			{ offset: 2, content: 'Hello', speaker: { id: 7 } },
			{ start: 3, transcript: 'Fine', recording_attendee_id: 'a' },
			{ text: 'Bye', speaker: 'Ada' },
			{ text: 'Me too', speaker: { name: 'Bela' } },
			{ text: 'Who?' },
		]);
		expect((await get()).text).toBe(
			'[00:01] Speaker 1: Hi\n[00:02] Speaker 2: Hello\n[00:03] Speaker 1: Fine\n[00:00] Ada: Bye\n[00:00] Bela: Me too\n[00:00] Speaker: Who?',
		);
	});

	test('of sentences without a text that it knows says so', async () => {
		said([{ id: 1, words: ['Hi'] }]);
		const { error } = await run('conversation.getTranscript', { conversationId: byId(held.id) });
		expect(error).toMatchObject({
			message:
				'The sentences of this transcription hold no text under a name that is known [item 0]',
			description: 'Choose the format Data: it gives them as Salesloft does.',
		});
		expect((await get({}, 'data')).sentences).toEqual([{ id: 1, words: ['Hi'] }]);
	});

	test('of a transcription without sentences is empty', async () => {
		said([]);
		expect(await get()).toMatchObject({ text: '', characters: 0, next_character: null });
	});

	test('of a conversation without a transcription says what to do', async () => {
		const { error } = await run('conversation.getTranscript', {
			conversationId: byId(unheard.id),
		});
		expect(error).toMatchObject({
			message: `Conversation ${unheard.id} has no transcription [item 0]`,
			description:
				"If one is due, it appears some minutes after the conversation: turn on 'Wait Until Ready'.",
		});
	});

	test('is not waited for where there is no such conversation', async () => {
		const conversationId = byId(held.id.replace(/1$/, '9'));
		const asked = { conversationId, options: waiting };
		expect(await refusal('conversation.getTranscript', asked)).toContain('could not find this');
		expect(Date.now() - START).toBe(0);
	});

	test('waits for the transcription, and then for its sentences', async () => {
		let asked = 0;
		open({
			instead: ({ url }) => {
				if (url.pathname.endsWith(held.id) && (asked += 1) === 1) {
					return json(200, { data: { id: held.id, transcription: null } });
				}
				return url.pathname.endsWith('/sentences') && asked === 2
					? json(404, { error: 'Not Found' })
					: undefined;
			},
		});
		expect((await get(waiting)).text).toBe(TEXT.join('\n'));
		expect(Date.now() - START).toBe(30_000);
	});
});

describe('what is known of no answer', () => {
	test('all there is of a conversation comes as it is', async () => {
		const answer = { id: held.id, attendees: [{ name: 'Ada' }] };
		open({ instead: () => json(200, { data: answer }) });
		const conversationId = byId(held.id);
		expect(await record('conversation.getExtensive', { conversationId })).toEqual(answer);
	});

	test('the artifact of a transcription comes as a file', async () => {
		const { items } = await run('transcription.downloadArtifact', {
			transcriptionId: byId(held.transcription),
		});
		expect(items[0].json).toMatchObject({ id: held.transcription, conversation_id: held.id });
		expect(items[0].binary?.data).toMatchObject({
			fileName: `transcription-${held.transcription}-artifact.json`,
			mimeType: 'application/json',
		});
	});

	test('sentences come as they are', async () => {
		const found = await records('transcription.getSentences', {
			...{ transcriptionId: byId(held.transcription), limit: 1 },
		});
		expect(found).toEqual([
			{
				...{ id: 1, start_time: 0.4, end_time: 3, speaker_name: 'Avery Admin' },
				text: 'Good morning, thank you for your time.',
			},
		]);
	});
});

describe('call data records', () => {
	test('are those of the dialer, logged or not', async () => {
		const logged = await records('callDataRecord.getAll', { filters: { hasCall: true } });
		expect(logged).toHaveLength(1);
		expect(logged[0]).toMatchObject({
			...{ id: callDataRecords.recorded, direction: 'outbound', status: 'completed' },
			...{ person_id: firstPerson, user_id: admin.id, call_id: 30_001 },
			recording_status: 'completed',
		});
		const others = await records('callDataRecord.getAll', { filters: { hasCall: false } });
		expect(others.map(({ id }) => id)).toEqual([callDataRecords.recorded + 1]);
	});

	test('tell a model that there is a recording, and not where it lies', async () => {
		const { answer } = await runAsTool({
			...{ node: salesloft.node, credentials: credentials() },
			parameters: {
				...{ resource: 'callDataRecord', operation: 'get' },
				callDataRecordId: byId(callDataRecords.recorded),
			},
		});
		expect(JSON.stringify(answer)).toContain('"recording_url":true');
		expect(JSON.stringify(answer)).not.toContain('https://salesloft-sandbox');
	});
});
