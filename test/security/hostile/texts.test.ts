/** Texts and values from items that are made to block, to exhaust, or to break what reads them. */
import type { INodePropertyCollection } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { Field } from '../../../nodes/engine/vocabulary/field';
import { encodeQuery, encodeSegment, UnsafePath } from '../../../nodes/engine/client/request';
import {
	isEmail,
	isSameText,
	keyOf,
	plain,
	plainEmail,
} from '../../../nodes/engine/vocabulary/spelling';
import { InvalidValue } from '../../../nodes/engine/vocabulary/value';
import { plainPhone } from '../../../nodes/engine/vocabulary/phone-number';
import { isCalled } from '../../../nodes/Nutshell/upsert';
import { comparable } from '../../../nodes/Salesloft/domain';
import { changedTags } from '../../../nodes/Salesloft/fields';
import { distinct, readOne, type Slot } from './read';

const LONG = 100_000;
/** The pieces repeated to a text of 100,000 characters, between a beginning and an end. */
const long = (piece: string, start = '', end = '') =>
	start + piece.repeat(Math.ceil(LONG / piece.length)) + end;

const TEXTS: Record<string, string> = {
	'dots behind an @': long('.', 'a@', '@'),
	'a host of many labels': long('a.', 'a@'),
	'many @': long('@'),
	'slashes behind a host': long('/', 'https://app.shortcut.com/'),
	addresses: long('https://app.shortcut.com/a/story/1 '),
	'spaces around': long(' ', 'x', 'x'),
	'blanks in front': long(' \n\t', '', 'x'),
	digits: long('9'),
	dashes: long('-'),
	'accents that must be sorted': long('\u0315\u0300', 'a'),
	NUL: long('\u0000'),
	backslashes: long('\\'),
	'open brackets': long('['),
	'open braces': long('{'),
	quotes: long('"'),
	commas: long(','),
	'names and commas': long('a,'),
	dots: long('.'),
	'short names': long('sc-'),
	'a branch': long('sc-/'),
	'zero-width characters': long('\u200B'),
	'zero-width characters in a word': long('\u200B', 'x', 'x'),
	'surrogate halves': long('\ud800'),
	'objects in a text': long('[object A] ', '', 'x'),
	'hexadecimal digits': long('a1b2-'),
	'an exponent': long('9', '1e'),
	'a month': long('december ', '31 '),
	parentheses: long('(0)', '+44'),
	'non-breaking hyphens': long('\u2011'),
};

/** A text in each of the forms in which a field can be given it. */
function formsOf({ property, isList }: Field, text: string, inJson: string): unknown[] {
	const { type, modes = [], options = [] } = property;
	const forms: unknown[] = [text];
	if (isList) forms.push([text], inJson);
	for (const { name } of modes) forms.push({ __rl: true, mode: name, value: text });
	if (type === 'json') forms.push({ op: text, path: text, value: text });
	if (type === 'fixedCollection') {
		const [{ values }] = options as INodePropertyCollection[];
		const entry = values.map((one) => {
			const mode = one.modes?.[1].name;
			return [one.name, mode === undefined ? text : { __rl: true, mode, value: text }];
		});
		const items: unknown = Object.fromEntries(entry);
		forms.push({ items: [items] }, { items }, { [text]: text });
	}
	if (type === 'resourceMapper') {
		forms.push({ [text]: text, Plain: text });
		for (const kind of ['string', 'number', 'dateTime', 'options']) {
			const column = { id: 'Size', displayName: 'Size', type: kind };
			const schema = [{ ...column, options: [{ name: text, value: 'x' }] }];
			forms.push({ mappingMode: 'defineBelow', value: { Size: text }, schema });
			forms.push({ mappingMode: 'autoMapInputData', value: null, schema });
		}
	}
	return forms;
}

/** What a value becomes, or why it is not one. Any other error is a fault. */
function outcome(slot: Slot, value: unknown, how: Parameters<typeof readOne>[2] = {}): string {
	try {
		readOne(slot, value, how);
		return 'taken';
	} catch (error) {
		if (error instanceof InvalidValue || error instanceof NodeOperationError) return error.message;
		throw new Error(`${slot.says}: ${String(error)}`);
	}
}

/** Milliseconds of the processor, the best of three where the first is slow. */
function timeOf(work: () => void): number {
	let best = Infinity;
	for (let run = 0; run < 3 && best >= 50; run += 1) {
		const began = process.cpuUsage();
		work();
		const { user, system } = process.cpuUsage(began);
		best = Math.min(best, (user + system) / 1000);
	}
	return best;
}

/** What takes too long, or tells too much. */
function faults(slot: Slot, form: unknown, text: string): string[] {
	let said = '';
	const time = timeOf(() => {
		said = outcome(slot, form, { computed: false, item: { Size: text } });
	});
	const isShort = said.length < 500;
	return time < 50 && isShort ? [] : [`${slot.says}: ${time} ms, ${said.slice(0, 200)}`];
}

