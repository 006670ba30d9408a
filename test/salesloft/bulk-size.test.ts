/** Create or Update Many with as many people as a large team has. */
import { json } from '../../sandbox/http';
import { openAccount } from '../harness/account';
import { salesloft } from './provider';

const { open, run, requests, bodies } = openAccount(salesloft);

const PEOPLE = 50_000;
const JOB = '/v2/bulk_jobs/82001';
const UNWELL = 'status[]=error&status[]=pending&status[]=retrying';

test('50,000 people take 13 requests beside asking whether the job is done', async () => {
	const metadata = { filtering: {}, sorting: { sort_by: 'id', sort_direction: 'ASC' } };
	open({
		// The emulator would look through all people for each of them.
		instead: ({ url: { pathname } }) => {
			if (pathname === JOB) return json(200, { data: { id: 82_001, state: 'done' } });
			if (pathname === `${JOB}/results`) return json(200, { data: [], metadata });
			return undefined;
		},
	});
	const items = Array.from({ length: PEOPLE }, (_, n) => ({ json: { email: `p${n}@a.example` } }));
	const { items: given } = await run(
		'person.upsertMany',
		{ matchBy: 'email_address', emailAddress: '={{ $json.email }}' },
		{ items },
	);
	expect(given.map(({ json: { record }, pairedItem }) => [record, pairedItem])).toEqual(
		items.map(({ json: { email } }, item) => [
			{ upsert_key: 'email_address', email_address: email },
			{ item },
		]),
	);
	expect(requests()).toEqual([
		'POST /v2/bulk_jobs',
		...Array<string>(10).fill(`POST ${JOB}/job_data`),
		`PUT ${JOB}`,
		`GET ${JOB}`,
		`GET ${JOB}/results?${UNWELL}&per_page=100`,
	]);
	const sent = bodies().flatMap((body) => {
		const { data } = body as { data?: Array<{ email_address: string }> };
		return data ? [data.map(({ email_address }) => email_address)] : [];
	});
	expect(sent.map(({ length }) => length)).toEqual(Array(10).fill(5_000));
	expect(sent.flat()).toEqual(items.map(({ json: { email } }) => email));
	// Where other tests take the processor as well.
}, 180_000);
