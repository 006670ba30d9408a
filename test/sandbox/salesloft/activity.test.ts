import { salesloftAccount as account } from '../../../sandbox/salesloft';
import { ADA, href, invalid, open, STAMP } from './team';

const FIRST = account.firstPerson;
const { admin, formerUser, standardKey } = account;

describe('tasks', () => {
	const task = {
		subject: 'Call back',
		person_id: String(FIRST),
		user_id: admin.id,
		task_type: 'call',
		due_date: '2026-11-24',
		current_state: 'scheduled',
	};

	it('are created once per idempotency key', () => {
		const { send } = open();
		const first = send('POST', '/tasks', { ...task, idempotency_key: 'k1' });
		expect(first.data).toMatchObject({
			id: 10_009,
			subject: 'Call back',
			due_date: '2026-11-24',
			person: { id: FIRST, _href: href(`people/${FIRST}`) },
			current_state: 'scheduled',
			completed_at: null,
		});
		expect(send('POST', '/tasks', { ...task, idempotency_key: 'k1' }).data).toEqual(first.data);
		expect(send('POST', '/tasks', { ...task, idempotency_key: 'k2' }).data.id).toBe(10_010);
	});

	it.each([
		['due_date', '24.11.2026', 'is not a date'],
		['due_date', '2026-11-31', 'is not a date'],
		['person_id', FIRST, 'is not of type string'],
		['person_id', '5', 'could not be found'],
		['current_state', 'completed', 'does not have a valid value: one of scheduled'],
		['user_id', undefined, 'is missing'],
		['remind_at', 'noon', 'is not a time'],
	])('refuse %s %s', (field, value, problem) => {
		expect(open().send('POST', '/tasks', { ...task, [field]: value })).toMatchObject(
			invalid({ [field]: [problem] }),
		);
	});

	it('are completed by whoever says so, and keep the first time', () => {
		const { send, wait } = open();
		const done = {
			current_state: 'completed',
			completed_at: STAMP,
			completed_by: { id: admin.id },
		};
		expect(send('PUT', '/tasks/10001', { current_state: 'completed' }).data).toMatchObject(done);
		wait(1000);
		expect(send('PUT', '/tasks/10001', { current_state: 'completed' }).data).toMatchObject(done);
		expect(send('DELETE', '/tasks/10001').status).toBe(204);
		expect(send('GET', '/tasks/10001').status).toBe(404);
	});

	it('keep times to the microsecond and tell them in the zone of the team', () => {
		const { send, get } = open();
		const times = { due_at: '2026-12-02T03:30:00.000001Z', remind_at: '2026-12-01T08:00:00Z' };
		expect(send('PUT', '/tasks/10001', times).data).toMatchObject({
			due_at: '2026-12-01T22:30:00.000001-05:00',
			due_date: '2026-12-01',
			remind_at: '2026-12-01T03:00:00.000000-05:00',
		});
		expect(send('PUT', '/tasks/10001', { subject: 'Later' }).data.due_at).toBe(
			'2026-12-01T22:30:00.000001-05:00',
		);
		const updated = String(get('/tasks/10001').data.updated_at);
		expect(get(`/tasks?updated_at[gte]=${encodeURIComponent(updated)}`).ids).toEqual([10_001]);
		expect(get(`/tasks?updated_at[gt]=${encodeURIComponent(updated)}`).ids).toEqual([]);
	});

	it('are listed by where they come from, of which nothing is known', () => {
		expect(open().get('/tasks?source=cadence').ids).toEqual([]);
	});

	it.each([
		['overdue', [10_001]],
		['today', [10_003]],
		['tomorrow', []],
		['this_week', [10_001, 10_003]],
		['next_week', [10_005, 10_007]],
	])('are listed by due date for %s', (interval, ids) => {
		expect(open().get(`/tasks?time_interval_filter=${interval}`).ids).toEqual(ids);
	});
});

describe('calls and notes', () => {
	it('log a call with outcomes from the team lists, and its notes beside it', () => {
		const { send, get } = open();
		const body = {
			person_id: FIRST,
			disposition: 'Connected',
			sentiment: 'Neutral',
			notes: 'Nice',
			task_id: 10_001,
		};
		const { data } = send('POST', '/activities/calls', body);
		expect(data).toMatchObject({
			id: 30_007,
			disposition: 'Connected',
			sentiment: 'Neutral',
			called_person: { id: FIRST },
			note: { id: 20_008, _href: href('notes/20008') },
		});
		expect(get('/notes/20008').data).toMatchObject({ content: 'Nice', call: { id: 30_007 } });
		expect(get('/tasks/10001').data.current_state).toBe('completed');
		expect(get(ADA).data).toMatchObject({
			last_contacted_at: STAMP,
			last_contacted_type: 'call',
			counts: { calls: 2 },
		});
	});

	it('refuse outcomes that the team does not have', () => {
		const body = { person_id: FIRST, disposition: 'connected', sentiment: 'Great' };
		expect(open().send('POST', '/activities/calls', body)).toMatchObject(
			invalid({
				disposition: ['is not in the disposition list'],
				sentiment: ['is not in the sentiment list'],
			}),
		);
	});

	it('let only team admins act for others', () => {
		const { send } = open();
		const body = { person_id: FIRST, user_guid: formerUser.guid };
		expect(send('POST', '/activities/calls', body).data.user).toMatchObject({ id: formerUser.id });
		expect(send('POST', '/activities/calls', body, { key: standardKey }).status).toBe(403);
		expect(send('POST', '/activities/calls', { ...body, user_guid: 'x' })).toMatchObject(
			invalid({ user_guid: ['could not be found'] }),
		);
	});

	it('attach a note to a person or an account, and to a call without one', () => {
		const { send, get } = open();
		const note = { content: 'Hi', associated_with_type: 'account', associated_with_id: 2001 };
		expect(send('POST', '/notes', note).data).toMatchObject({
			id: 20_008,
			associated_type: 'account',
			associated_with: { id: 2001, _href: href('accounts/2001') },
			call: null,
		});
		expect(get('/notes?associated_with_type=account&associated_with_id=2001').ids).toEqual([
			20_008, 20_007,
		]);
		expect(get('/notes?associated_with_id=2001')).toMatchObject(
			invalid({ associated_with_type: ['must be given'] }),
		);
		expect(send('POST', '/notes', { ...note, associated_with_id: FIRST }).status).toBe(422);
		expect(send('PUT', '/notes/20008', { content: 'Ho', call_id: 30_001 })).toMatchObject(
			invalid({ call_id: ['already has a note'] }),
		);
		expect(send('PUT', '/notes/20008', { content: 'Ho' }).data.content).toBe('Ho');
		expect([send('DELETE', '/notes/20008').status, send('DELETE', '/notes/20008').status]).toEqual([
			204, 204,
		]);
	});
});
