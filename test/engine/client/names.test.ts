/** Records that are named by something else than their ID. */
import { groups, reference, references, path } from '../../../nodes/engine/vocabulary/field';
import { recordsOf } from '../../../nodes/engine/vocabulary/paging';
import * as operation from '../../../nodes/engine/vocabulary/operation';
import { integerId, record } from '../../../nodes/engine/vocabulary/record';
import { answering, runOperation } from '../service';
import { closeNetwork } from '../../network';

closeNetwork();

const person = record('Person', {
	id: integerId,
	list: 'GET /people',
	label: ({ name }) => String(name),
	lookup: {
		mode: 'email',
		label: 'Email',
		says: 'an email address',
		example: 'ann@service.test',
		pattern: '[^@\\s]+@[^@\\s]+',
		urls: ['mailto:(.+)'],
		route: 'GET /people',
		query: (email) => ({ email }),
		records: (answer, email) => recordsOf(answer).filter((each) => each.email === email),
	},
});
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
