/** Bulk jobs step by step, and what else goes many at a time: tasks, imports, audit reports. */
import { json } from '../../sandbox/http';
import { START, useFakeClock } from '../engine/clock';
import { readBinary } from '../harness';
import { openAccount } from '../harness/account';
import { account, salesloft } from './provider';

const { open, run, record, records, refusal, sent, requests, bodies, ask, forget } = openAccount(
	salesloft,
	{ clock: () => Date.now() },
);

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof import('../engine/clock')>('../engine/clock').withFakeSleep(),
);

useFakeClock();

const JOB = 82_001;
const bulkJobId = JOB;
const upsert = (n: number) => ({
	...{ upsert_key: 'email_address', email_address: `p${n}@fair.example` },
});
const upserts = (count: number) => Array.from({ length: count }, (_, n) => upsert(n));
const asItems = (data: object[]) => data.map((one) => ({ json: { ...one } }));

/** A job with so many people. */
function gathered(count: number): void {
	ask('POST', 'bulk_jobs', { type: 'person/upsert', name: 'Spring Fair' });
	ask('POST', `bulk_jobs/${JOB}/job_data`, { data: upserts(count) });
}

describe('A bulk job', () => {
	test('is made, filled, executed and read step by step', async () => {
		const made = await record('bulkJob.create', {
			type: 'person/upsert',
			additionalFields: { name: 'Spring Fair' },
		});
		expect(made).toMatchObject({ id: JOB, name: 'Spring Fair', state: 'open', total: 0 });
		const items = asItems(upserts(2));
		const added = await records(
			'bulkJob.addData',
			{ bulkJobId, record: '={{ $json }}' },
			{ items },
		);
		expect(added).toEqual([
			{ bulk_job_id: JOB, added: true },
			{ bulk_job_id: JOB, added: true },
		]);
		expect(await record('bulkJob.execute', { bulkJobId: 'Spring Fair' })).toMatchObject({
			state: 'executing',
		});
		const results = await records('bulkJob.getResults', { bulkJobId, returnAll: true });
		expect(results.map(({ status, record: one }) => [status, one])).toEqual([
			['success', upsert(0)],
			['success', upsert(1)],
		]);
		expect(bodies()).toEqual([
			{ type: 'person/upsert', name: 'Spring Fair' },
			{ data: upserts(2) },
			{ ready_to_execute: true },
		]);
	});

	test('is of whatever type, since the page that lists them is not public', async () => {
		const made = { id: 7, type: 'account/upsert', state: 'open' };
		open({ clock: () => Date.now(), instead: () => json(200, { data: made }) });
		await record('bulkJob.create', { type: 'account/upsert' });
		expect(bodies()).toEqual([{ type: 'account/upsert' }]);
	});

	test('takes nothing more once it was executed, which Salesloft says', async () => {
		gathered(1);
		ask('PUT', `bulk_jobs/${JOB}`, { ready_to_execute: true });
		const refused = 'Salesloft did not accept the request: state: must be open [item 0]';
		const more = { bulkJobId, record: upsert(2) };
		expect(await refusal('bulkJob.addData', more)).toBe(refused);
		expect(await refusal('bulkJob.execute', { bulkJobId })).toBe(refused);
		const updateFields = { name: 'Autumn Fair' };
		expect(await refusal('bulkJob.update', { bulkJobId, updateFields })).toBe(refused);
		expect(await records('bulkJob.getData', { bulkJobId, returnAll: true })).toHaveLength(1);
	});

	test('gets 5,000 records in a request, each from its item', async () => {
		ask('POST', 'bulk_jobs', { type: 'person/upsert' });
		const items = asItems(upserts(5_001));
		const parameters = { bulkJobId, record: '={{ $json }}' };
		expect(await records('bulkJob.addData', parameters, { items })).toHaveLength(5_001);
		expect(bodies()).toEqual([{ data: upserts(5_000) }, { data: [upsert(5_000)] }]);
	});

	test('tells what is in it already where more is refused', async () => {
		open({
			clock: () => Date.now(),
			instead: ({ body }) =>
				body.toString().includes('p5000@') ? json(422, { error: 'Not today' }) : undefined,
		});
		ask('POST', 'bulk_jobs', { type: 'person/upsert' });
		const items = asItems(upserts(5_001));
		const { error } = await run(
			'bulkJob.addData',
			{ bulkJobId, record: '={{ $json }}' },
			{ items },
		);
		expect(error).toMatchObject({
			message: 'Salesloft did not accept the request: Not today [item 5000]',
			description: 'Check the values of this operation. Done before that: items 0 to 4999.',
		});
	});

	test('shows in a dry run what each item would add', async () => {
		const parameters = { bulkJobId, record: '={{ $json }}', options: { dryRun: true } };
		const [first] = await records('bulkJob.addData', parameters, { items: asItems(upserts(2)) });
		expect(first).toEqual({
			dryRun: true,
			request: {
				method: 'POST',
				url: `https://api.salesloft.com/v2/bulk_jobs/${JOB}/job_data`,
				body: { data: [upsert(0)] },
			},
		});
		expect(sent()).toEqual([]);
	});

	test('is read to its end, from one ID to the next', async () => {
		gathered(250);
		ask('PUT', `bulk_jobs/${JOB}`, { ready_to_execute: true });
		const all = await records('bulkJob.getResults', { bulkJobId, returnAll: true });
		expect(all.map(({ record: one }) => one)).toEqual(upserts(250));
		expect(requests()).toEqual([
			`GET /v2/bulk_jobs/${JOB}`,
			`GET /v2/bulk_jobs/${JOB}/results?per_page=100`,
			`GET /v2/bulk_jobs/${JOB}/results?per_page=100&id[gt]=83100`,
			`GET /v2/bulk_jobs/${JOB}/results?per_page=100&id[gt]=83200`,
		]);
		forget();
		const filters = { afterId: 83_100, status: ['success'] };
		const some = await records('bulkJob.getResults', { bulkJobId, limit: 3, filters });
		expect(some.map(({ id }) => id)).toEqual([83_101, 83_102, 83_103]);
		expect(requests().at(-1)).toBe(
			`GET /v2/bulk_jobs/${JOB}/results?id[gt]=83100&status[]=success&per_page=3`,
		);
	});

	test('that is not done has no results, which is not an empty list', async () => {
		open({ clock: () => Date.now(), bulkSeconds: 30 });
		gathered(2);
		const parameters = { bulkJobId, returnAll: true };
		expect(await refusal('bulkJob.getResults', parameters)).toBe(
			`The bulk job ${JOB} was not executed yet [item 0]`,
		);
		ask('PUT', `bulk_jobs/${JOB}`, { ready_to_execute: true });
		expect(await refusal('bulkJob.getResults', parameters)).toBe(
			`Salesloft still works on the bulk job ${JOB}: 0 of 2 records done [item 0]`,
		);
		expect(Date.now()).toBe(START);
		const options = { waitUntilReady: true };
		expect(await records('bulkJob.getResults', { ...parameters, options })).toHaveLength(2);
		expect(Date.now() - START).toBe(30_000);
	});

	test('that is deleted is told by its ID', async () => {
		gathered(1);
		expect(await record('bulkJob.delete', { bulkJobId })).toEqual({ deleted: true, id: JOB });
		expect(await refusal('bulkJob.get', { bulkJobId })).toBe(
			'Salesloft could not find this: Not Found [item 0]',
		);
	});
});

