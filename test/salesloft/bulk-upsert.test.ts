/** Create or Update Many: the people of all items in one bulk job. */
import { json, type SandboxRequest, type SandboxResponse } from '../../sandbox/http';
import { START, useFakeClock } from '../engine/clock';
import { byId, openAccount } from '../harness/account';
import { account, salesloft } from './provider';

const { open, run, record, records, refusal, sent, requests, bodies, ask, forget } = openAccount(
	salesloft,
	{ clock: () => Date.now() },
);

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof import('../engine/clock')>('../engine/clock').withFakeSleep(),
);

useFakeClock();

const MANY = 'person.upsertMany';
const JOB = 82_001;
const { firstPerson } = account;
const ADA = 'ada.stone1@northwind.example';

const rows = (...people: Array<Record<string, unknown>>) =>
	people.map((person) => ({ json: person as { email: string; name?: string } }));
const byEmail = {
	matchBy: 'email_address',
	emailAddress: '={{ $json.email }}',
	firstName: '={{ $json.name }}',
};
const two = rows({ email: ADA, name: 'Ada M.' }, { email: 'new@fair.example', name: 'Nora' });
const upserted = (email: string, name: string) => ({
	...{ upsert_key: 'email_address', email_address: email, first_name: name },
});
const begun = [
	'POST /v2/bulk_jobs',
	`POST /v2/bulk_jobs/${JOB}/job_data`,
	`PUT /v2/bulk_jobs/${JOB}`,
];
const asked = `GET /v2/bulk_jobs/${JOB}`;
/** All statuses but that of success. */
const unwell = 'status[]=error&status[]=pending&status[]=retrying';
const goOn = `To get what becomes of the people, run this again with the same items and ${JOB} in 'Go On With Bulk Job' under Options. Without that they are sent once more.`;

/** Answers only some requests in place of the emulator. */
const instead =
	(route: string, answer: (request: SandboxRequest) => SandboxResponse | undefined) =>
	(request: SandboxRequest) =>
		`${request.method} ${request.url.pathname}` === route ? answer(request) : undefined;

/** What stands beside the records of a list. */
const metadata = { filtering: {}, sorting: { sort_by: 'id', sort_direction: 'ASC' } };

const words = ({ hints }: Awaited<ReturnType<typeof run>>) => hints.map(({ message }) => message);

