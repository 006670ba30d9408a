/** People who go from one cadence to another. */
import { json } from '../../sandbox/http';
import { byId, openAccount } from '../harness/account';
import { STAMP, account, salesloft } from './provider';

const { ask, bodies, forget, open, record, refusal, requests, run } = openAccount(salesloft);

const { admin, cadences, firstPerson } = account;
const newcomer = firstPerson + 40;
const MOVE = 'cadenceMembership.movePerson';
const READ = `GET /v2/cadence_memberships?person_id=${firstPerson}&currently_on_cadence=true&page=1&per_page=100&include_paging_counts=true`;

const to = (cadence: number, from?: number, person = firstPerson) => ({
	personId: byId(person),
	cadenceId: byId(cadence),
	...(from !== undefined && { fromCadenceId: byId(from) }),
});

const onNow = (id: number) =>
	ask<{ data: { currently_on_cadence: boolean } }>('GET', `cadence_memberships/${id}`).data
		.currently_on_cadence;

test('a person is added to the new cadence first, and then taken off the only other one', async () => {
	const moved = await record(MOVE, {
		...to(cadences.inbound),
		additionalFields: { stepId: byId(405) },
	});
	expect(moved).toEqual({
		...{ id: 50_013, person_id: firstPerson, cadence_id: cadences.inbound, user_id: admin.id },
		...{ step_id: 405, current_state: 'active', currently_on_cadence: true },
		...{ person_deleted: false, added_at: STAMP, created_at: STAMP, updated_at: STAMP },
		...{ created: true, left_membership_id: 50_001, left_cadence_id: cadences.outbound },
	});
	expect(requests()).toEqual([
		READ,
		'POST /v2/cadence_memberships',
		'DELETE /v2/cadence_memberships/50001',
	]);
	expect(bodies()).toEqual([
		{ person_id: firstPerson, cadence_id: cadences.inbound, step_id: 405 },
	]);
	expect([onNow(50_001), onNow(50_013)]).toEqual([false, true]);
});

test('once more, it changes nothing and gives the membership that there is', async () => {
	await record(MOVE, to(cadences.inbound, cadences.outbound));
	forget();
	expect(await record(MOVE, to(cadences.inbound, cadences.outbound))).toMatchObject({
		...{ id: 50_013, created: false, left_membership_id: null, left_cadence_id: null },
	});
	expect(requests()).toEqual([READ]);
});

test('who is on the new cadence already is only taken off the other one', async () => {
	ask('POST', 'cadence_memberships', { person_id: firstPerson, cadence_id: cadences.inbound });
	expect(await record(MOVE, to(cadences.inbound))).toMatchObject({
		...{ id: 50_013, created: false, left_membership_id: 50_001 },
	});
	expect(requests()).toEqual([READ, 'DELETE /v2/cadence_memberships/50001']);
});

