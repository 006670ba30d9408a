import { byId, named, openAccount } from '../harness/account';
import { STAMP, account, salesloft } from './provider';

const { ask, bodies, forget, run, records, record, refusal, requests, sent } =
	openAccount(salesloft);

const { firstPerson, cadences, admin, standardUser } = account;

describe('cadences', () => {
	test('are read with their owner as an ID', async () => {
		expect(await record('cadence.get', { cadenceId: byId(cadences.outbound) })).toEqual({
			id: cadences.outbound,
			name: 'Outbound: New Leads',
			cadence_function: 'outbound',
			current_state: 'active',
			team_cadence: true,
			shared: true,
			owner_id: admin.id,
			people_count: 6,
			tags: ['conference'],
			archived_at: null,
			created_at: '2026-10-21T10:00:00.000713-05:00',
			updated_at: '2026-10-21T10:00:00.000713-05:00',
		});
	});

	test('are filtered by the GUID of their owner, not by the number', async () => {
		const found = await records('cadence.getAll', {
			filters: { ownerGuids: [standardUser.guid], archived: false },
			options: { sortBy: 'name', sortDirection: 'ASC' },
		});
		expect(found.map(({ id }) => id)).toEqual([cadences.inbound, cadences.personalOfStandardUser]);
		expect(sent()[0].query).toContain(`owned_by_guid[]=${standardUser.guid}&`);
	});
});

describe('steps', () => {
	test('are listed for a cadence and read one by one', async () => {
		const found = await records('step.getAll', {
			filters: { cadenceId: byId(cadences.inbound) },
			options: { sortBy: 'created_at', sortDirection: 'ASC' },
		});
		expect(found.map(({ id, type, cadence_id }) => [id, type, cadence_id])).toEqual([
			[404, 'email', cadences.inbound],
			[405, 'phone', cadences.inbound],
			[406, 'other', cadences.inbound],
		]);
		const step = await record('step.get', { stepId: byId(405) });
		expect(step.display_name).toBe('Day 3: Phone step');
	});
});

describe('cadence memberships', () => {
	const newcomer = firstPerson + 40;

	test('adding a person sends a JSON body and gives the membership', async () => {
		const made = await record('cadenceMembership.addPerson', {
			personId: byId(newcomer),
			cadenceId: byId(cadences.outbound),
			additionalFields: { stepId: byId(402), userId: byId(standardUser.id) },
		});
		expect(sent()).toEqual([
			{
				route: 'POST /v2/cadence_memberships',
				body: {
					person_id: newcomer,
					cadence_id: cadences.outbound,
					step_id: 402,
					user_id: standardUser.id,
				},
			},
		]);
		expect(made).toEqual({
			id: 50_013,
			person_id: newcomer,
			cadence_id: cadences.outbound,
			user_id: standardUser.id,
			step_id: 402,
			current_state: 'active',
			currently_on_cadence: true,
			person_deleted: false,
			added_at: STAMP,
			created_at: STAMP,
			updated_at: STAMP,
		});
	});

	test.each([
		[
			'who is on it already',
			firstPerson,
			cadences.outbound,
			'person_id: is already on this cadence',
		],
		[
			'to an archived one',
			newcomer,
			cadences.archived,
			'cadence_id: is archived; user_id: cannot add people to this cadence',
		],
		[
			"to a teammate's own one",
			newcomer,
			cadences.personalOfStandardUser,
			'user_id: cannot add people to this cadence',
		],
		['who opted out', firstPerson + 7, cadences.outbound, 'person_id: is marked as do not contact'],
	])('adding a person %s is refused with the reason', async (_, person, cadence, reason) => {
		const { error } = await run('cadenceMembership.addPerson', {
			personId: byId(person),
			cadenceId: byId(cadence),
		});
		expect(error).toMatchObject({
			httpCode: '422',
			message: `Salesloft did not accept the request: ${reason} [item 0]`,
		});
		expect(sent()).toHaveLength(1);
	});

	test('listing uses filters without brackets for person and cadence', async () => {
		const found = await records('cadenceMembership.getAll', {
			filters: {
				personId: byId(firstPerson),
				cadenceId: byId(cadences.outbound),
				currentlyOnCadence: true,
			},
		});
		expect(found.map(({ id }) => id)).toEqual([50_001]);
		expect(sent()[0].query).toBe(
			`cadence_id=${cadences.outbound}&currently_on_cadence=true&person_id=${firstPerson}&page=1&per_page=50`,
		);
	});

	test('removing by person and cadence finds the membership first', async () => {
		const removed = await record('cadenceMembership.removePerson', {
			personId: named('ada.stone1@northwind.example', 'email'),
			cadenceId: byId(cadences.outbound),
		});
		expect(removed).toEqual({ deleted: true, id: 50_001 });
		expect(sent().slice(1)).toEqual([
			{
				route: 'GET /v2/cadence_memberships',
				query: `person_id=${firstPerson}&cadence_id=${cadences.outbound}&currently_on_cadence=true&page=1&per_page=100&include_paging_counts=true`,
			},
			{ route: 'DELETE /v2/cadence_memberships/50001' },
		]);
		const now = await record('cadenceMembership.get', {
			cadenceMembershipId: byId(50_001),
		});
		expect(now.currently_on_cadence).toBe(false);
	});

	test('removing somebody who is not on the cadence removes nobody', async () => {
		expect(
			await refusal('cadenceMembership.removePerson', {
				personId: byId(newcomer),
				cadenceId: byId(cadences.outbound),
			}),
		).toBe('This person is not on this cadence now [item 0]');
		expect(sent().map(({ route }) => route)).toEqual(['GET /v2/cadence_memberships']);
	});

	test('removing by the ID of the membership', async () => {
		expect(await record('cadenceMembership.remove', { cadenceMembershipId: byId(50_002) })).toEqual(
			{ deleted: true, id: 50_002 },
		);
	});
});

