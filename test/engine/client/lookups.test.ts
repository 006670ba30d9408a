/** Records that are named by an email address, or in another way for which the ID must be asked. */
import { groups, reference, references, path } from '../../../nodes/engine/vocabulary/field';
import { recordsOf } from '../../../nodes/engine/vocabulary/paging';
import * as operation from '../../../nodes/engine/vocabulary/operation';
import type { LookupKind } from '../../../nodes/engine/vocabulary/record';
import { answering, runOperation } from '../service';
import { closeNetwork } from '../../network';
import { person } from './people';

closeNetwork();

const get = operation.get('GET /people/{id}', { required: [path(person, 'id')] });
const create = operation.create('POST /notes', { required: [reference(person, 'person_id')] });

const people = (...found: object[]) =>
	answering(({ path: at }) => ({ body: at === '/people' ? found : { id: 3 } }));

test('an email address becomes the ID of its record, in a path', async () => {
	const sent = people({ id: 3, email: 'ann@service.test' }, { id: 4, email: 'joann@service.test' });
	const { error } = await runOperation(get, { parameters: { personId: 'ann@service.test' } });
	expect(error).toBeUndefined();
	expect(sent.map(({ path: at, query }) => `${at}?${query}`)).toEqual([
		'/people?email=ann%40service.test',
		'/people/3?',
	]);
});

test('an email address becomes the ID of its record, in a body and in its own type', async () => {
	const sent = people({ id: 3, email: 'ann@service.test' });
	const chosen = { __rl: true, mode: 'email', value: 'ann@service.test' };
	await runOperation(create, { parameters: { personId: chosen } });
	expect(sent[1].body).toEqual({ person_id: 3 });
});

test('what the API takes in another shape is made of the ID, not of what was written', async () => {
	const sent = people({ id: 3, email: 'ann@service.test' });
	const share = operation.create('POST /notes', {
		required: [
			references(person, 'people', { name: 'people', each: (id) => `people/${String(id)}` }),
			groups('seats', 'Seat', [], {
				required: [reference(person, 'person_id', { name: 'person' })],
				each: ({ person_id: id }) => [id],
			}),
		],
	});
	const seats = { items: [{ person: 'ann@service.test' }, { person: '12' }] };
	const { error } = await runOperation(share, {
		parameters: { people: ['7', 'ann@service.test'], seats },
	});
	expect(error).toBeUndefined();
	expect(sent.at(-1)?.body).toEqual({ people: ['people/7', 'people/3'], seats: [[3], [12]] });
});

test('an ID is not looked up', async () => {
	const sent = people();
	await runOperation(get, { parameters: { personId: '12' } });
	expect(sent.map(({ path: at }) => at)).toEqual(['/people/12']);
});

test.each([
	['no', '. Check how it is written, or choose', []],
	[
		'more than one',
		': 3, 4. Choose',
		[
			{ id: 3, email: 'ann@service.test' },
			{ id: 4, email: 'ann@service.test' },
		],
	],
])(
	'%s record with the address is an error, and nothing is changed',
	async (count, advice, found) => {
		const sent = people(...found);
		const { error } = await runOperation(create, { parameters: { personId: 'ann@service.test' } });
		expect(error?.message).toBe(
			`There is ${count} person with "ann@service.test"${advice} the person by its ID [item 0]`,
		);
		expect(sent).toHaveLength(1);
	},
);

test('what is neither an ID nor an address says what it must be', async () => {
	const sent = people();
	const { error } = await runOperation(get, { parameters: { personId: 'Ann' } });
	expect(error?.message).toBe(
		`'Person' must be a whole number or an email address, not "Ann" [item 0]`,
	);
	expect(sent).toEqual([]);
});

describe('another way to name a record', () => {
	const byCode = {
		mode: 'code',
		label: 'By Code',
		says: 'a code',
		example: '#7',
		pattern: '#\\d+',
		route: 'GET /people/{id}',
		path: (code) => ({ id: code }),
		records: (answer) => recordsOf(answer),
	} satisfies LookupKind;
	const { by: _, ...bare } = person;
	const going = async (by: LookupKind, answer: Parameters<typeof answering>[0]) => {
		const sent = answering(answer);
		const go = operation.get('GET /people/{id}', { required: [path({ ...bare, by: [by] }, 'id')] });
		const personId = { __rl: true, mode: by.mode, value: '#7' };
		const { error } = await runOperation(go, { parameters: { personId } });
		return { error: error?.message, sent: sent.map(({ path: at, query }) => `${at}?${query}`) };
	};

	test('whose address is not there is one that nothing has', async () => {
		expect(await going(byCode, () => ({ status: 404 }))).toEqual({
			error:
				'There is no person with "#7". Check how it is written, or choose the person by its ID [item 0]',
			sent: ['/people/%237?'],
		});
	});

	test('can say what to do where nothing has it', async () => {
		const by = { ...byCode, advice: 'make it first' };
		expect((await going(by, () => ({ body: [] }))).error).toBe(
			'There is no person with "#7". Check how it is written, or make it first [item 0]',
		);
	});

	test('that an address takes in place of the ID is not looked up', async () => {
		const by = { ...byCode, isId: true };
		expect(await going(by, () => ({ body: { id: 7 } }))).toEqual({
			error: undefined,
			sent: ['/people/%237?'],
		});
	});

	test.each([
		[400, undefined, ['/people?code=%237', '/people?code=7', '/people?code=07', '/people/3?']],
		[403, 'Service does not allow this [item 0]', ['/people?code=%237', '/people?code=7']],
	])('in a further spelling, which is refused with %i', async (status, error, sent) => {
		const by: LookupKind = {
			...byCode,
			route: 'GET /people',
			path: undefined,
			query: (code) => ({ code }),
			otherwise: () => [{ code: '7' }, { code: '07' }],
		};
		const answer = ({ query }: { query: URLSearchParams }) => {
			if (query.get('code') === '7') return { status };
			return { body: query.get('code') === '#7' ? [] : [{ id: 3 }] };
		};
		expect(await going(by, answer)).toEqual({ error, sent });
	});
});