/** One field for each way to read: told by its looks, and by what it says to a short wrong text. */
const readers = [
	...new Map(
		distinct.map((slot) => {
			const { label, property } = slot.field;
			const { type, modes, typeOptions, options } = property;
			const isForm = type === 'fixedCollection' || type === 'resourceMapper';
			const said = outcome(slot, '\u00a7 x')
				.replace(label, '')
				.replace(/one of .*, not/, 'one of these, not');
			const choices = isForm ? [typeOptions, options, slot.says.split(',')[0]] : [];
			const way = JSON.stringify([type, modes?.map(({ validation }) => validation), said, choices]);
			return [way, slot];
		}),
	).values(),
];

const patterns = [
	...new Set(
		distinct.flatMap(({ field: { property } }) =>
			(JSON.stringify(property).match(/"regex":"(?:[^"\\]|\\.)*"/g) ?? []).map(
				(found) => (JSON.parse(`{${found}}`) as { regex: string }).regex,
			),
		),
	),
];

test('the ways to read, and the patterns of pickers, are all met', () => {
	expect(readers.length).toBeGreaterThan(60);
	expect(patterns.length).toBeGreaterThan(20);
});

test('every field of every operation reads 100,000 characters in less than 50 ms', () => {
	const text = TEXTS['dots behind an @'];
	expect(distinct.flatMap((slot) => faults(slot, text, text))).toEqual([]);
});

describe.each(Object.entries(TEXTS))('100,000 characters: %s', (_, text) => {
	test('are read in every way in less than 50 ms, or refused in a short sentence', () => {
		const inJson = JSON.stringify([text]);
		const slow = readers.flatMap((slot) =>
			formsOf(slot.field, text, inJson).flatMap((form) => faults(slot, form, text)),
		);
		expect(slow).toEqual([]);
	});

	test("are read by n8n's own check of every picker in less than 50 ms", () => {
		// As n8n runs them.
		for (const regex of patterns) {
			expect(timeOf(() => new RegExp(`^${regex}$`).test(text))).toBeLessThan(50);
		}
	});

	test('are read by what compares and encodes them in less than 50 ms', () => {
		const all = [plain, plainEmail, isEmail, keyOf, plainPhone, comparable];
		for (const read of all) expect(timeOf(() => read(text))).toBeLessThan(50);
		expect(timeOf(() => isSameText(text, `${text} `))).toBeLessThan(50);
		expect(timeOf(() => encodeQuery({ [text]: text }))).toBeLessThan(50);
		expect(() => encodeSegment('id', text)).toThrow(UnsafePath);
		expect(timeOf(() => expect(() => encodeSegment('id', text)).toThrow(UnsafePath))).toBeLessThan(
			50,
		);
	});
});

describe('what is compared with many others is read once', () => {
	const text = long('a \u200b b');
	const options = Array.from({ length: 500 }, (_, i) => ({ name: `Choice ${i}`, value: `v${i}` }));

	test('a long text among 500 choices of a custom field', () => {
		const schema = [{ id: 'Size', displayName: 'Size', type: 'options', options }];
		const form = { mappingMode: 'defineBelow', value: { Size: text }, schema };
		for (const slot of readers.filter(({ field }) => field.columns)) {
			expect(timeOf(() => outcome(slot, form))).toBeLessThan(150);
		}
	});

	test('10,000 tags, and a long one beside those of a person', () => {
		const tags = Array.from({ length: 10_000 }, (_, i) => `tag ${i}`);
		expect(changedTags(['A', 'b '], ['a', 'b', 'c', ' c'], ['A', 'x'])).toEqual(['b ', 'a', 'c']);
		expect(timeOf(() => changedTags(tags, tags, tags))).toBeLessThan(500);
		expect(timeOf(() => changedTags(tags.slice(0, 500), [text], [text]))).toBeLessThan(150);
	});

	test('a long name among 100 companies', () => {
		const is = isCalled(text);
		const all = Array.from({ length: 100 }, (_, i) => ({ name: `Company ${i}` }));
		expect(timeOf(() => all.filter(is))).toBeLessThan(50);
	});
});

