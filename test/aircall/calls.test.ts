import { byId, named, openAccount } from '../harness/account';
import { NOW, account, aircall } from './provider';

const { open, run, records, refusal, sent, requests, exchanges, emulated } = openAccount(aircall);

const { calls, numbers, tags, teams, users } = account;
const recorded = { callId: byId(calls.recorded) };
const FIRST = account.firstCall;
const ids = (records: Array<{ id?: unknown }>) => records.map(({ id }) => id);
/** The ids of the ended calls, newest first. */
const ended = (from: number, count: number) => Array.from({ length: count }, (_, i) => from - i);
describe('Get Many', () => {
	test('gives the newest calls first, though the API begins with the oldest', async () => {
		const found = await records('call.getAll', { limit: 5 });
		const live = [calls.ringing, calls.live, calls.liveUnrecorded];
		expect(ids(found)).toEqual([...live, FIRST + 116, FIRST + 115]);
		expect(requests()).toEqual(['GET /v1/calls?order=desc&page=1&per_page=5']);
	});

	test('asks for one call when one is wanted', async () => {
		const found = await records('call.getAll', { limit: 1 });
		expect(ids(found)).toEqual([calls.ringing]);
		expect(requests()).toEqual(['GET /v1/calls?order=desc&page=1&per_page=1']);
	});

	test('reads every page with the same filters and gives each call once', async () => {
		const found = await records('call.getAll', {
			returnAll: true,
			filters: { to: '2026-11-20T07:00:00Z' },
			options: { order: 'asc', parallelRequests: 1 },
		});
		expect(ids(found)).toEqual(ended(FIRST + 116, 117).reverse());
		const to = Date.UTC(2026, 10, 20, 7) / 1000;
		expect(requests()).toEqual(
			[1, 2, 3].map((page) => `GET /v1/calls?order=asc&to=${to}&page=${page}&per_page=50`),
		);
	});

	test('sends dates as Unix seconds, whatever they are written in', async () => {
		const filters = { from: '2026-11-20T08:00:00+01:00', to: NOW - 100 };
		const found = await records('call.getAll', { filters });
		expect(ids(found)).toEqual([calls.live, calls.liveUnrecorded]);
		const from = Date.UTC(2026, 10, 20, 7) / 1000;
		expect(requests()).toEqual([
			`GET /v1/calls?order=desc&from=${from}&to=${NOW - 100}&page=1&per_page=50`,
		]);
	});

	test.each([
		['direction', { direction: 'outbound' }, 'direction=outbound'],
		['user', { userId: byId(users.available) }, `user_id=${users.available}`],
		['phone number', { phoneNumber: '+33 6 39 98 00 00' }, 'phone_number=+33639980000'],
		['tags', { tags: [tags.lead, tags.quote] }, `tags[]=${tags.lead}&tags[]=${tags.quote}`],
	])(
		'asks the search when a %s is wanted, for the list would ignore it',
		async (_, filters, wanted) => {
			const found = await records('call.getAll', { filters, limit: 2 });
			expect(found).toHaveLength(2);
			expect(requests()).toEqual([`GET /v1/calls/search?order=desc&${wanted}&page=1&per_page=2`]);
		},
	);

	test('takes tags as all of them, each in a parameter of its own', async () => {
		const filters = { tags: [tags.lead, tags.quote] };
		const found = await records('call.getAll', { filters, returnAll: true });
		expect(new Set(found.map((one) => JSON.stringify(one.tags)))).toEqual(
			new Set(['["Lead","Quote sent"]']),
		);
	});

	test('finds a user by email and filters by the ID', async () => {
		const filters = { userId: named(account.availableUserEmail, 'email') };
		await run('call.getAll', { filters, limit: 1 });
		expect(requests()).toEqual([
			`GET /v2/users/${account.availableUserEmail}`,
			`GET /v1/calls/search?order=desc&user_id=${users.available}&page=1&per_page=1`,
		]);
	});

	test('finds a transferred call under the user that it went to', async () => {
		const callsOf = async (user: number) => {
			const filters = { userId: byId(user) };
			const found = await records('call.getAll', { returnAll: true, filters });
			return found.map(({ id }) => id);
		};
		expect(await callsOf(users.available + 1)).toContain(calls.transferred);
		expect(await callsOf(users.available)).not.toContain(calls.transferred);
	});

	test('filters by number here, since Aircall cannot, and reads on until there are enough', async () => {
		const filters = { numberId: byId(numbers.silent) };
		const options = { parallelRequests: 1 };
		const found = await records('call.getAll', { filters, limit: 20, options });
		expect(found).toHaveLength(20);
		expect(new Set(found.map((one) => one.number_id))).toEqual(new Set([numbers.silent]));
		expect(requests()).toEqual(
			[1, 2].map((page) => `GET /v1/calls?order=desc&page=${page}&per_page=50`),
		);
	});

	describe('Missed Only', () => {
		const missedOnly = true;

		test('gives inbound calls that nobody answered, and asks for the inbound ones alone', async () => {
			const options = { parallelRequests: 1 };
			const found = await records('call.getAll', { filters: { missedOnly }, limit: 20, options });
			expect(found).toHaveLength(20);
			expect(new Set(found.map((one) => [one.direction, one.answered_at].join()))).toEqual(
				new Set(['inbound,']),
			);
			expect(ids(found)).not.toContain(calls.ringing);
			expect(requests()).toEqual(
				[1, 2].map(
					(page) => `GET /v1/calls/search?order=desc&direction=inbound&page=${page}&per_page=50`,
				),
			);
		});

		test('gives all of them, also those with a voicemail, and with the other filters', async () => {
			const all = await records('call.getAll', { returnAll: true });
			const missed = all.filter((one) => one.missed_call_reason !== null);
			const asked = { returnAll: true, filters: { missedOnly } };
			expect(ids(await records('call.getAll', asked))).toEqual(ids(missed));
			expect(ids(missed)).toContain(calls.voicemail);
			const filters = { missedOnly, direction: 'inbound', numberId: byId(numbers.silent) };
			const found = await records('call.getAll', { returnAll: true, filters });
			expect(ids(found)).toEqual(ids(missed.filter((one) => one.number_id === numbers.silent)));
		});

		test.each([
			['without a reason, once it has ended', { missed_call_reason: null }, true],
			['with a reason, before it has ended', { ended_at: null }, true],
			['that still rings', { missed_call_reason: null, ended_at: null }, false],
			['that was answered', { answered_at: NOW - 9 }, false],
			['that was outbound', { direction: 'outbound' }, false],
		])('of a call %s', async (_, fields, isMissed) => {
			const missed = { id: 1, direction: 'inbound', answered_at: null, ended_at: NOW };
			const body = JSON.stringify({
				calls: [{ ...missed, missed_call_reason: 'short_abandoned', ...fields }],
				meta: { next_page_link: null },
			});
			const headers = { 'content-type': 'application/json' };
			open({ instead: () => ({ status: 200, headers, body }) });
			const found = await records('call.getAll', { filters: { missedOnly } });
			expect(found).toHaveLength(isMissed ? 1 : 0);
		});

		test('does not go together with outbound calls, and off it is nothing', async () => {
			const filters = { direction: 'outbound', missedOnly };
			expect(await refusal('call.getAll', { filters })).toBe(
				"Missed calls are inbound: choose Inbound in 'Direction', or leave it out [item 0]",
			);
			expect(sent()).toEqual([]);
			await run('call.getAll', { filters: { ...filters, missedOnly: false }, limit: 1 });
			expect(requests()).toEqual([
				'GET /v1/calls/search?order=desc&direction=outbound&page=1&per_page=1',
			]);
		});
	});

	test('finds no call older than six months, as Aircall lists none', async () => {
		open({ callsSpan: 400 * 86_400 });
		const found = await records('call.getAll', { returnAll: true });
		const oldest = Math.min(...found.map((one) => Date.parse(String(one.started_at))));
		expect(oldest).toBeGreaterThanOrEqual(Date.UTC(2026, 4, 20, 9));
		expect(found.length).toBeLessThan(120);
	});

	test('sends a switch only when it is on', async () => {
		const options = { fetchContact: true, fetchShortUrls: false };
		await run('call.getAll', { options, limit: 1 });
		expect(requests()).toEqual(['GET /v1/calls?order=desc&fetch_contact=true&page=1&per_page=1']);
	});

	test('knows an anonymous caller and a call without a user', async () => {
		const found = await records('call.get', { callId: byId(calls.anonymous) });
		expect(found[0].raw_digits).toBe('anonymous');
		const missed = await records('call.get', { callId: byId(calls.missed) });
		expect(missed[0]).toMatchObject({
			answered_at: null,
			missed_call_reason: 'no_available_agent',
		});
		expect(missed[0]).not.toHaveProperty('user_id');
	});

	test('refuses a phone number without a country code before anything is sent', async () => {
		expect(await refusal('call.getAll', { filters: { phoneNumber: '0639 98 00 00' } })).toBe(
			`'Phone Number' must be a phone number with + and its country code, such as +33123456789, without letters or an extension, not "0639 98 00 00" [item 0]`,
		);
		expect(sent()).toEqual([]);
	});
});