test.each([
	['bulkJob.delete', { bulkJobId }],
	['auditReport.get', { auditReportId: 84_001 }],
])('%s has an address that is inferred, which a 404 tells', async (operation, parameters) => {
	open({ clock: () => Date.now(), instead: () => json(404, { error: 'Not Found' }) });
	const { error } = await run(operation, parameters);
	expect(error?.description).toContain(
		'Salesloft lists this operation, and its address is inferred from those beside it.',
	);
});

describe('Tasks', () => {
	const task = (id: number) => ask<{ data: { due_date: string } }>('GET', `tasks/${id}`).data;
	const parameters = { taskId: '={{ $json.id }}', dueDate: '={{ $json.day }}' };

	test('that get the same date share a request, each once', async () => {
		const items = [
			{ json: { id: 10_001, day: '2026-12-01' } },
			{ json: { id: 10_002, day: '2026-12-02' } },
			{ json: { id: 10_003, day: '2026-12-01' } },
			{ json: { id: 10_001, day: '2026-12-01' } },
		];
		const done = await records('task.rescheduleMany', parameters, { items });
		expect(done).toEqual(
			items.map(({ json: { id, day } }) => ({ task_id: id, due_date: day, answer: {} })),
		);
		expect(sent()).toEqual([
			{
				route: 'POST /v2/bulk_reschedule_tasks',
				body: { task_ids: [10_001, 10_003], due_date: '2026-12-01' },
			},
			{
				route: 'POST /v2/bulk_reschedule_tasks',
				body: { task_ids: [10_002], due_date: '2026-12-02' },
			},
		]);
		expect([10_001, 10_002, 10_003].map((id) => task(id).due_date)).toEqual([
			'2026-12-01',
			'2026-12-02',
			'2026-12-01',
		]);
	});

	test('that are given two dates end with the later item', async () => {
		const days = ['2026-12-01', '2026-12-02', '2026-12-01'];
		const items = days.map((day) => ({ json: { id: 10_001, day } }));
		await records('task.rescheduleMany', parameters, { items });
		expect(task(10_001).due_date).toBe('2026-12-01');
		expect(bodies().map((body) => (body as { due_date: string }).due_date)).toEqual(days);
	});

	test.each([
		[{ errors: { task_ids: ['10003 is completed'] } }, 'task_ids: 10003 is completed'],
		[{ data: { error: 'Not today' } }, 'Not today'],
		[{ data: {}, errors: ['10003 is completed'] }, '["10003 is completed"]'],
		[{ data: { error: 'Not today' }, metadata: {} }, 'Not today'],
	])('count as moved by no answer that reads like a refusal: %j', async (body, said) => {
		open({ instead: () => json(200, body) });
		const items = [{ json: { id: 10_001, day: '2026-12-01' } }];
		const { error } = await run('task.rescheduleMany', parameters, { items });
		expect(error).toMatchObject({
			message: `Salesloft does not say that it moved these tasks: ${said} [item 0]`,
			description: 'Look at them before you run this again: some may have been moved.',
		});
	});

	test.each([{ errors: 0 }, { error: '' }, { errors: {} }, { errors: [], error: null }])(
		'count as moved by an answer that tells of no error: %j',
		async (body) => {
			open({ instead: () => json(200, body) });
			const items = [{ json: { id: 10_001, day: '2026-12-01' } }];
			expect(await records('task.rescheduleMany', parameters, { items })).toEqual([
				{ task_id: 10_001, due_date: '2026-12-01', answer: body },
			]);
		},
	);

	test('come out with whatever Salesloft says to that, for people to read', async () => {
		open({ instead: () => json(200, { data: { moved: 1, skipped: [10_003] } }) });
		const items = [10_001, 10_003].map((id) => ({ json: { id, day: '2026-12-01' } }));
		const answer = { moved: 1, skipped: [10_003] };
		expect(await records('task.rescheduleMany', parameters, { items })).toEqual([
			{ task_id: 10_001, due_date: '2026-12-01', answer },
			{ task_id: 10_003, due_date: '2026-12-01', answer },
		]);
	});

	test('come out with what stands beside the data of the answer as well', async () => {
		const answer = { data: { moved: 1 }, skipped: [10_003] };
		open({ instead: () => json(200, answer) });
		const items = [{ json: { id: 10_001, day: '2026-12-01' } }];
		expect(await records('task.rescheduleMany', parameters, { items })).toEqual([
			{ task_id: 10_001, due_date: '2026-12-01', answer },
		]);
	});

	test('that cannot be moved say what is not published of that', async () => {
		const items = [{ json: { id: 9, day: '2026-12-01' } }];
		const { error } = await run('task.rescheduleMany', parameters, { items });
		expect(error).toMatchObject({
			message: 'Salesloft did not accept the request: task_ids: could not be found [item 0]',
			description:
				'Check the values of this operation. Salesloft does not publish what it answers when it cannot move one of the tasks.',
		});
	});
});

