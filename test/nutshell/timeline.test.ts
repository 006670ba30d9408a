import { json } from '../../sandbox/http';
import { byId, openAccount } from '../harness/account';
import { nutshell, range, timeFromNow } from './provider';

const { open, records, refusal, sent, requests } = openAccount(nutshell);

const ids = (list: Array<Record<string, unknown>>) => list.map(({ id }) => id);

describe('the timeline', () => {
	const events = { relatedTo: 'none' };

	test('trap: is walked back by the oldest event, which Nutshell gives twice and the node once', async () => {
		open({ contacts: 500 });
		const found = await records('timelineEvent.getAll', { ...events, returnAll: true });
		const last = Number(parseInt(String(found[0].id), 10));
		expect(last).toBeGreaterThan(500);
		expect(ids(found)).toEqual(range(1, last, 'events').reverse());
		expect(requests()).toEqual([
			'GET /rest/events?limit=200',
			`GET /rest/events?limit=200&max_id=${last - 199}-events`,
			`GET /rest/events?limit=200&max_id=${last - 398}-events`,
		]);
	});

	test('trap: ends where Nutshell names no previous page, and goes on where it names no next one', async () => {
		const event = (id: number) => ({ id: `${id}-events`, links: { actor: '1-users' } });
		open({
			instead: ({ url }) =>
				url.searchParams.has('max_id')
					? json(200, {
							meta: { next: 'https://app.nutshell.com/rest/events?since_id=2', previous: null },
							events: [event(2), event(1)],
						})
					: json(200, {
							meta: { next: null, previous: 'https://app.nutshell.com/rest/events?max_id=2' },
							events: [event(3), event(2)],
						}),
		});
		expect(ids(await records('timelineEvent.getAll', { ...events, returnAll: true }))).toEqual([
			'3-events',
			'2-events',
			'1-events',
		]);
		expect(requests()).toEqual([
			'GET /rest/events?limit=200',
			'GET /rest/events?limit=200&max_id=2-events',
		]);
	});

	test('ends at the event that it began with, where Nutshell still names a previous page', async () => {
		const meta = { next: null, previous: 'https://app.nutshell.com/rest/events?max_id=3' };
		open({
			instead: () => json(200, { meta, events: [{ id: '3-events', links: {} }] }),
		});
		expect(ids(await records('timelineEvent.getAll', { ...events, returnAll: true }))).toEqual([
			'3-events',
		]);
		expect(requests()).toEqual([
			'GET /rest/events?limit=200',
			'GET /rest/events?limit=200&max_id=3-events',
		]);
	});

	test('names the actor where Nutshell tells who that is', async () => {
		open({
			instead: () =>
				json(200, {
					meta: { next: null, previous: null },
					events: [{ id: '3-events', links: { actor: '1-users', payloads: ['7-contacts'] } }],
					actors: [{ id: '1-users', name: 'Ada King' }],
					contacts: [{ id: '7-contacts', name: 'Ines Roth' }],
				}),
		});
		expect(await records('timelineEvent.getAll', { ...events, limit: 1 })).toEqual([
			{
				id: '3-events',
				actor: '1-users',
				actorName: 'Ada King',
				records: [{ id: '7-contacts', name: 'Ines Roth' }],
			},
		]);
	});

	test('trap: names actors and records by their IDs where Nutshell tells nothing else of them', async () => {
		open({
			instead: () =>
				json(200, {
					meta: { next: null, previous: null },
					events: [{ id: '3-events', links: { actor: '1-users', payloads: ['7-contacts'] } }],
					actors: [],
					payloads: [],
				}),
		});
		expect(await records('timelineEvent.getAll', { ...events, limit: 1 })).toEqual([
			{ id: '3-events', actor: '1-users', records: [{ id: '7-contacts' }] },
		]);
	});

	test.each([{}, { creators: [] }])(
		'trap: is not narrowed by the role in emails with %j',
		async (no) => {
			const filters = { emailRole: ['sender'], ...no };
			expect(await refusal('timelineEvent.getAll', { ...events, filters })).toBe(
				"'Email Role' works only together with 'Creator Names or IDs' [item 0]",
			);
			expect(sent()).toEqual([]);
		},
	);

	test('shows what happened to whom, and by whom', async () => {
		await records('lead.setPipeline', { leadId: byId(1003), pipeline: byId(2) });
		const [event] = await records('timelineEvent.getAll', { ...events, limit: 1 });
		expect(event).toMatchObject({
			action: 'stagechange',
			payloadType: 'leads',
			actor: '35-users',
			records: [{ id: '1003-leads', name: 'Lead 1' }],
			createdTime: timeFromNow(0),
		});
		expect(event.changes).toEqual([
			{
				attribute: 'stage',
				oldValue: { id: '1-stages', name: 'Qualify', position: 0, type: 'stages' },
				newValue: { id: '5-stages', name: 'Review', position: 0, type: 'stages' },
			},
		]);
	});

	test('trap: is narrowed by the filters under their own spelling', async () => {
		const found = await records('timelineEvent.getAll', {
			...events,
			relatedTo: 'company',
			companyId: byId(1),
			filters: {
				kinds: ['accounts', 'notes'],
				creators: ['35-users'],
				extras: ['comments', 'formSubmissions'],
				emailRole: ['sender'],
				afterEvent: byId('1'),
				upToEvent: byId('9000-events'),
				from: timeFromNow(-100),
				until: timeFromNow(0),
			},
		});
		expect(
			found.every(({ payloadType }) => ['accounts', 'notes'].includes(String(payloadType))),
		).toBe(true);
		expect(requests()).toEqual([
			'GET /rest/events?entity_id=1-accounts&since_id=1-events&events=comments' +
				'&events=formSubmissions&filters[creator][]=35-users&filters[emailEntityType][]=sender' +
				'&since_time=1741348800&filters[payload][]=accounts&filters[payload][]=notes' +
				'&max_time=1749988800&max_id=9000-events&limit=50',
		]);
	});
});