describe('The people of all items', () => {
	test('go into one job, and each item says what was sent of its person', async () => {
		const result = await run(MANY, byEmail, { items: two });
		expect(result.items).toEqual(
			[upserted(ADA, 'Ada M.'), upserted('new@fair.example', 'Nora')].map((whole, item) => ({
				json: { bulk_job_id: JOB, duplicate: false, record: whole },
				pairedItem: { item },
			})),
		);
		expect(sent()).toEqual([
			{ route: begun[0], body: { type: 'person/upsert' } },
			{
				route: begun[1],
				body: { data: [upserted(ADA, 'Ada M.'), upserted('new@fair.example', 'Nora')] },
			},
			{ route: begun[2], body: { ready_to_execute: true } },
			{ route: asked },
			{ route: `${asked}/results`, query: `${unwell}&per_page=100` },
		]);
		expect(words(result)).toEqual([
			`The bulk job ${JOB} is done: 2 people went well, and 0 did not.`,
		]);
		expect(ask('GET', `people/${firstPerson}`)).toMatchObject({ data: { first_name: 'Ada M.' } });
	});

	test('come with their IDs where these are wanted, in whatever order Salesloft tells them', async () => {
		const results = ['b', 'a'].map((name, n) => ({
			...{ id: n + 1, status: 'success', error: null },
			record: { email_address: `${name.toUpperCase()}@fair.example` },
			resource: { id: n + 501 },
		}));
		open({ instead: instead(`${asked}/results`, () => json(200, { data: results, metadata })) });
		const items = rows({ email: 'a@fair.example' }, { email: 'b@fair.example' });
		const given = await records(MANY, { ...byEmail, options: { getIds: true } }, { items });
		expect(given.map(({ person_id, resource }) => [person_id, resource])).toEqual([
			[502, { id: 502 }],
			[501, { id: 501 }],
		]);
		expect(requests().at(-1)).toBe(`${asked}/results?per_page=100`);
	});

	test('are counted as one where there is one', async () => {
		const result = await run(MANY, byEmail, { items: two.slice(0, 1) });
		expect(words(result)).toEqual([
			`The bulk job ${JOB} is done: 1 person went well, and 0 did not.`,
		]);
	});

	test('say whether they were created where Salesloft tells it as Create or Update does', async () => {
		const resource = { upsert_type: 'create', person: { id: 9 } };
		const data = [{ id: 1, status: 'success', record: { email_address: ADA }, resource }];
		open({ instead: instead(`${asked}/results`, () => json(200, { data, metadata })) });
		const options = { getIds: true };
		expect(await record(MANY, { ...byEmail, options }, { items: two.slice(0, 1) })).toEqual({
			...{ bulk_job_id: JOB, duplicate: false, record: upserted(ADA, 'Ada M.') },
			...{ person_id: 9, created: true, resource },
		});
	});

	test('are read with their IDs to the last, 100 at a time', async () => {
		const items = Array.from({ length: 250 }, (_, n) => ({
			json: { email: `v${n}@fair.example`, name: `No. ${n}` },
		}));
		const given = await records(MANY, { ...byEmail, options: { getIds: true } }, { items });
		expect(given.map(({ person_id }) => person_id)).toEqual(
			items.map((_, n) => firstPerson + 60 + n),
		);
		expect(requests().filter((one) => one.includes('/results'))).toEqual([
			`${asked}/results?per_page=100`,
			`${asked}/results?per_page=100&id[gt]=83100`,
			`${asked}/results?per_page=100&id[gt]=83200`,
		]);
	});

	test('who come twice are sent once, and the values of later items count', async () => {
		const items = rows(
			{ email: 'new@fair.example', name: 'N.', city: 'Oslo' },
			{ email: ADA, name: 'Ada' },
			{ email: ' NEW@fair.example', name: 'Nora' },
		);
		const additionalFields = { city: '={{ $json.city }}' };
		const result = await run(MANY, { ...byEmail, additionalFields }, { items });
		const nora = { ...upserted('NEW@fair.example', 'Nora'), city: 'Oslo' };
		expect(bodies()[1]).toEqual({ data: [nora, upserted(ADA, 'Ada')] });
		expect(result.items.map(({ json: { duplicate, record: one } }) => [duplicate, one])).toEqual([
			[false, nora],
			[false, upserted(ADA, 'Ada')],
			[true, nora],
		]);
		expect(words(result)[0]).toBe(
			'Some items are about the same person. They were sent as one, in which the values of later items count.',
		);
	});

	test('keep custom fields of earlier items', async () => {
		const form = (name: string) => ({
			...{ mappingMode: 'defineBelow', value: { [name]: `={{ $json["${name}"] }}` } },
			schema: [{ id: name, displayName: name, type: 'string' }],
		});
		const items = rows({ email: ADA, color: 'Red' }, { email: ADA, color: '' });
		const customFields = {
			...form('Favorite Color'),
			value: { 'Favorite Color': '={{ $json.color || undefined }}' },
		};
		await records(MANY, { ...byEmail, setCustomFields: true, customFields }, { items });
		expect(bodies()[1]).toMatchObject({ data: [{ custom_fields: { 'Favorite Color': 'Red' } }] });
	});

	test('are in a job of their own for each way to match', async () => {
		const items = rows({ by: 'email_address', email: ADA }, { by: 'id', email: 'x@fair.example' });
		const parameters = { ...byEmail, matchBy: '={{ $json.by }}', personId: firstPerson };
		const given = await records(MANY, parameters, { items });
		expect(given.map(({ bulk_job_id }) => bulk_job_id)).toEqual([JOB, JOB + 1]);
	});
});