describe('a value nested 20,000 deep', () => {
	const lists = (depth: number) => {
		let value: unknown = [];
		for (let level = 0; level < depth; level += 1) value = [value];
		return value;
	};
	const objects = () => {
		let value: unknown = 'x';
		for (let level = 0; level < 20_000; level += 1) value = { id: value, items: value };
		return value;
	};
	const DEEP = 20_000;
	const text = '['.repeat(DEEP) + ']'.repeat(DEEP);

	test.each([false, true])('is refused by every field, given by an agent: %s', (byAgent) => {
		for (const slot of readers) {
			for (const value of [
				lists(DEEP),
				objects(),
				{ __rl: true, mode: 'id', value: lists(DEEP) },
			]) {
				expect(outcome(slot, value, { byAgent })).toBe(
					`'${slot.field.label}' is nested too deep: lists and objects in more than 100 others are not taken`,
				);
			}
		}
	});

	test('is refused, or a text as any other, where it is given as JSON text', () => {
		for (const slot of readers) {
			for (const value of [
				text,
				[text],
				`{"id":${text}}`,
				{ __rl: true, mode: 'id', value: [text] },
			]) {
				expect(outcome(slot, value).length).toBeLessThan(500);
			}
		}
		const deep = readers.filter((slot) => outcome(slot, text).includes(' is nested too deep: '));
		expect(deep.map(({ field }) => field.property.type)).toEqual(
			expect.arrayContaining(['json', 'multiOptions', 'fixedCollection', 'resourceMapper']),
		);
	});

	test('is read as it is where it is not deeper than 100', () => {
		const slot = distinct.find(({ field }) => field.label === 'Extra');
		if (!slot) throw new Error('There is no field for JSON');
		expect(outcome(slot, lists(98))).toBe('taken');
		expect(outcome(slot, lists(101))).toContain('is nested too deep');
	});
});

test.each<[string, () => unknown]>([
	['a text under the name of the method that makes texts', () => ({ toString: 'x', valueOf: 'y' })],
	[
		'a method that throws',
		() => ({
			toString: () => {
				throw new Error('No text');
			},
		}),
	],
	['no prototype', () => Object.assign(Object.create(null) as object, { a: 1 })],
	[
		'toJSON that throws',
		() => ({
			toJSON: () => {
				throw new Error('No JSON');
			},
		}),
	],
	[
		'toJSON that gives itself',
		() => {
			const odd: Record<string, unknown> = {};
			odd.toJSON = () => odd;
			return odd;
		},
	],
	[
		'itself',
		() => {
			const odd: Record<string, unknown> = {};
			odd.self = odd;
			return odd;
		},
	],
	[
		'a getter that throws',
		() =>
			Object.defineProperty({}, 'id', {
				enumerable: true,
				get: () => {
					throw new Error('No ID');
				},
			}),
	],
	['a large integer', () => ({ id: 5n })],
])('an object that has %s is a value or refused in a sentence, by every field', (_, make) => {
	for (const slot of readers) {
		for (const value of [
			make(),
			[make()],
			{ __rl: true, mode: 'id', value: make() },
			{ items: [make()] },
		]) {
			for (const byAgent of [false, true]) {
				expect(outcome(slot, value, { byAgent }).length).toBeLessThan(500);
			}
		}
	}
});

describe('very many entries', () => {
	const lists = readers.filter(
		({ field }) => field.isList && field.property.type !== 'resourceMapper',
	);
	const MILLION = 1_000_000;

	test.each<[string, () => unknown]>([
		['a list', () => Array.from({ length: MILLION }, (_, n) => n)],
		['a text with commas', () => '1,'.repeat(100_000)],
		['a list in JSON', () => JSON.stringify(Array.from({ length: 100_000 }, (_, n) => n))],
		['lists in a list', () => Array.from({ length: 1000 }, () => new Array(1000).fill(1))],
	])('%s: are refused in less than a second', (_, make) => {
		const given = make();
		for (const slot of lists) {
			const began = process.cpuUsage();
			const said = outcome(slot, given);
			expect(process.cpuUsage(began).user / 1000).toBeLessThan(1000);
			expect(said).not.toBe('');
			expect(said.length).toBeLessThan(500);
		}
	});

	test('as they are, the sentence tells how many there can be', () => {
		const slot = distinct.find(({ field }) => field.label === 'Owner Names or IDs');
		if (!slot) throw new Error('There is no list of owners');
		const ids = Array.from({ length: 10_001 }, (_, n) => n + 1);
		expect(outcome(slot, ids)).toBe("'Owner Names or IDs' can have at most 10,000 entries");
		expect(outcome(slot, ids.slice(1))).toBe('taken');
		expect(outcome(slot, [...ids.slice(1), null, ' '])).toBe('taken');
	});
});

describe('texts for people', () => {
	test.each(['description', 'note', 'body', 'text', 'content'])(
		'of a name like %s keep every character',
		(name) => {
			const texts = distinct.filter(
				({ field }) => field.property.typeOptions?.rows === 4 && field.wire === name,
			);
			for (const slot of texts) {
				const text = ` a\u200B\n${'b '.repeat(50_000)}`;
				const said = outcome(slot, text);
				if (said !== 'taken') expect(said).toContain('can have at most ');
				else
					expect(
						Object.values(readOne(slot, text)).some((place) => Object.values(place).includes(text)),
					).toBe(true);
			}
		},
	);
});
