/** The example with a table of people, with a clock of its own: so many requests wait for the limit. */
import { Salesloft } from '../../nodes/Salesloft/Salesloft.node';
import { useFakeClock } from '../engine/clock';
import { exampleOf } from '../example';
import { openAccount } from '../harness/account';
import { execute, resultOf } from '../harness/run-node';
import { account, salesloft } from './provider';

const { credentials, sent } = openAccount(salesloft, { clock: () => Date.now(), limit: 600 });

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof import('../engine/clock')>('../engine/clock').withFakeSleep(),
);

useFakeClock();

test('the example takes 1,000 rows into one bulk job, and each person to the cadence of its owner', async () => {
	const rows = Array.from({ length: 1_000 }, (_, n) => ({
		...{ email: `visitor${n + 1}@fair.example`, first_name: 'Visitor', last_name: `No. ${n + 1}` },
		owner: n % 2 ? 'sam.standard@quartet.example' : 'avery.admin@quartet.example',
		cadence: n % 2 ? 'Inbound Follow-up' : 'Outbound: New Leads',
	}));
	const workflow = exampleOf('salesloft-rows-to-cadence', new Salesloft(), credentials());
	const items = rows.map((json) => ({ json }));
	const result = await execute(workflow, credentials(), { items });
	expect(result.status).toBe('success');
	const people = resultOf(result, 'Create or Update Many People').items;
	const firstNew = account.firstPerson + 60;
	expect(people.map(({ json }) => json.person_id)).toEqual(rows.map((_, n) => firstNew + n));

	const { admin, standardUser, cadences } = account;
	const { items: added, errorItems } = resultOf(result, 'Add to Cadence of Owner');
	expect(errorItems).toEqual([]);
	expect(
		added.map(({ json: { person_id, cadence_id, user_id } }) => [person_id, cadence_id, user_id]),
	).toEqual(
		rows.map((_, n) =>
			n % 2
				? [firstNew + n, cadences.inbound, standardUser.id]
				: [firstNew + n, cadences.outbound, admin.id],
		),
	);

	const routes = sent().map(({ route }) => route);
	expect(routes.filter((route) => route !== 'POST /v2/cadence_memberships')).toEqual([
		...['GET /v2/users', 'GET /v2/users'],
		...['POST /v2/bulk_jobs', 'POST /v2/bulk_jobs/82001/job_data', 'PUT /v2/bulk_jobs/82001'],
		'GET /v2/bulk_jobs/82001',
		...Array<string>(11).fill('GET /v2/bulk_jobs/82001/results'),
		'GET /v2/cadences',
	]);
});