describe('nothing is changed', () => {
	test.each([
		[
			'on no cadence, where none is given to leave',
			to(cadences.inbound, undefined, newcomer),
			'This person is on no cadence now [item 0]',
		],
		[
			'not on the one to leave',
			to(cadences.personalOfStandardUser, cadences.inbound),
			'This person is not on the cadence to leave [item 0]',
		],
	])('for a person who is %s', async (_, parameters, sentence) => {
		const { error } = await run(MOVE, parameters);
		expect(error).toMatchObject({
			message: sentence,
			description: 'Nothing was changed. Add Person adds them.',
		});
		expect(requests()).toHaveLength(1);
	});

	test('for a person who is on several, of which none is chosen', async () => {
		const webinar = ask<{ data: { cadence: { id: number } } }>('POST', 'cadence_imports', {
			settings: { name: 'Webinar' },
			cadence_content: { step_groups: [] },
		}).data.cadence.id;
		ask('POST', 'cadence_memberships', { person_id: firstPerson, cadence_id: webinar });
		const { error } = await run(MOVE, to(cadences.inbound));
		expect(error).toMatchObject({
			message: `This person is on several cadences: ${webinar}, 301 [item 0]`,
			description: "Choose one as 'From Cadence'.",
		});
		expect(requests()).toEqual([READ]);
		expect(await record(MOVE, to(cadences.inbound, webinar))).toMatchObject({
			left_cadence_id: webinar,
		});
		expect(onNow(50_001)).toBe(true);
	});

	test('for a person who is on two, of which Salesloft does not say which they are', async () => {
		const data = [1, 2].map((id) => ({
			...{ id, currently_on_cadence: true, person: { id: firstPerson }, cadence: null },
		}));
		open({ instead: ({ method }) => (method === 'GET' ? json(200, { data }) : undefined) });
		expect(await refusal(MOVE, to(cadences.inbound))).toBe(
			'This person is on several cadences, of which Salesloft does not say all [item 0]',
		);
		expect(requests()).toEqual([READ]);
	});

	test('where both cadences are the same one', async () => {
		expect(await refusal(MOVE, to(cadences.outbound, cadences.outbound))).toBe(
			"'From Cadence' and 'To Cadence' are the same [item 0]",
		);
		expect(requests()).toEqual([]);
	});

	test('where Salesloft gives the old membership without its ID', async () => {
		const membership = {
			...{ currently_on_cadence: true, person: { id: firstPerson } },
			cadence: { id: cadences.outbound },
		};
		open({
			instead: ({ method }) => (method === 'GET' ? json(200, { data: [membership] }) : undefined),
		});
		expect(await refusal(MOVE, to(cadences.inbound))).toBe(
			'The provider sent a record without an ID [item 0]',
		);
		expect(requests()).toEqual([READ]);
	});

	test('where Salesloft refuses the new cadence: the person stays on the old one', async () => {
		expect(await refusal(MOVE, to(cadences.archived))).toBe(
			'Salesloft did not accept the request: cadence_id: is archived; user_id: cannot add people to this cadence [item 0]',
		);
		expect(onNow(50_001)).toBe(true);
	});
});

test('what was done is told where the old cadence cannot be left, and the next run ends it', async () => {
	let isBroken = true;
	open({
		instead: ({ method }) =>
			method === 'DELETE' && isBroken ? json(403, { error: 'Not today' }) : undefined,
	});
	const { error } = await run(MOVE, to(cadences.inbound));
	expect(error?.message).toBe(
		'The person is on cadence 302 now, and still on cadence 301, which could not be left: Salesloft does not allow this: Not today [item 0]',
	);
	expect(error?.description).toContain(
		'Run this once more, or take them off it with Remove Person.',
	);
	expect([onNow(50_001), onNow(50_013)]).toEqual([true, true]);
	isBroken = false;
	expect(await record(MOVE, to(cadences.inbound))).toMatchObject({
		...{ created: false, left_membership_id: 50_001 },
	});
});

test('where it is not known whether the old cadence was left, that is told', async () => {
	open({ instead: ({ method }) => (method === 'DELETE' ? json(503, {}) : undefined) });
	expect(await refusal(MOVE, to(cadences.inbound))).toMatch(
		/^The person is on cadence 302 now, and perhaps still on cadence 301: Salesloft could not process the request \(status 503\)/,
	);
});

test('a person whom Salesloft has twice on the new cadence is not taken off it', async () => {
	const membership = (id: number) => ({
		...{ id, currently_on_cadence: true },
		...{ person: { id: firstPerson }, cadence: { id: cadences.inbound } },
	});
	open({
		instead: ({ method }) =>
			method === 'GET' ? json(200, { data: [membership(1), membership(2)] }) : undefined,
	});
	expect(await record(MOVE, to(cadences.inbound))).toMatchObject({
		...{ id: 1, created: false, left_membership_id: null, left_cadence_id: null },
	});
	expect(requests()).toEqual([READ]);
});