describe('Get', () => {
	test('gives a call without what nobody reads', async () => {
		const found = await records('call.get', recorded);
		expect(found).toEqual([
			{
				id: calls.recorded,
				direction: 'inbound',
				status: 'done',
				missed_call_reason: null,
				started_at: '2026-10-23T08:00:00.000Z',
				answered_at: '2026-10-23T08:00:05.000Z',
				ended_at: '2026-10-23T08:00:35.000Z',
				duration: 35,
				raw_digits: '+33 6 39 98 00 00',
				number_id: numbers.recording,
				number_name: 'Paris Sales',
				user_id: users.available,
				user_name: 'Amélie Laurent',
				user_email: account.availableUserEmail,
				voicemail: null,
				recording: expect.stringMatching(
					/^https:\/\/recordings\.sandbox\.aircall\.io\/recording\//,
				),
				contact: null,
				archived: false,
				tags: ['Lead'],
				teams: ['Sales'],
				comments: [],
				transferred_by: null,
				transferred_to: null,
				hangup_cause: null,
			},
		]);
	});

	test('keeps what the options ask for, simplified or not', async () => {
		const options = { fetchContact: true, fetchShortUrls: true };
		for (const simplify of [true, false]) {
			const found = await records('call.get', { ...recorded, options, simplify });
			const created_at = simplify ? '2026-08-22T09:00:00.000Z' : 1787389200;
			expect(found[0].contact).toMatchObject({ id: account.firstContact, created_at });
			expect(found[0].recording_short_url).toMatch(/^https:\/\/short\.sandbox\.aircall\.io\//);
		}
		const line = `GET /v1/calls/${calls.recorded}?fetch_contact=true&fetch_short_urls=true`;
		expect(requests()).toEqual([line, line]);
	});

	test('tells the teams of inbound calls only, as Aircall does', async () => {
		const teamsOf = async (direction: string) => {
			const found = await records('call.getAll', { returnAll: true, filters: { direction } });
			return [...new Set(found.flatMap(({ teams: all }) => all))];
		};
		expect(await teamsOf('inbound')).toContain('Sales');
		expect(await teamsOf('outbound')).toEqual([]);
	});

	test('tells who a call was transferred by and to', async () => {
		const found = await records('call.get', { callId: byId(calls.transferred) });
		expect(found[0]).toMatchObject({
			transferred_by: 'Amélie Laurent',
			transferred_to: 'Noah Fischer',
		});
	});

	test('takes an ID of 19 digits as it is, and the address of a call', async () => {
		await run('call.get', { callId: byId('9223372036854775807') });
		await run('call.get', { callId: byId(`https://api.aircall.io/v1/calls/${calls.missed}`) });
		await run('call.get', { callId: byId('https://assets.aircall.io/calls/7/recording') });
		expect(requests()).toEqual([
			'GET /v1/calls/9223372036854775807',
			`GET /v1/calls/${calls.missed}`,
			'GET /v1/calls/7',
		]);
	});
});

describe('A change of a call', () => {
	test('adds a comment and gives the call as it is then', async () => {
		const found = await records('call.addComment', { ...recorded, content: 'Call back 📞' });
		expect(found).toHaveLength(1);
		expect(found[0]).toMatchObject({ id: calls.recorded, comments: ['Call back '] });
		expect(sent()).toEqual([
			{ route: `GET /v1/calls/${calls.recorded}` },
			{ route: `POST /v1/calls/${calls.recorded}/comments`, body: { content: 'Call back 📞' } },
			{ route: `GET /v1/calls/${calls.recorded}` },
		]);
	});

	test('with a sixth comment is told before it is sent', async () => {
		const full = Array.from({ length: 6 }, () => ({ json: {} }));
		expect(await refusal('call.addComment', { ...recorded, content: 'x' }, { items: full })).toBe(
			`Call ${calls.recorded} has 5 comments already. Aircall takes no more, and none can be removed [item 5]`,
		);
		expect(requests().filter((one) => one.startsWith('POST'))).toHaveLength(5);
	});

	test('with a sixth comment that came in the meantime is refused by Aircall', async () => {
		const body = JSON.stringify({ call: { id: 7, comments: [] } });
		const headers = { 'content-type': 'application/json' };
		for (let i = 0; i < 5; i += 1) await run('call.addComment', { ...recorded, content: 'x' });
		const provider = emulated();
		open({
			instead: (request) =>
				request.method === 'GET' ? { status: 200, headers, body } : provider.handle(request),
		});
		const { error } = await run('call.addComment', { ...recorded, content: 'x' });
		expect(error).toMatchObject({
			message:
				'Aircall did not accept the request: Maximum of 5 notes can be added to a Call. [item 0]',
			description: 'A call takes 5 comments, which cannot be removed.',
		});
	});

	test('with a comment of emojis alone is refused, for nothing of it would stay', async () => {
		expect(await refusal('call.addComment', { ...recorded, content: '👍🏽 🇫🇷 ❤️' })).toBe(
			"'Comment' has nothing but emojis, which Aircall removes [item 0]",
		);
		expect(sent()).toEqual([]);
	});

	test('adds tags by ID and gives the call as it is then', async () => {
		const found = await records('call.addTags', { ...recorded, tags: [tags.churnRisk] });
		expect(found[0]).toMatchObject({ id: calls.recorded, tags: ['Lead', 'Churn risk'] });
		expect(sent()[0]).toEqual({
			route: `POST /v1/calls/${calls.recorded}/tags`,
			body: { tags: [tags.churnRisk] },
		});
	});

	test('asks for at least one tag', async () => {
		expect(await refusal('call.addTags', { ...recorded, tags: '={{ [] }}' })).toBe(
			"Pick a tag, or type one in 'New Tags' [item 0]",
		);
		expect(sent()).toEqual([]);
	});

	test.each([
		['archive', true],
		['unarchive', false],
	])('to %s it gives the call', async (operation, archived) => {
		const found = await records(`call.${operation}`, recorded);
		expect(found[0]).toMatchObject({ id: calls.recorded, archived });
		expect(requests()).toEqual([`PUT /v1/calls/${calls.recorded}/${operation}`]);
	});

	test('says that a write is JSON, even one without a body', async () => {
		await run('call.archive', recorded);
		const { request, response } = exchanges()[0];
		expect([response.status, request.body.length]).toEqual([200, 0]);
		expect(request.headers['content-type']).toBe('application/json');
	});

	test.each([
		['pauseRecording', 'pause_recording'],
		['resumeRecording', 'resume_recording'],
	])('does %s on a live call', async (operation, path) => {
		const found = await records(`call.${operation}`, { callId: byId(calls.live) });
		expect(found).toEqual([{ success: true }]);
		expect(requests()).toEqual([`POST /v1/calls/${calls.live}/${path}`]);
	});

	test('explains a 405 as a state, not as a wrong method', async () => {
		const { error } = await run('call.pauseRecording', {
			callId: byId(calls.liveUnrecorded),
		});
		expect(error).toMatchObject({
			httpCode: '405',
			message:
				'Aircall could not process the request (status 405): Recording is disabled on this number [item 0]',
			description:
				'A recording can be paused and resumed only while the call goes on, on a number that records its calls.',
		});
	});
});

describe('Transfer', () => {
	const ringing = { callId: byId(calls.ringing) };
	const path = `POST /v1/calls/${calls.ringing}/transfers`;

	test('to a user, also one named by email', async () => {
		const userId = named('noah.fischer@northwind.example', 'email');
		const found = await records('call.transfer', { ...ringing, transferTo: 'user', userId });
		expect(found).toEqual([{ success: true }]);
		expect(sent()).toEqual([
			{ route: 'GET /v2/users/noah.fischer@northwind.example' },
			{ route: path, body: { user_id: 741002 } },
		]);
	});

	test('to a team, with or without a strategy', async () => {
		const toTeam = { ...ringing, transferTo: 'team', teamId: byId(teams.support) };
		await run('call.transfer', toTeam);
		await run('call.transfer', { ...toTeam, dispatchingStrategy: 'longest_idle' });
		expect(sent()).toEqual([
			{ route: path, body: { team_id: teams.support } },
			{ route: path, body: { team_id: teams.support, dispatching_strategy: 'longest_idle' } },
		]);
	});

	test('sends exactly one destination, whatever else is still filled in', async () => {
		const found = await records('call.transfer', {
			...ringing,
			transferTo: 'number',
			externalNumber: '+1 (202) 555-0100',
			userId: byId(users.inCall),
			dispatchingStrategy: 'random',
		});
		expect(found).toEqual([{ success: true }]);
		expect(sent()).toEqual([{ route: path, body: { number: '+12025550100' } }]);
	});

	test('to an external number is refused once somebody has answered', async () => {
		const answered = { callId: byId(calls.live), transferTo: 'number' };
		expect(await refusal('call.transfer', { ...answered, externalNumber: '+12025550100' })).toBe(
			'Aircall did not accept the request: Only inbound calls that are not answered yet can go to an external number [item 0]',
		);
	});

	test('does not repeat a transfer that Aircall refuses', async () => {
		expect(
			await refusal('call.transfer', {
				...recorded,
				transferTo: 'user',
				userId: byId(users.available),
			}),
		).toBe('Aircall did not accept the request: The call has already ended [item 0]');
		expect(requests()).toHaveLength(1);
	});
});
