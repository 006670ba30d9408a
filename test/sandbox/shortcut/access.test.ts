import axios from 'axios';
import { readContract } from '../../../sandbox/contract';
import { openDoor } from '../../../sandbox/doors/nock';
import { account, call, get, ids, open, ORIGIN, post, reset, send, wait } from './support';

beforeEach(() => reset());

describe('authentication', () => {
	it.each(['', 'sct_rw_harborlight_wrong'])(
		'answers the token %p with 401 and nothing else',
		(token) => {
			const answer = get('/member', token);
			expect([answer.status, answer.text]).toEqual([401, '']);
		},
	);

	it('tells whose the token is', () => {
		expect(get('/member').body).toMatchObject({
			id: account.members.ada,
			mention_name: 'ada',
			role: 'owner',
			is_owner: true,
			workspace2: { url_slug: 'harborlight', default_workflow_id: account.workflows.engineering },
		});
	});

	it('lets a read-only token read and search, but not write', () => {
		expect(get('/epics', account.readOnlyToken).status).toBe(200);
		expect(post('/stories/search', {}, account.readOnlyToken).status).toBe(201);
		const refused = post('/labels', { name: 'x' }, account.readOnlyToken);
		expect(refused.status).toBe(403);
		expect(refused.body.message).toBe('This token is read-only.');
	});
});

describe('the rate limit', () => {
	it('refuses the 201st request of a minute, without saying when to return', () => {
		for (let i = 0; i < 200; i += 1) expect(get('/member').status).toBe(200);
		const refused = get('/member');
		expect(refused.status).toBe(429);
		expect(refused.headers).toEqual({ 'content-type': 'application/json; charset=utf-8' });
		wait(59_999);
		expect(get('/member').status).toBe(429);
		wait(1);
		expect(get('/member').status).toBe(200);
	});

	it('counts each token on its own, and no request that is not authenticated', () => {
		for (let i = 0; i < 300; i += 1) get('/member', 'wrong');
		for (let i = 0; i < 200; i += 1) get('/member');
		expect(get('/member').status).toBe(429);
		expect(get('/member', account.readOnlyToken).status).toBe(200);
	});
});

describe('the contract', () => {
	it('explains what is wrong with a body, nested like the body', () => {
		const { status, body } = post('/stories', {
			workflow_state_id: '500000007',
			colour: 'red',
			labels: [{ name: 'fine' }, { name: 5 }],
			story_type: 'saga',
		});
		expect(status).toBe(400);
		expect(body).toEqual({
			message: 'The request included invalid or missing parameters.',
			errors: {
				workflow_state_id: ['not', ['integer?', '500000007']],
				colour: 'disallowed-key',
				labels: [null, { name: ['not', ['string?', 5]] }],
				story_type: ['not', ['one of feature, chore, bug', 'saga']],
				name: 'missing-required-key',
			},
		});
	});

	it('refuses unknown and malformed parameters in the query and the path', () => {
		expect(get('/epics?colour=red').body.errors).toEqual({ colour: 'disallowed-key' });
		expect(get('/labels?slim=yes').body.errors).toEqual({ slim: ['not', ['boolean?', 'yes']] });
		expect(get('/search/stories').body.errors).toEqual({ query: 'missing-required-key' });
		expect(get('/search/stories?query=').status).toBe(400);
		expect(get('/members/ada').body.errors).toEqual({
			'member-public-id': ['not', ['uuid?', 'ada']],
		});
	});

	it('answers broken JSON with 400', () => {
		const { status } = send({
			method: 'POST',
			url: new URL(`${ORIGIN}/api/v3/labels`),
			headers: { 'shortcut-token': account.token },
			body: Buffer.from('{"name": '),
		});
		expect(status).toBe(400);
	});

	it('answers unknown paths and ids with 404 and a message', () => {
		expect(get('/nothing')).toMatchObject({ status: 404, body: { message: 'Page not found.' } });
		expect(get('/stories/99999')).toMatchObject({
			status: 404,
			body: { message: 'Resource not found.' },
		});
		expect(get(`/stories/${account.epics.billing}`).status).toBe(404);
	});

	it('is emulated but for the older name of objectives', () => {
		const { operations } = readContract('shortcut');
		const unknown = operations.filter(({ method, path }) => {
			wait(60_000);
			return call(method, path.replace('/api/v3', '').replace(/\{.+?\}/g, '0')).status === 501;
		});
		expect(unknown).toHaveLength(8);
		expect(unknown.every(({ deprecated }) => deprecated)).toBe(true);
		expect(get('/milestones').body.message).toBe(
			'The sandbox does not emulate listMilestones (GET /api/v3/milestones).',
		);
	});
});

describe('through the nock door', () => {
	const door = () => openDoor(open());
	const client = axios.create({
		baseURL: `${ORIGIN}/api/v3`,
		headers: { 'Shortcut-Token': account.token },
		validateStatus: () => true,
	});

	it('answers a real client, and keeps what was said', async () => {
		const open = door();
		const created = await client.post('/stories', {
			name: 'By axios',
			workflow_state_id: account.states.ready,
		});
		const found = await client.get('/search/stories', { params: { query: 'title:"by axios"' } });
		const deleted = await client.delete('/stories/bulk', {
			data: { story_ids: [created.data.id] },
		});
		open.close();
		expect(created.status).toBe(201);
		expect(ids(found.data.data)).toEqual([created.data.id]);
		expect([deleted.status, deleted.data]).toEqual([204, '']);
		expect(
			open.exchanges.map(({ request: { method }, response: { status } }) => [method, status]),
		).toEqual([
			['POST', 201],
			['GET', 200],
			['DELETE', 204],
		]);
	});

	it('takes an upload byte for byte', async () => {
		const open = door();
		const bytes = new Uint8Array([0, 255, 13, 10, 200]);
		const form = new FormData();
		form.append('story_id', String(account.firstStory));
		form.append('file0', new Blob([bytes], { type: 'image/png' }), 'screen shot.png');
		const { status, data } = await client.post('/files', form);
		open.close();
		expect(status).toBe(201);
		expect(data).toMatchObject([
			{
				filename: 'screen shot.png',
				content_type: 'image/png',
				size: 5,
				story_ids: [account.firstStory],
			},
		]);
	});
});