describe('Skip If Already on the Cadence', () => {
	const skipping = { options: { skipExisting: true } };
	const newcomer = firstPerson + 40;
	const all = 'page=1&per_page=100&include_paging_counts=true';
	const reading = (person: number) =>
		`GET /v2/cadence_memberships?person_id=${person}&cadence_id=301&currently_on_cadence=true&${all}`;

	test('gives the membership that there is, as it is', async () => {
		const there = await record('cadenceMembership.get', { cadenceMembershipId: byId(50_001) });
		forget();
		const parameters = {
			personId: byId(firstPerson),
			cadenceId: byId(cadences.outbound),
			additionalFields: { userId: byId(standardUser.id) },
			...skipping,
		};
		const given = await record('cadenceMembership.addPerson', parameters);
		expect(given).toEqual({ ...there, created: false });
		expect(Object.keys(given).at(-1)).toBe('created');
		expect(requests()).toEqual([reading(firstPerson)]);
		const whole = await record('cadenceMembership.addPerson', {
			...parameters,
			options: { ...skipping.options, simplify: false },
		});
		expect(Object.entries(whole).at(-1)).toEqual(['created', false]);
		expect(whole.person).toMatchObject({ id: firstPerson });
	});

	test('adds everybody else', async () => {
		const made = await record('cadenceMembership.addPerson', {
			personId: byId(newcomer),
			cadenceId: byId(cadences.outbound),
			...skipping,
		});
		expect(Object.entries(made).at(-1)).toEqual(['created', true]);
		expect(made).toMatchObject({ id: 50_013, person_id: newcomer, currently_on_cadence: true });
		expect(requests()).toEqual([reading(newcomer), 'POST /v2/cadence_memberships']);
		expect(bodies()).toEqual([{ person_id: newcomer, cadence_id: cadences.outbound }]);
	});

	test('gives the membership that somebody else has made meanwhile', async () => {
		const [first, second] = await records(
			'cadenceMembership.addPerson',
			{
				personId: byId(newcomer),
				cadenceId: byId(cadences.outbound),
				options: { skipExisting: true, parallelRequests: 4 },
			},
			{ items: [{ json: {} }, { json: {} }] },
		);
		expect([first.created, second.created].sort()).toEqual([false, true]);
		expect(second.id).toBe(first.id);
	});

	test('tells any other refusal', async () => {
		expect(
			await refusal('cadenceMembership.addPerson', {
				personId: byId(newcomer),
				cadenceId: byId(999),
				...skipping,
			}),
		).toContain('Salesloft did not accept the request');
	});

	test('adds a person again who has left the cadence', async () => {
		ask('DELETE', 'cadence_memberships/50001');
		const made = await record('cadenceMembership.addPerson', {
			personId: byId(firstPerson),
			cadenceId: byId(cadences.outbound),
			...skipping,
		});
		expect(made).toMatchObject({ id: 50_001, currently_on_cadence: true, created: true });
	});
});