describe('An import', () => {
	const importId = 951;

	test('keeps its people unless it is to take them along, and says which', async () => {
		await run('import.delete', { importId });
		await run('import.delete', { importId, deletePeople: true });
		await run('import.delete', { importId, deletePeople: true, undo: 'all' });
		expect(requests()).toEqual([
			'DELETE /v2/imports/951',
			'DELETE /v2/imports/951?undo=single',
			'DELETE /v2/imports/951?undo=all',
		]);
	});

	test('is not deleted where its people are to be, and nothing says which of them', async () => {
		const said = { deletePeople: true, undo: '={{ null }}' };
		expect(await refusal('import.delete', { importId, ...said })).toBe(
			"'Delete People' is on, so choose 'Which People' [item 0]",
		);
		expect(requests()).toEqual([]);
	});

	test('is made under a name, for an owner by name', async () => {
		const made = await record('import.create', {
			name: 'Autumn Fair',
			additionalFields: { userId: 'Sam Standard' },
		});
		expect(made).toMatchObject({ id: 952, name: 'Autumn Fair', user_id: account.standardUser.id });
	});
});

describe('An audit report', () => {
	const auditReportId = 84_001;

	test('is downloaded from where Salesloft keeps it, without the key', async () => {
		const { items } = await run('auditReport.download', { auditReportId });
		expect(items[0].json.id).toBe(auditReportId);
		const { origin, pathname } = new URL(String(items[0].json.download_url));
		expect([origin, pathname]).toEqual([
			'https://reports.sandbox.salesloft.com',
			`/${auditReportId}`,
		]);
		expect(items[0].binary?.data.fileName).toBe(`audit-report-${auditReportId}`);
		expect((await readBinary(items[0], 'data')).toString()).toBe('Changes of Roles\n');
	});

	const report = (fields: object) =>
		open({
			clock: () => Date.now(),
			instead: ({ url }) =>
				url.pathname.startsWith('/v2/audit_reports/')
					? json(200, { data: { id: auditReportId, download_url: null, error: null, ...fields } })
					: undefined,
		});

	test('without a file is waited for, and then told', async () => {
		report({});
		expect(await refusal('auditReport.download', { auditReportId })).toBe(
			`The audit report ${auditReportId} has no file yet [item 0]`,
		);
		expect(Date.now() - START).toBe(60_000);
		expect(requests()).toHaveLength(5);
	});

	test.each([[false], [{}], [[]]])(
		'is waited for where its error is %j, which is none',
		async (error) => {
			report({ error });
			expect(await refusal('auditReport.download', { auditReportId })).toBe(
				`The audit report ${auditReportId} has no file yet [item 0]`,
			);
		},
	);

	test.each([
		['Too many records', 'Too many records'],
		[{ reason: 'Too many records' }, 'reason: Too many records'],
	])('that Salesloft could not make says why, and is not waited for: %j', async (error, said) => {
		report({ error });
		expect(await refusal('auditReport.download', { auditReportId })).toBe(
			`Salesloft could not make the audit report ${auditReportId}: ${said} [item 0]`,
		);
		expect(Date.now()).toBe(START);
	});
});
