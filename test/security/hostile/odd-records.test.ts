/** One odd record costs no list: neither in pickers nor in Simplify, whatever its fields hold. */
import { isDeepStrictEqual } from 'node:util';
import { aircall } from '../../../nodes/Aircall/api';
import { isObject, type Json } from '../../../nodes/engine/json';
import type { NamedOperation } from '../../../nodes/engine/vocabulary/operation';
import { recordsOf, wholeList, type Paging } from '../../../nodes/engine/vocabulary/paging';
import { entry } from '../../../nodes/engine/editor/pickers';
import { valueOf } from '../../../nodes/engine/vocabulary/record';
import type { Route } from '../../../nodes/engine/vocabulary/route';
import { nutshell } from '../../../nodes/Nutshell/api';
import { salesloft } from '../../../nodes/Salesloft/api';
import { shortcut } from '../../../nodes/Shortcut/api';
import { readFacts } from '../../../sandbox/facts';
import { Samples } from '../../../sandbox/samples';
import { subjects } from '../../contract/providers';
import { allFields } from '../../../nodes/engine/form/slots';
import { RAW, variants, type Variant } from './variants';

const APIS = [aircall, nutshell, salesloft, shortcut];
const TYPES = ['dateTime', 'number', 'options', 'string'];
/** What JavaScript makes of a value that has no words. */
const NO_NAME = /undefined|null|NaN|\[object|function/;
const isScalar = (value: unknown) => ['string', 'number'].includes(typeof value);
const shown = ({ path, odd }: Variant) => `${path}: ${JSON.stringify(odd).slice(0, 40)}`;

describe.each(subjects)('$name', ({ name, contract, resources }) => {
	const api = APIS.find((one) => one.name === name);
	if (!api) throw new Error(`APIS lacks ${name}`);
	const samples = new Samples(contract, readFacts(contract.provider));
	const operations = resources.flatMap((one) => one.operations);
	const fields = operations.flatMap(allFields);
	const kinds = [
		...new Map(fields.flatMap((one) => one.kinds).map((kind) => [kind.key, kind])).values(),
	];
	const columnSets = new Set(fields.flatMap(({ columns = [] }) => columns));

	const readRecord = (route: Route, paging: Paging): Json => {
		const answer = samples.answer(route);
		const query = paging.first(50, { limit: 50, query: {} });
		// Of some lists nothing is known but that there are records.
		return answer === undefined
			? { id: 7, name: 'Name' }
			: paging.read(answer, query, 0).records[0];
	};

	test.each(kinds.map((kind) => [kind.key, kind] as const))(
		'%s: an entry of a list has a name and a value, or is left out',
		(_, kind) => {
			const good = readRecord(kind.list, kind.paging ?? wholeList);
			expect(entry(api, kind, good)).toHaveLength(1);
			const wrong = [...variants(good)].filter(({ record }) => {
				const [made] = entry(api, kind, record);
				// It is left out where that is odd by which it would be chosen.
				if (made === undefined)
					return isDeepStrictEqual(valueOf(kind, record), valueOf(kind, good));
				const { name: called, value, url = '' } = made;
				const isCalled = called.trim() !== '' && called.length < 202 && !NO_NAME.test(called);
				return !isCalled || !isScalar(value) || typeof url !== 'string';
			});
			expect(wrong.map(shown)).toEqual([]);
		},
	);

	if (columnSets.size > 0) {
		test.each([...columnSets].map((columns) => [columns.key, columns] as const))(
			'%s: a column has a name and a type, or is left out',
			(_, columns) => {
				const known = readRecord(columns.list, columns.paging ?? wholeList);
				// Of Nutshell's fields hardly anything is known; this is what they are made of.
				const good = { title: 'Title', type: 'Enum', choices: ['a', { name: 'b' }], ...known };
				expect(columns.column(good)).toBeDefined();
				const wrong = [...variants(good)].filter(({ record }) => {
					const {
						id = 'x',
						name: called = 'x',
						type = 'string',
						options = [],
					} = columns.column(record) ?? {};
					const named = [{ name: called, value: id }, ...options];
					const isNamed = named.every((one) => one.name !== '' && one.value !== '');
					return !isNamed || !TYPES.includes(type);
				});
				expect(wrong.map(shown)).toEqual([]);
			},
		);
	}

	const recordOf = (one: NamedOperation): Json | undefined => {
		const { gives } = one;
		if (gives.kind === 'list' && gives.paging.in === undefined) {
			return readRecord(one.route, gives.paging);
		}
		const answer = samples.answer(one.route);
		return recordsOf(api.unwrap ? api.unwrap(answer, one.route) : answer)[0];
	};

	// The operations of a resource share their simplification.
	const bySimplify = new Map(
		[...operations].reverse().flatMap((one) => {
			const good = one.simplify ? recordOf(one) : undefined;
			return good ? [[one.simplify, { one, good }] as const] : [];
		}),
	);
	const simplified = [...bySimplify.values()].map((each) => [each.one.action, each] as const);

	test('every simplification is tried', () => {
		const all = new Set(operations.flatMap(({ simplify }) => simplify || []));
		expect([...all].filter((one) => !bySimplify.has(one))).toEqual([]);
	});

	test.each(simplified)('%s: Simplify keeps what is odd', (_, { one, good }) => {
		const { simplify } = one;
		if (!simplify) throw new Error('It has no simplification');
		for (const { record } of variants(good)) {
			simplify(record);
			if (one.gives.kind === 'list') one.gives.keep?.(record, { number_id: 7 });
		}
		const usual = simplify(good);
		const lost = [...variants(good, RAW)].filter(({ path, odd, record }) => {
			const without = Object.entries(good).filter(([field]) => field !== path);
			const isUsed = !isDeepStrictEqual(simplify(Object.fromEntries(without)), usual);
			return isUsed && !path.includes('.') && !holds(simplify(record), odd);
		});
		expect(lost.map(shown)).toEqual([]);
	});

	const lookups = kinds.flatMap(({ name: noun, by = [] }) => by.map((one) => [noun, one] as const));
	if (lookups.length > 0) {
		test.each(lookups)('%s: a look-up is not stopped by an odd record', (_, lookup) => {
			const answer = samples.answer(lookup.route);
			if (!isObject(answer)) throw new Error('Nothing is known of the answer');
			for (const { path, record } of variants(answer)) {
				// Where the list itself is missing, there is nothing to find.
				if (!path.includes('.')) continue;
				lookup.records(record, 'jane@example.com');
				lookup.records(record, '7');
			}
		});
	}
});

/** Whether a value is somewhere in another; texts may stand within others, as in a whole address. */
function holds(value: unknown, wanted: unknown): boolean {
	if (isDeepStrictEqual(value, wanted)) return true;
	if (typeof value === 'string') return value.includes(encodeURI(String(wanted)));
	if (typeof value !== 'object' || value === null) return false;
	return Object.values(value).some((inside) => holds(inside, wanted));
}
