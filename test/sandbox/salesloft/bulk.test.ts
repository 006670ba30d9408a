import { salesloftAccount as account } from '../../../sandbox/salesloft';
import { ADA, invalid, open } from './team';

const FIRST = account.firstPerson;
const JOB = '/bulk_jobs/82001';
const key = { upsert_key: 'email_address' };
const ada = { ...key, email_address: 'ada.stone1@northwind.example', title: 'CEO' };
const nobody = { ...key, email_address: 'x@fair.example', account_id: 9 };
const fresh = { ...key, email_address: 'new@fair.example' };

/** A job with these records. */
function gathered(data: object[], bulkSeconds?: number) {
	const team = open({ bulkSeconds });
	team.send('POST', '/bulk_jobs', { type: 'person/upsert' });
	team.send('POST', `${JOB}/job_data`, { data });
	return team;
}

describe('a bulk job', () => {
	it('does nothing before it is ready, and is done only after that', () => {
		const { send, get } = gathered([ada, nobody, fresh]);
		expect(get(JOB).data).toMatchObject({ state: 'open', total: 3, processed: 0, errors: 0 });
		expect(get(ADA).data.title).not.toBe('CEO');
		expect(get(`${JOB}/results`).rows).toEqual([]);
		expect(send('PUT', JOB, { ready_to_execute: true }).data).toMatchObject({
			...{ state: 'executing', ready_to_execute: true, processed: 0 },
		});
		expect(get(JOB).data).toMatchObject({ state: 'done', total: 3, processed: 3, errors: 1 });
		expect(get(ADA).data.title).toBe('CEO');
	});

	it('says what became of each record: its person, or why it was refused', () => {
		const { send, get } = gathered([ada, nobody, fresh]);
		send('PUT', JOB, { ready_to_execute: true });
		const person = (id: number) => ({ id, _href: `https://api.salesloft.com/v2/people/${id}` });
		const [first, second, third] = get(`${JOB}/results`).rows;
		expect([first, second, third]).toEqual([
			{ id: 83_001, record: ada, resource: person(FIRST), status: 'success', error: null },
			{
				...{ id: 83_002, record: nobody, resource: null, status: 'error' },
				error: 'account_id could not be found',
			},
			{ id: 83_003, record: fresh, resource: person(FIRST + 60), status: 'success', error: null },
		]);
		expect(get(`${JOB}/results?status[]=error`).ids).toEqual([83_002]);
		expect(get(`${JOB}/results?id[gt]=83001&per_page=1`).ids).toEqual([83_002]);
	});

	it('takes its time, and tells how far it is', () => {
		const { send, get, wait } = gathered([ada, fresh], 100);
		send('PUT', JOB, { ready_to_execute: true });
		wait(50_000);
		expect(get(JOB).data).toMatchObject({ state: 'executing', processed: 1, finished_at: null });
		expect(get(`${JOB}/results`).rows).toEqual([]);
		expect(get(`${JOB}/job_data`).rows.map(({ status }) => status)).toEqual(['pending', 'pending']);
		wait(50_000);
		expect(get(JOB).data).toMatchObject({ state: 'done', processed: 2 });
		expect(get('/bulk_jobs?state[]=done').ids).toEqual([82_001]);
		expect(get('/bulk_jobs?state[]=open').ids).toEqual([]);
	});

	it('of events of a calendar makes events', () => {
		const { send, get } = open();
		const times = { start_time: '2026-12-01T08:00:00Z', end_time: '2026-12-01T09:00:00Z' };
		const event = { id: 'x1', i_cal_uid: 'x1@a.example', calendar_id: 'external_1', ...times };
		send('POST', '/bulk_jobs', { type: 'calendar/events/upsert' });
		send('POST', `${JOB}/job_data`, { data: [event, { id: 'x2' }] });
		send('PUT', JOB, { ready_to_execute: true });
		expect(get(`${JOB}/results`).rows.map(({ status }) => status)).toEqual(['success', 'error']);
		expect(get('/calendar/events').rows.map(({ id }) => id)).toContain('x1');
	});

	it('takes no data, no other name and no second start once it is ready', () => {
		const { send } = gathered([ada]);
		send('PUT', JOB, { ready_to_execute: true });
		const closed = invalid({ state: ['must be open'] });
		expect(send('POST', `${JOB}/job_data`, { data: [fresh] })).toMatchObject(closed);
		expect(send('PUT', JOB, { ready_to_execute: true })).toMatchObject(closed);
	});

	it('takes 5,000 records in a request at most, and only types that are known', () => {
		const { send } = gathered([]);
		const data = Array(5_001).fill(fresh);
		expect(send('POST', `${JOB}/job_data`, { data })).toMatchObject(
			invalid({ data: ['has more than 5000 records'] }),
		);
		expect(send('POST', '/bulk_jobs', { type: 'person/delete' })).toMatchObject(
			invalid({ type: ['is not a type of bulk jobs'] }),
		);
	});
});

describe('deleting an import', () => {
	const rest = (query: string) => {
		const { send, get } = open();
		send('PUT', ADA, { import_id: 951 });
		send('DELETE', `/imports/951${query}`);
		const { status, data } = get(ADA);
		return status === 200 ? data.import : status;
	};

	it('keeps its people unless they are to go, too', () => {
		expect(rest('')).toBeNull();
		expect(rest('?undo=single')).toBe(404);
		expect(rest('?undo=all')).toBe(404);
	});
});