test('a long job tells at each quarter how far it is', async () => {
	let polls = 0;
	const job = () => {
		polls += 1;
		const state = polls < 8 ? 'executing' : 'done';
		return json(200, { data: { id: JOB, state, processed: 1_000 * polls, total: 8_000 } });
	};
	open({ instead: instead(asked, job) });
	expect(words(await run(MANY, byEmail, { items: two }))).toEqual([
		...['2,000', '4,000', '6,000'].map(
			(done) => `Salesloft still works on the bulk job ${JOB}: ${done} of 8,000 records done.`,
		),
		`The bulk job ${JOB} is done: 2 people went well, and 0 did not.`,
	]);
	expect(Date.now() - START).toBe(35_000);
});

describe('What goes wrong', () => {
	const wrong = rows(
		{ email: ADA, name: 'Ada' },
		{ email: 'x@fair.example', account: 9 },
		{ email: 'y@fair.example' },
	);
	const withAccount = { ...byEmail, accountId: '={{ $json.account }}' };

	test('for one person is told at its item, and the others go well', async () => {
		const result = await run(MANY, withAccount, { items: wrong, onError: 'continueErrorOutput' });
		expect(result.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
		expect(result.errorItems).toMatchObject([
			{
				json: {
					...wrong[1].json,
					error: 'Salesloft refused this person: account_id could not be found [item 1]',
					details: {
						description:
							'The other people of the bulk job are not touched by that. Correct the values of this item and run it again.',
					},
				},
			},
		]);
		expect(words(result)).toEqual([
			`The bulk job ${JOB} is done: 2 people went well, and 1 did not.`,
		]);
	});

	test('for one person ends the run with its reason where On Error says so', async () => {
		expect(await refusal(MANY, withAccount, { items: wrong })).toBe(
			'Salesloft refused this person: account_id could not be found [item 1]',
		);
	});

	test('for all people is told at each item', async () => {
		const items = rows({ email: 'x@fair.example' }, { email: 'y@fair.example' });
		const parameters = { ...byEmail, accountId: 9 };
		const result = await run(MANY, parameters, { items, onError: 'continueRegularOutput' });
		expect(result.items.map(({ json: { error } }) => error)).toEqual(
			[0, 1].map((n) => `Salesloft refused this person: account_id could not be found [item ${n}]`),
		);
	});

	test('before anything is sent: an item without what its person is matched by', async () => {
		const items = rows({ email: '' }, { email: ADA, name: 'Ada' });
		const empty =
			"'Match By' is Email Address, so it needs an Email Address: fill in 'Email Address' [item 0]";
		expect(await refusal(MANY, byEmail, { items })).toBe(empty);
		expect(sent()).toEqual([]);
		const result = await run(MANY, byEmail, { items, onError: 'continueRegularOutput' });
		expect(result.items.map(({ json }) => json.error ?? json.record)).toEqual([
			empty,
			upserted(ADA, 'Ada'),
		]);
		expect(bodies()[1]).toEqual({ data: [upserted(ADA, 'Ada')] });
	});

	test('while data is added changes nobody, and says which job is left', async () => {
		const refuses = () => json(422, { errors: { data: ['is too large'] } });
		open({ instead: instead(begun[1], refuses) });
		const result = await run(MANY, byEmail, { items: two, onError: 'continueRegularOutput' });
		expect(result.items.map(({ json: { error } }) => error)).toEqual(
			[0, 1].map((n) => `Salesloft did not accept the request: data: is too large [item ${n}]`),
		);
		expect(result.items[1].json.details).toMatchObject({
			description: `Check the values of this operation. The bulk job ${JOB} was not executed, so nobody was created or changed. Bulk Job: Delete removes it. The 2 items of one request share this answer.`,
		});
		expect(requests()).toEqual(begun.slice(0, 2));
		expect(ask('GET', `people/${firstPerson}`)).toMatchObject({ data: { first_name: 'Ada' } });
	});

	test('where Salesloft takes fewer people than were sent has it begin with none', async () => {
		open({ instead: instead(begun[1], () => json(200, { data: { records: 1 } })) });
		expect(await refusal(MANY, byEmail, { items: two })).toBe(
			`Salesloft took 1 of 2 records for the bulk job ${JOB} [item 0]`,
		);
		expect(requests()).toEqual(begun.slice(0, 2));
	});

	describe('where the answer to its beginning is lost', () => {
		/** The job shows so often as not begun, and has begun all the same. */
		const lost = (opened: number, begins = true) => {
			let left = opened;
			let isSent = false;
			open({
				clock: () => Date.now(),
				instead: (request) => {
					const route = `${request.method} ${request.url.pathname}`;
					if (route === begun[2] && !isSent) {
						isSent = true;
						if (begins) ask('PUT', `bulk_jobs/${JOB}`, JSON.parse(request.body.toString()));
						return json(504, {});
					}
					if (route !== asked || left === 0) return undefined;
					left -= 1;
					return json(200, { data: { id: JOB, state: 'open' } });
				},
			});
		};

		test.each([0, 1, 3])(
			'and the job shows it after %d looks: it is waited for, and told to begin only once',
			async (opened) => {
				lost(opened);
				expect(await records(MANY, byEmail, { items: two })).toHaveLength(2);
				expect(requests().slice(2)).toEqual([
					begun[2],
					...Array<string>(opened + 1).fill(asked),
					`${asked}/results?${unwell}&per_page=100`,
				]);
				expect(Date.now() - START).toBe(5_000 * opened);
			},
		);

		test('and the job shows nothing to the end: it may begin all the same, and is not told again', async () => {
			lost(Infinity, false);
			const { error } = await run(MANY, byEmail, { items: two });
			expect(error).toMatchObject({
				message: 'Salesloft could not process the request (status 504) [item 0]',
				description: `The request may have been processed all the same. Look there before you run this again. The bulk job ${JOB} shows as not begun, and may begin all the same. If it still shows so later, Bulk Job: Execute has Salesloft begin with it. ${goOn} The 2 items of one request share this answer.`,
			});
			expect(Date.now() - START).toBe(60_000);
			expect(requests()).toEqual([...begun, ...Array<string>(13).fill(asked)]);
		});
	});

	test('where Salesloft took it, and the job never shows it: how to go on', async () => {
		const stays = () => json(200, { data: { id: JOB, state: 'open' } });
		open({ clock: () => Date.now(), instead: instead(asked, stays) });
		const { error } = await run(MANY, byEmail, { items: two });
		expect(error).toMatchObject({
			message: `Salesloft was told to begin with the bulk job ${JOB}, and it still shows as not begun [item 0]`,
			description: `The bulk job ${JOB} shows as not begun, and may begin all the same. If it still shows so later, Bulk Job: Execute has Salesloft begin with it. ${goOn}`,
		});
	});

	test('where Salesloft refuses to begin: nobody was changed', async () => {
		open({ instead: instead(begun[2], () => json(403, { error: 'No' })) });
		const { error } = await run(MANY, byEmail, { items: two });
		expect(error?.description).toContain(
			`The bulk job ${JOB} was not executed, so nobody was created or changed. Bulk Job: Delete removes it.`,
		);
		expect(requests()).toEqual([...begun, asked]);
	});

	test('where it cannot be told whether the job has begun: how to go on', async () => {
		const isOfJob = (request: SandboxRequest) => request.url.pathname === `/v2/bulk_jobs/${JOB}`;
		open({ instead: (request) => (isOfJob(request) ? json(403, { error: 'No' }) : undefined) });
		const { error } = await run(MANY, byEmail, { items: two });
		expect(error?.description).toMatch(goOn);
	});

	test('where Salesloft still tries one person: nobody knows of that one, and the others went well', async () => {
		const data = [{ id: 1, status: 'retrying', record: { email_address: ADA } }];
		open({ instead: instead(`${asked}/results`, () => json(200, { data, metadata })) });
		const result = await run(MANY, byEmail, { items: two, onError: 'continueRegularOutput' });
		expect(result.items.map(({ json: one }) => one.error ?? one.record)).toEqual([
			'Salesloft does not tell what became of this person [item 0]',
			upserted('new@fair.example', 'Nora'),
		]);
	});

	test('where Salesloft does not say whom it has refused: nobody counts as done', async () => {
		const data = [{ id: 1, status: 'error', error: 'is wrong', record: {}, resource: null }];
		open({ instead: instead(`${asked}/results`, () => json(200, { data, metadata })) });
		const result = await run(MANY, byEmail, { items: two, onError: 'continueRegularOutput' });
		expect(result.items.map(({ json: { error } }) => error)).toEqual(
			[0, 1].map((n) => `Salesloft does not tell what became of this person [item ${n}]`),
		);
		expect(result.items[0].json.details).toMatchObject({
			description: `The results of the bulk job ${JOB} do not say it. Look there before you run this again.`,
		});
	});
});

describe('Nobody is taken for done whom Salesloft has refused', () => {
	/** Who names an account that is not there is refused. */
	const accountId = byId('={{ $json.account }}');
	const oneOfTwo = rows({ email: ADA, account: 999_999 }, { email: 'new@fair.example' });
	const readAll = `${asked}/results?per_page=100`;
	const results = (answer: (isFiltered: boolean, after: number) => unknown[]) => {
		open({
			clock: () => Date.now(),
			instead: instead(`${asked}/results`, ({ url }) => {
				const { searchParams } = url;
				const data = answer(searchParams.has('status[]'), Number(searchParams.get('id[gt]')));
				return json(200, { data, metadata });
			}),
		});
	};
	const outcome = async (items: typeof two, parameters = {}) => {
		const whole = { ...byEmail, ...parameters };
		const result = await run(MANY, whole, { items, onError: 'continueRegularOutput' });
		return result.items.map(({ json: one }) => one.error ?? 'done');
	};
	const refused = (id: number, email: string) => ({
		...{ id, status: 'error', error: 'is wrong', record: { email_address: email }, resource: null },
	});
	const went = (id: number, email: string) => ({
		...{ id, status: 'success', error: null, record: { email_address: email }, resource: { id } },
	});

	test('although its results are fewer than the job has counted: then all of them are read', async () => {
		results((isFiltered) => [
			...(isFiltered ? [] : [refused(1, ADA), went(2, 'new@fair.example')]),
		]);
		expect(await outcome(oneOfTwo, { accountId })).toEqual([
			'Salesloft refused this person: is wrong [item 0]',
			'done',
		]);
		expect(requests().slice(-2)).toEqual([`${asked}/results?${unwell}&per_page=100`, readAll]);
	});

	test('although another result comes twice in its place', async () => {
		const [ada, nora] = [refused(1, ADA), refused(2, 'new@fair.example')];
		results((isFiltered) => (isFiltered ? [ada, ada] : [ada, nora]));
		const both = rows({ email: ADA, account: 999_999 }, { email: 'new@fair.example', account: 1 });
		expect(await outcome(both, { accountId })).toEqual(
			[0, 1].map((n) => `Salesloft refused this person: is wrong [item ${n}]`),
		);
	});

	test('although the results do not come at all', async () => {
		results(() => []);
		expect(await outcome(oneOfTwo, { accountId })).toEqual(
			[0, 1].map((n) => `Salesloft does not tell what became of this person [item ${n}]`),
		);
	});

	test('although Salesloft has lost some of the records of the job', async () => {
		open({
			clock: () => Date.now(),
			instead: instead(asked, () =>
				json(200, { data: { id: JOB, state: 'done', total: 1, processed: 1, errors: 0 } }),
			),
		});
		expect(await outcome(two)).toEqual(['done', 'done']);
		expect(requests().at(-1)).toBe(readAll);
	});

	test('although one place of a page holds no record', async () => {
		const emails = Array.from({ length: 101 }, (_, n) => `v${n + 1}@fair.example`);
		results((_, after) => {
			const page = emails.map((email, n) => refused(n + 1, email)).slice(after);
			return after === 0 ? [null, ...page.slice(0, 99)] : page;
		});
		expect(await outcome(rows(...emails.map((email) => ({ email }))))).toEqual(
			emails.map((_, n) => `Salesloft refused this person: is wrong [item ${n}]`),
		);
		expect(requests().at(-1)).toBe(`${asked}/results?${unwell}&per_page=100&id[gt]=99`);
	});
});

describe('A job that takes longer than Max Wait', () => {
	const slow = () => open({ clock: () => Date.now(), bulkSeconds: 100 });

	test('is told with its ID, how far it is, and how to go on', async () => {
		slow();
		const { error } = await run(MANY, byEmail, { items: two });
		expect(error).toMatchObject({
			message: `Salesloft still works on the bulk job ${JOB}: 1 of 2 records done [item 0]`,
			description: `It goes on by itself. Raise 'Max Wait' to wait longer, or come back later. ${goOn}`,
		});
		expect(Date.now() - START).toBe(60_000);
		expect(requests().filter((one) => one === asked)).toHaveLength(13);
	});

	test('is gone on with: nothing is sent again, and each item gets what became of it', async () => {
		slow();
		await run(MANY, byEmail, { items: two });
		forget();
		const options = { goOnWith: JOB };
		const given = await records(MANY, { ...byEmail, options }, { items: two });
		expect(given.map(({ bulk_job_id, person_id }) => [bulk_job_id, person_id])).toEqual([
			[JOB, firstPerson],
			[JOB, firstPerson + 60],
		]);
		expect(requests()).toEqual([...Array<string>(9).fill(asked), `${asked}/results?per_page=100`]);
	});

	test('gives no success to items that are not of that job', async () => {
		await run(MANY, byEmail, { items: two });
		const items = rows({ email: ADA }, { email: 'other@fair.example' });
		const parameters = { ...byEmail, options: { goOnWith: JOB } };
		const result = await run(MANY, parameters, { items, onError: 'continueRegularOutput' });
		expect(result.items.map(({ json }) => json.error ?? json.person_id)).toEqual([
			firstPerson,
			'Salesloft does not tell what became of this person [item 1]',
		]);
	});

	test('and that nobody has executed is not waited for', async () => {
		ask('POST', 'bulk_jobs', { type: 'person/upsert' });
		const { error } = await run(MANY, { ...byEmail, options: { goOnWith: JOB } }, { items: two });
		expect(error).toMatchObject({
			message: `The bulk job ${JOB} was not executed yet [item 0]`,
			description: 'Bulk Job: Execute has Salesloft begin with it.',
		});
		expect(Date.now()).toBe(START);
	});
});

test('the same items once more update the same people, and make nobody twice', async () => {
	await run(MANY, byEmail, { items: two });
	await run(MANY, byEmail, { items: two });
	const found = ask<{ data: object[] }>('GET', 'people?email_addresses[]=new@fair.example');
	expect(found.data).toHaveLength(1);
});

test('a dry run shows the job that would be made, and what each item would add to it', async () => {
	const given = await records(MANY, { ...byEmail, options: { dryRun: true } }, { items: two });
	expect(given).toEqual(
		[upserted(ADA, 'Ada M.'), upserted('new@fair.example', 'Nora')].map((whole) => ({
			dryRun: true,
			request: {
				...{ method: 'POST', url: 'https://api.salesloft.com/v2/bulk_jobs' },
				body: { type: 'person/upsert' },
			},
			record: whole,
		})),
	);
	expect(sent()).toEqual([]);
});

test('a dry run that would go on with a job neither reads it nor waits for it', async () => {
	open({ clock: () => Date.now(), bulkSeconds: 20 });
	await run(MANY, { ...byEmail, options: { maxWait: 1 } }, { items: two });
	forget();
	const options = { goOnWith: JOB, dryRun: true };
	expect(await records(MANY, { ...byEmail, options }, { items: two })).toEqual([
		{ dryRun: true, request: null },
		{ dryRun: true, request: null },
	]);
	expect(requests()).toEqual([]);
});

test('a job is listed under the name that it is given', async () => {
	const options = { jobName: 'Spring Fair' };
	await run(MANY, { ...byEmail, options }, { items: two });
	expect(await records('bulkJob.getAll')).toMatchObject([
		{ id: JOB, name: 'Spring Fair', state: 'done', total: 2, processed: 2, errors: 0 },
	]);
});
