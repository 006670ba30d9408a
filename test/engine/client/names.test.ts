/** Records that are named by what people call them. */
import type { INodeParameters } from 'n8n-workflow';
import { reference, references, path } from '../../../nodes/engine/vocabulary/field';
import * as operation from '../../../nodes/engine/vocabulary/operation';
import { integerId, named, record } from '../../../nodes/engine/vocabulary/record';
import { answering, runOperation } from '../service';
import { closeNetwork } from '../../network';
import { person } from './people';

closeNetwork();

describe('what people call a record', () => {
	const team = record('Team', {
		id: integerId,
		list: 'GET /teams',
		label: ({ name, place }) => `${String(name)} (${String(place)})`,
		names: {
			of: ({ name, alias }) => [name, alias],
			isCurrent: ({ left }) => left !== true,
			example: 'Sales',
		},
	});
	const TEAMS = [
		{ id: 1, name: 'Sales', place: 'Paris' },
		{ id: 2, name: 'Café  Crew', place: 'Rome' },
		{ id: 3, name: 'Support', place: 'Oslo', alias: '@help' },
		{ id: 4, name: 'Support Europe', place: 'Bonn' },
		{ id: 5, name: 'sales', place: 'Oslo' },
		{ id: 6, name: '12', place: 'Kiel' },
		{ id: 7, name: 'Billing', place: 'Bonn', left: true },
		{ id: 8, name: 'Billing', place: 'Kiel' },
		{ id: 9, name: 'Fax', place: 'Kiel', left: true },
	];
	const join = operation.create('POST /members', {
		required: [reference(team, 'team_id')],
		optional: [references(team, 'others')],
	});
	const teams = () => answering(({ path: at }) => ({ body: at === '/teams' ? TEAMS : { id: 9 } }));
	const joined = async (teamId: string | object, others?: string | string[]) => {
		const sent = teams();
		const additionalFields = others === undefined ? {} : { others };
		const parameters = { teamId, additionalFields } as INodeParameters;
		const { error } = await runOperation(join, { parameters });
		return { error: error?.message, sent, body: sent.at(-1)?.body };
	};

	test.each([
		['Support'],
		['  SUPPORT '],
		['@help'],
		['Support (Oslo)'],
		[{ __rl: true, mode: 'id', value: 'support' }],
		[{ __rl: true, mode: 'list', value: 'support' }],
		[{ __rl: true, mode: 'name', value: 'support' }],
	])('%j becomes the ID of the record', async (teamId) => {
		expect(await joined(teamId)).toMatchObject({ error: undefined, body: { team_id: 3 } });
	});

	test('accents may be written in another way, and spaces be of any kind and number', async () => {
		expect((await joined('cafe\u0301\u00a0crew')).body).toEqual({ team_id: 2 });
	});

	test('a name is that of the record in use, where one that was put away has it too', async () => {
		expect((await joined('Billing')).body).toEqual({ team_id: 8 });
		expect((await joined('Fax')).body).toEqual({ team_id: 9 });
	});

	test('an ID wins over a name of digits, unless it is given as a name', async () => {
		expect((await joined('12')).body).toEqual({ team_id: 12 });
		expect((await joined({ __rl: true, mode: 'name', value: '12' })).body).toEqual({ team_id: 6 });
	});

	test('names stand in lists beside IDs, and several items ask for the list once', async () => {
		const sent = teams();
		const parameters = {
			teamId: '={{ $json.team }}',
			additionalFields: { others: '={{ $json.others }}' },
		};
		const items = [
			{ team: 'Support', others: 'Café Crew, 7' },
			{ team: '@help', others: ['support europe'] },
		];
		const { error } = await runOperation(join, {
			parameters,
			items: items.map((json) => ({ json })),
		});
		expect(error).toBeUndefined();
		expect(sent.map(({ method, path: at }) => `${method} ${at}`)).toEqual([
			'GET /teams',
			'POST /members',
			'POST /members',
		]);
		expect(sent.slice(1).map(({ body }) => body)).toEqual([
			{ team_id: 3, others: [2, 7] },
			{ team_id: 3, others: [4] },
		]);
	});

	test('a name that nothing has is told with the nearest five', async () => {
		const { error, sent } = await joined('Suport');
		expect(error).toBe(
			`There is no team called "Suport". The nearest are "Support (Oslo)", "Support Europe (Bonn)", "Sales (Paris)", "sales (Oslo)", "Café Crew (Rome)". Give one of these names, or an ID [item 0]`,
		);
		expect(sent).toHaveLength(1);
	});

	test('an ID that is given as a name is told to be given as an ID', async () => {
		const { error, sent } = await joined({ __rl: true, mode: 'name', value: '4711' });
		expect(error).toBe(
			'There is no team called "4711". If it is an ID, choose By ID in place of By Name [item 0]',
		);
		expect(sent).toHaveLength(1);
	});

	test('a name that several have is told with all of them and their IDs', async () => {
		const { error, sent } = await joined('SALES');
		expect(error).toBe(
			`There is more than one team called "SALES": 1 (Sales (Paris)), 5 (sales (Oslo)). Choose the team by its ID [item 0]`,
		);
		expect(sent).toHaveLength(1);
	});

	test('an address of the web is no name, and nothing is asked', async () => {
		const { error, sent } = await joined('https://service.test/teams/3');
		expect(error).toBe(
			`'Team' must be a whole number or a name, not "https://service.test/teams/3" [item 0]`,
		);
		expect(sent).toEqual([]);
	});

	test('a list that could not be read is asked for again by the next item', async () => {
		let asked = 0;
		const sent = answering(({ path: at }) => {
			if (at !== '/teams') return { body: { id: 9 } };
			asked += 1;
			return asked === 1 ? { status: 403, body: { message: 'no' } } : { body: TEAMS };
		});
		const { items } = await runOperation(join, {
			parameters: { teamId: 'Support' },
			items: [{ json: {} }, { json: {} }],
			onError: 'continueRegularOutput',
		});
		expect(items.map(({ json }) => Object.keys(json))).toEqual([['error', 'details'], ['id']]);
		expect(sent.map(({ path: at }) => at)).toEqual(['/teams', '/teams', '/members']);
	});

	test('items that wait for one list, which cannot be read, are each told of themselves', async () => {
		const sent = answering(() => ({ status: 403, body: { message: 'no' } }));
		const { items } = await runOperation(join, {
			parameters: { teamId: 'Support', options: { parallelRequests: 3 } },
			items: [{ json: {} }, { json: {} }, { json: {} }],
			onError: 'continueRegularOutput',
		});
		expect(items.map(({ json }) => json.error)).toEqual([
			'Service does not allow this: no [item 0]',
			'Service does not allow this: no [item 1]',
			'Service does not allow this: no [item 2]',
		]);
		expect(sent).toHaveLength(1);
	});

	describe('of which several are called alike, but belong to different records', () => {
		const pipeline = record('Pipeline', {
			id: integerId,
			list: 'GET /pipelines',
			label: ({ name }) => String(name),
			names: { of: ({ name }) => [name], example: 'Sales' },
		});
		const stage = record('Stage', {
			id: integerId,
			list: 'GET /stages',
			label: ({ name }) => String(name),
			names: { of: ({ name }) => [name], example: 'Open' },
			within: { kind: pipeline, holderId: (one) => one.pipeline, wire: 'pipeline_id' },
		});
		const move = operation.create('POST /moves', {
			required: [reference(stage, 'stage_id')],
			optional: [reference(pipeline, 'pipeline_id')],
		});
		const answers: Record<string, object> = {
			'/pipelines': [
				{ id: 1, name: 'Sales' },
				{ id: 2, name: 'Renewals' },
			],
			'/stages': [
				{ id: 3, name: 'Open', pipeline: 1 },
				{ id: 4, name: 'Open', pipeline: 2 },
				{ id: 5, name: 'Open' },
			],
		};
		const moved = async (stageId: string, pipelineId?: string) => {
			const sent = answering(({ path: at }) => ({ body: answers[at] ?? { id: 9 } }));
			const additionalFields = pipelineId === undefined ? {} : { pipelineId };
			const { error } = await runOperation(move, { parameters: { stageId, additionalFields } });
			return {
				error: error?.message,
				asked: sent.map(({ path: at }) => at),
				body: sent.at(-1)?.body,
			};
		};

		test('the other name stands in brackets behind the name', async () => {
			expect(await moved('open (renewals)')).toEqual({
				error: undefined,
				asked: ['/pipelines', '/stages', '/moves'],
				body: { stage_id: 4 },
			});
		});

		test.each(['Renewals', '2'])('%s beside it tells which one is meant', async (chosen) => {
			expect((await moved('Open', chosen)).body).toEqual({ stage_id: 4, pipeline_id: 2 });
		});

		test.each([undefined, '7'])('all are told where %s beside it does not', async (chosen) => {
			expect(await moved('Open', chosen)).toMatchObject({
				error:
					'There is more than one stage called "Open": 3 (Open (Sales)), 4 (Open (Renewals)), 5 (Open). Choose the stage by its ID [item 0]',
				asked: ['/pipelines', '/stages'],
			});
		});
	});

	test('the ID of another kind is a name only where it is said to be one', async () => {
		const room = {
			...team,
			id: { ...integerId, any: '[a-z]+-\\d+', pattern: 'room-\\d+', says: 'a room' },
		};
		const book = operation.create('POST /members', { required: [reference(room, 'room')] });
		const sent = answering(() => ({ body: [{ id: 'room-3', name: 'hall-9' }] }));
		const booked = async (roomId: string | object) =>
			(await runOperation(book, { parameters: { room: roomId } as INodeParameters })).error
				?.message;
		expect(await booked('hall-9')).toBe(
			`'Team' must be a room or a name, not "hall-9", which is the ID of another kind of record [item 0]`,
		);
		expect(sent).toEqual([]);
		expect(await booked({ __rl: true, mode: 'name', value: 'hall-9' })).toBeUndefined();
	});

	const place = record('Place', {
		id: integerId,
		list: 'GET /places',
		label: ({ name }) => String(name),
		...named('Rome', {
			search: { route: 'GET /places', query: (q) => ({ q }) },
			advice: 'found the place first',
		}),
	});
	const visit = operation.create('POST /visits', { required: [reference(place, 'place_id')] });

	test('where records are too many to list, those of a name are searched for', async () => {
		const sent = answering(({ path: at }) => ({
			body:
				at === '/places'
					? [
							{ id: 1, name: 'New Rome' },
							{ id: 2, name: 'Rome' },
						]
					: { id: 9 },
		}));
		const items = ['Rome', 'rome', 'Rome'].map((name) => ({ json: { name } }));
		await runOperation(visit, { parameters: { placeId: '={{ $json.name }}' }, items });
		expect(sent.filter(({ method }) => method === 'GET').map(({ query }) => String(query))).toEqual(
			['q=Rome', 'q=rome'],
		);
		expect(sent.at(-1)?.body).toEqual({ place_id: 2 });
	});

	test('where a search finds nothing, the kind can say what to do', async () => {
		answering(() => ({ body: [] }));
		const { error } = await runOperation(visit, { parameters: { placeId: 'Oslo' } });
		expect(error?.message).toBe(
			`There is no place called "Oslo". Check how it is written, or found the place first [item 0]`,
		);
	});
});

