import { aircallAccount as account } from '../../../sandbox/aircall';
import type { Call, Json } from './open';
import { API, appError, badRequest, brief, calls, ids, NOW, open } from './open';

describe('calls', () => {
	it('show a recorded one in full', () => {
		const { call } = open().get(`/v1/calls/${account.calls.recorded}`).json as { call: Call };
		const started = NOW - 3600 - 28 * 86_400;
		expect(call).toMatchObject({
			id: 2_812_000_001,
			direct_link: `${API}/v1/calls/2812000001`,
			direction: 'inbound',
			status: 'done',
			missed_call_reason: null,
			started_at: started,
			answered_at: started + 5,
			ended_at: started + 35,
			duration: 35,
			voicemail: null,
			asset: 'https://assets.aircall.io/calls/2812000001/recording',
			raw_digits: '+33 6 39 98 00 00',
			user: { id: 741001, name: 'Amélie Laurent' },
			contact: null,
			archived: false,
			assigned_to: null,
			transferred_by: null,
			transferred_to: null,
			cost: '0.0',
			number: { id: 520001, digits: '+33 1 99 00 01 00', created_at: '2025-10-26T09:00:00.000Z' },
			tags: [{ id: 8001, name: 'Lead', tagged_at: started + 35, tagged_by: { id: 741001 } }],
			hangup_cause: null,
			comments: [],
			teams: [{ id: 31001, name: 'Sales' }],
			conference_participants: [],
		});
		expect(call).not.toHaveProperty('recording_short_url');
	});

	it('bring the contact and the short links only when asked with true', () => {
		const { get } = open();
		const path = `/v1/calls/${account.calls.recorded}`;
		const asked = get(`${path}?fetch_contact=true&fetch_short_urls=true`).json.call as Call;
		expect(asked.contact).toMatchObject({
			id: account.firstContact,
			created_at: NOW - 90 * 86_400,
		});
		expect(asked.recording_short_url).toMatch(
			/^https:\/\/short\.sandbox\.aircall\.io\/recording\//,
		);
		expect(asked.voicemail_short_url).toBeNull();
		const unasked = get(`${path}?fetch_contact=false`).json.call as Call;
		expect(unasked.contact).toBeNull();
	});

	it('tell missed, voicemail, hidden and transferred ones apart', () => {
		const { get } = open();
		const call = (id: number) => get(`/v1/calls/${id}`).json.call as Call;
		expect(call(account.calls.missed)).toMatchObject({
			missed_call_reason: 'no_available_agent',
			answered_at: null,
			duration: 7,
			user: null,
			voicemail: null,
			asset: null,
		});
		expect(call(account.calls.voicemail)).toMatchObject({
			recording: null,
			voicemail: expect.stringContaining('/voicemail/2812000006.mp3?'),
			asset: 'https://assets.aircall.io/calls/2812000006/voicemail',
		});
		expect(call(account.calls.anonymous).raw_digits).toBe('anonymous');
		expect(call(account.calls.transferred)).toMatchObject({
			user: { id: 741002 },
			transferred_by: { id: 741001 },
			transferred_to: { id: 741002 },
		});
	});

	it('give all six reasons for a missed call', () => {
		const { get } = open();
		const reasons = [1, 2, 3].flatMap((page) =>
			calls(get(`/v1/calls?per_page=50&page=${page}`).json).map((call) => call.missed_call_reason),
		);
		expect([...new Set(reasons)].sort()).toEqual([
			'abandoned_in_classic',
			'abandoned_in_ivr',
			'agents_did_not_answer',
			'no_available_agent',
			null,
			'out_of_opening_hours',
			'short_abandoned',
		]);
	});

	it('have teams only when they are inbound', () => {
		const all = calls(open().get('/v1/calls?per_page=50').json);
		expect(all.filter(({ teams }) => (teams as Json[]).length > 0)).toEqual(
			all.filter(({ direction }) => direction === 'inbound'),
		);
	});

	it('are searched by direction, user, E.164 number and tags', () => {
		const { get } = open();
		const found = (query: string) => calls(get(`/v1/calls/search?per_page=50&${query}`).json);
		expect(new Set(found('direction=outbound').map(({ direction }) => direction))).toEqual(
			new Set(['outbound']),
		);
		expect(new Set(found('user_id=741003').map(({ user }) => user?.id))).toEqual(new Set([741003]));
		expect(ids(found('user_id=741002'))).toContain(account.calls.transferred);
		expect(new Set(found('phone_number=%2B33639980000').map((call) => call.raw_digits))).toEqual(
			new Set(['+33 6 39 98 00 00']),
		);
		expect(found('phone_number=+33639980000')).toEqual([]);
		const both = found('tags[]=8001&tags[]=8002');
		expect(both).toHaveLength(12);
		expect(found('tags[]=8001')).toHaveLength(24);
		expect(found('tags[]=8001,8002')).toEqual([]);
	});

	it('are not filtered by what the routes do not know', () => {
		const { get } = open();
		const total = (path: string) => (get(path).json.meta as Json).total;
		expect(total('/v1/calls?direction=inbound&user_id=741001')).toBe(120);
		expect(total('/v1/calls/search?number_id=520001')).toBe(120);
		expect(total('/v1/calls/search?tags=8001')).toBe(120);
		expect(brief(get('/v1/calls/search?direction=up'))).toEqual(
			badRequest('query direction: value, expected one of inbound, outbound'),
		);
	});

	it('take five comments, without emojis and without an author', () => {
		const { send, get } = open();
		const path = `/v1/calls/${account.calls.missed}`;
		for (let i = 1; i <= 5; i += 1) {
			const { status, body } = send('POST', `${path}/comments`, { content: `Note ${i} 👍🏽` });
			expect([status, body]).toEqual([201, '']);
		}
		expect(brief(send('POST', `${path}/comments`, { content: 'Note 6' }))).toEqual(
			badRequest('Maximum of 5 notes can be added to a Call.'),
		);
		const { comments } = get(path).json.call as { comments: Json[] };
		expect(comments.map(({ content }) => content)).toEqual(
			[1, 2, 3, 4, 5].map((i) => `Note ${i} `),
		);
		expect(comments[0]).toEqual({
			id: 3_000_000_001,
			content: 'Note 1 ',
			posted_at: NOW,
			posted_by: null,
		});
	});

	it('take tags by id', () => {
		const { send, get } = open();
		const path = `/v1/calls/${account.calls.recorded}`;
		expect(send('POST', `${path}/tags`, { tags: [8002, 8001] }).status).toBe(201);
		expect(ids((get(path).json.call as Json).tags)).toEqual([8001, 8002]);
		expect(brief(send('POST', `${path}/tags`, { tags: [1] }))).toEqual(
			badRequest('tags must be ids of tags'),
		);
		expect(brief(send('POST', `${path}/tags`, { tags: ['Lead'] }))).toEqual(
			badRequest('body tags[0]: type, expected integer'),
		);
	});

	it('are archived and unarchived', () => {
		const { send } = open();
		const path = `/v1/calls/${account.calls.recorded}`;
		expect(send('PUT', `${path}/archive`).json.call).toMatchObject({ archived: true });
		expect(send('PUT', `${path}/unarchive`).json.call).toMatchObject({ archived: false });
	});

	it('go to exactly one destination', () => {
		const { send, get } = open();
		const transfer = (id: number, body: Json) =>
			brief(send('POST', `/v1/calls/${id}/transfers`, body));
		const { live, ringing, recorded } = account.calls;
		const exactlyOne = badRequest('Give exactly one of user_id, team_id and number');
		expect(transfer(live, {})).toEqual(exactlyOne);
		expect(transfer(live, { user_id: 741001, team_id: 31001 })).toEqual(exactlyOne);
		expect(transfer(live, { user_id: 741001, dispatching_strategy: 'random' })).toEqual(
			badRequest('dispatching_strategy needs a team_id'),
		);
		expect(transfer(live, { number: '+33639980001' })).toEqual(
			badRequest('Only inbound calls that are not answered yet can go to an external number'),
		);
		expect(transfer(recorded, { user_id: 741001 })).toEqual(
			badRequest('The call has already ended'),
		);
		expect(transfer(ringing, { number: '+33639980001' })).toEqual([204, undefined]);
		expect(transfer(ringing, { team_id: 31001, dispatching_strategy: 'longest_idle' })).toEqual([
			204,
			undefined,
		]);
		expect(transfer(live, { user_id: 741001 })).toEqual([204, undefined]);
		expect(get(`/v1/calls/${live}`).json.call).toMatchObject({
			user: { id: 741001 },
			transferred_by: { id: 741005 },
			transferred_to: { id: 741001 },
		});
	});

	it.each(['pause_recording', 'resume_recording'])('%s depends on their state', (verb) => {
		const { send } = open();
		const { live, liveUnrecorded, recorded } = account.calls;
		const post = (id: number) => brief(send('POST', `/v1/calls/${id}/${verb}`));
		expect(post(live)).toEqual([204, undefined]);
		expect(post(liveUnrecorded)).toEqual([
			405,
			appError('Method Not Allowed', 'Recording is disabled on this number'),
		]);
		expect(post(recorded)).toEqual(badRequest('The call has already ended'));
	});

	it('show insight cards only while they are live', () => {
		const { send } = open();
		const card = (id: number, contents: Json[]) =>
			send('POST', `/v1/calls/${id}/insight_cards`, { contents });
		const lines = [
			{ type: 'title', text: 'Bluebird Cycles', link: 'https://customer.example' },
			{ type: 'shortText', label: 'Plan', text: 'Gold' },
		];
		expect(card(account.calls.live, lines).status).toBe(201);
		expect(card(account.calls.live, [{ type: 'shortText', text: 'Gold' }]).status).toBe(400);
		expect(card(account.calls.recorded, lines).status).toBe(400);
	});
});