test('where the new membership comes without its cadence, what was done is told all the same', async () => {
	open({
		instead: ({ method }) =>
			method === 'POST'
				? json(200, { data: { id: 1 } })
				: method === 'DELETE'
					? json(403, { error: 'Not today' })
					: undefined,
	});
	expect(await refusal(MOVE, to(cadences.inbound))).toMatch(
		/^The person is on cadence 302 now, and still on cadence 301, which could not be left: /,
	);
});

test('an old membership that ended meanwhile counts as left', async () => {
	open({
		instead: ({ method }) => (method === 'DELETE' ? json(404, { error: 'Not Found' }) : undefined),
	});
	expect(await record(MOVE, to(cadences.inbound))).toMatchObject({ left_membership_id: 50_001 });
});

test('a dry run tells the first change also where that takes the person off', async () => {
	ask('POST', 'cadence_memberships', { person_id: firstPerson, cadence_id: cadences.inbound });
	expect(await record(MOVE, { ...to(cadences.inbound), options: { dryRun: true } })).toEqual({
		dryRun: true,
		request: { method: 'DELETE', url: 'https://api.salesloft.com/v2/cadence_memberships/50001' },
	});
});

test('a dry run tells the first change, and makes none', async () => {
	const { items } = await run(MOVE, { ...to(cadences.inbound), options: { dryRun: true } });
	expect(items.map((item) => item.json)).toEqual([
		{
			dryRun: true,
			request: {
				method: 'POST',
				url: 'https://api.salesloft.com/v2/cadence_memberships',
				body: { person_id: firstPerson, cadence_id: cadences.inbound },
			},
		},
	]);
	expect(requests()).toEqual([READ]);
});

describe('a person whom Salesloft has twice on the cadence to leave', () => {
	const membership = (id: number) => ({
		...{ id, currently_on_cadence: true },
		...{ person: { id: firstPerson }, cadence: { id: cadences.outbound } },
	});
	const DELETES = [1, 2].map((id) => `DELETE /v2/cadence_memberships/${id}`);
	const said = 'Salesloft had the person on the cadence more than once. All of it has ended: 1, 2.';

	beforeEach(() =>
		open({
			instead: ({ method }) =>
				method === 'GET'
					? json(200, { data: [membership(1), membership(2)] })
					: method === 'DELETE'
						? { status: 204, headers: {}, body: '' }
						: undefined,
		}),
	);

	test.each([
		['which is chosen', cadences.outbound],
		['which is the only one', undefined],
	])('%s, leaves it as a whole', async (_, from) => {
		const { items, hints } = await run(MOVE, to(cadences.inbound, from));
		expect(items[0].json).toMatchObject({
			...{ left_membership_id: 1, left_cadence_id: cadences.outbound },
		});
		expect(hints).toEqual([{ message: said, location: 'outputPane' }]);
		expect(requests().slice(1)).toEqual(['POST /v2/cadence_memberships', ...DELETES]);
	});

	test('is taken off it as a whole by Remove Person, too', async () => {
		const parameters = to(cadences.outbound);
		const { hints } = await run('cadenceMembership.removePerson', parameters);
		expect(hints).toEqual([{ message: said, location: 'outputPane' }]);
		expect(requests().slice(1)).toEqual(DELETES);
	});

	test('is taken off it also where one membership ended with the other', async () => {
		open({
			instead: ({ method, url }) =>
				method === 'GET'
					? json(200, { data: [membership(1), membership(2)] })
					: url.pathname.endsWith('/1')
						? { status: 204, headers: {}, body: '' }
						: json(404, { error: 'Not Found' }),
		});
		const { items, error } = await run('cadenceMembership.removePerson', to(cadences.outbound));
		expect(error).toBeUndefined();
		expect(items.map((item) => item.json)).toEqual([{ deleted: true, id: 2 }]);
	});
});