test('a record within another is looked for there, once for each of these', async () => {
	const phone = record('Phone', {
		id: integerId,
		list: 'GET /people/{person_id}/phones',
		within: { kind: person, wire: 'person_id' },
		label: ({ digits }) => String(digits),
		names: { of: ({ digits }) => [digits], example: '+1' },
	});
	const drop = operation.remove('DELETE /people/{person_id}/phones/{phone_id}', {
		required: [path(person, 'person_id'), path(phone, 'phone_id')],
	});
	const sent = answering(({ method, path: at }) => {
		if (method === 'DELETE') return { status: 204, body: '' };
		if (at === '/people') return { body: [{ id: 3, email: 'ann@service.test' }] };
		return { body: [{ id: Number(at.split('/')[2]) * 10, digits: '+1' }] };
	});
	const { error } = await runOperation(drop, {
		parameters: { personId: '={{ $json.person }}', phoneId: '+1' },
		items: ['ann@service.test', '3', '4'].map((one) => ({ json: { person: one } })),
	});
	expect(error).toBeUndefined();
	expect(sent.map(({ method, path: at }) => `${method} ${at}`)).toEqual([
		'GET /people',
		'GET /people/3/phones',
		'DELETE /people/3/phones/30',
		'DELETE /people/3/phones/30',
		'GET /people/4/phones',
		'DELETE /people/4/phones/40',
	]);
});