describe('insights', () => {
	it.each([
		['transcription', 'transcription'],
		['sentiments', 'sentiment'],
		['topics', 'topic'],
		['summary', 'summary'],
	])('answer %s in an envelope', (route, key) => {
		const { json } = open().get(`/v1/calls/${account.calls.recorded}/${route}`);
		expect(json[key]).toMatchObject({ call_id: account.calls.recorded });
	});

	it('answer action items beside the call id', () => {
		const { json } = open().get(`/v1/calls/${account.calls.recorded}/action_items`);
		expect(json).toMatchObject({
			call_id: account.calls.recorded,
			action_items: [{ content: 'Send the quote again', ai_generated: true }],
		});
	});

	it('answer 404 where none were generated and 403 where the plan lacks them', () => {
		const { get } = open({ plan: 'AI Assist' });
		expect(brief(get(`/v1/calls/${account.calls.missed}/summary`))).toEqual([
			404,
			appError('Not Found', 'Not generated for this call'),
		]);
		const noPlan = [403, appError('Forbidden', 'This feature needs AI Assist Pro')];
		const path = `/v1/calls/${account.calls.recorded}`;
		expect(brief(get(`${path}/playbook_result`))).toEqual(noPlan);
		expect(brief(get(`${path}/transcription?mode=realtime`))).toEqual(noPlan);
		expect(open({ plan: 'none' }).get(`${path}/summary`).status).toBe(403);
	});

	it('of a live call are its realtime transcription alone', () => {
		const { get } = open();
		const path = `/v1/calls/${account.calls.live}/transcription`;
		expect(get(`${path}?mode=realtime`).json.transcription).toMatchObject({
			call_id: account.calls.live,
		});
		expect(get(path).status).toBe(404);
	});
});
