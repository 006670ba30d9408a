import { account, ids, NOON } from './account';

describe('the timeline', () => {
	/** Three changes, one a second, on top of the 78 events of the fresh account. */
	function changed() {
		const it = account();
		it.send('POST', '/contacts', { contacts: [{ name: 'Ines Roth' }] });
		it.wait(1);
		it.send('POST', '/leads/1003-leads/stageset', { stageset: '2-stagesets' });
		it.wait(1);
		it.send('POST', '/notes', { data: { body: 'Hi', links: { parent: '41-contacts' } } });
		return it;
	}

	test('is filtered by the role in emails together with a creator only', () => {
		const { send } = account();
		const role = '/events?filters[emailEntityType][]=sender';
		expect(send('GET', role).status).toBe(400);
		expect(send('GET', `${role}&filters[creator][]=35-users`).status).toBe(200);
	});

	test('tells creates and moves, newest first, with whole payloads but without actors', () => {
		const answer = changed().get('/events?limit=3');
		expect(ids(answer.events)).toEqual(['81-events', '80-events', '79-events']);
		expect(answer.events[2]).toEqual({
			id: '79-events',
			type: 'events',
			createdTime: NOON,
			actorType: 'users',
			payloadType: 'contacts',
			action: 'create',
			changes: [],
			count: null,
			links: { actor: '35-users', payloads: ['41-contacts'], comments: [] },
		});
		expect(answer.events[1].changes).toEqual([
			{
				attribute: 'stage',
				oldValue: { id: '1-stages', name: 'Qualify', position: 0, type: 'stages' },
				newValue: { id: '5-stages', name: 'Review', position: 0, type: 'stages' },
			},
		]);
		expect(answer.actors).toEqual([]);
		expect(ids(answer.payloads)).toEqual(['4-notes', '1003-leads', '41-contacts']);
		expect(answer.payloads[1].links.stage).toBe('5-stages');
	});

	test('since_id leaves its event out, max_id takes it in', () => {
		const { get } = changed();
		expect(ids(get('/events?since_id=80-events').events)).toEqual(['81-events']);
		expect(ids(get('/events?since_id=79').events)).toEqual(['81-events', '80-events']);
		expect(ids(get('/events?max_id=80-events&limit=1').events)).toEqual(['80-events']);
	});

	test('a limit cuts the older ones off, also behind since_id', () => {
		expect(ids(changed().get('/events?since_id=78-events&limit=2').events)).toEqual([
			'81-events',
			'80-events',
		]);
	});

	test('since_time loses its own second, max_time does not', () => {
		const { get } = changed();
		expect(ids(get(`/events?since_time=${NOON}`).events)).toEqual(['81-events', '80-events']);
		expect(ids(get(`/events?max_time=${NOON}&limit=1`).events)).toEqual(['79-events']);
	});

	test('meta leads on both ways with full addresses: to what is newer, and to the previous', () => {
		const { get } = changed();
		const { meta } = get('/events?limit=2&max_id=80-events');
		expect(meta).toEqual({
			instanceId: '4021',
			siteId: '1',
			next: 'https://app.nutshell.com/rest/events?limit=2&since_id=80-events',
			previous: 'https://app.nutshell.com/rest/events?limit=2&max_id=78-events',
		});
		expect(ids(get(`/events${new URL(String(meta.previous)).search}`).events)).toEqual([
			'78-events',
			'77-events',
		]);
		expect(ids(get(`/events${new URL(String(meta.next)).search}`).events)).toEqual(['81-events']);
		expect(get('/events?limit=100').meta.previous).toBeNull();
		expect(get('/events?limit=2').meta.next).toBeNull();
	});

	test('is filtered by kind of record, by creator and by record', () => {
		const { get } = changed();
		const kinds = '/events?since_id=78&filters[payload][]=notes&filters[payload][]=leads';
		expect(ids(get(kinds).events)).toEqual(['81-events', '80-events']);
		expect(get('/events?filters[creator][]=36-users').events).toEqual([]);
		expect(ids(get('/events?entity_id=41-contacts').events)).toEqual(['81-events', '79-events']);
	});

	test('tells deletions apart', () => {
		const { send, get } = changed();
		send('DELETE', '/contacts/41-contacts');
		send('DELETE', '/notes/1-notes');
		expect(ids(get('/events?since_id=78').events)).toEqual(['81-events', '80-events', '79-events']);
		const deleted = get('/events/deleted?filter[types]=contacts');
		expect(deleted.events.map(({ id, links }) => [id, links.payloads])).toEqual([
			['82-events', ['41-contacts']],
		]);
		expect(ids(get('/events/deleted').events)).toEqual(['83-events', '82-events']);
	});

	test('tells of a lead that loses its stage', () => {
		const { patch, get } = account();
		patch('/leads/1003-leads', [{ op: 'remove', path: '/leads/0/links/stage' }]);
		const oldValue = { id: '1-stages', name: 'Qualify', position: 0, type: 'stages' };
		expect(get('/events?limit=1').events[0].changes).toEqual([
			{ attribute: 'stage', oldValue, newValue: null },
		]);
	});

	test('says nothing about tasks, nor about changes whose telling nobody has recorded', () => {
		const { send, patch, get } = account();
		patch('/contacts/1-contacts', [{ op: 'replace', path: '/contacts/0/name', value: 'Andrew' }]);
		send('POST', '/tasks', { title: 'x' });
		expect(get('/events?since_id=78').events).toEqual([]);
	});
});
