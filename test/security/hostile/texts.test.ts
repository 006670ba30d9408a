/** Texts and values from items that are made to block, to exhaust, or to break what reads them. */
import { readFileSync } from 'node:fs';
import type { INodePropertyCollection, INodePropertyMode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { Field } from '../../../nodes/engine/field';
import { encodeQuery, encodeSegment, UnsafePath } from '../../../nodes/engine/request';
import { pickers } from '../../../nodes/engine/pickers';
import { isEmail, isSameText, keyOf, plain, plainEmail } from '../../../nodes/engine/spelling';
import { InvalidValue } from '../../../nodes/engine/value';
import { plainPhone } from '../../../nodes/Aircall/values';
import { comparable } from '../../../nodes/Salesloft/domain';
import { distinct, readOne, type Slot } from './read';

const LONG = 100_000;
/** The pieces repeated to a text of 100,000 characters, between a beginning and an end. */
const long = (piece: string, start = '', end = '') =>
	start + piece.repeat(Math.ceil(LONG / piece.length)) + end;

const TEXTS: Record<string, string> = {
	'dots behind an @': long('.', 'a@', '@'),
	'a host of many labels': long('a.', 'a@'),
	'many @': long('@'),
	'an address of many labels': long('a.', 'https://'),
	'slashes behind a host': long('/', 'https://app.shortcut.com/'),
	'slashes behind another host': long('/', 'https://app.nutshell.com/company/1'),
	addresses: long('https://app.shortcut.com/a/story/1 '),
	'spaces around': long(' ', 'x', 'x'),
	'blanks in front': long(' \n\t', '', 'x'),
	digits: long('9'),
	'digits and a letter': long('9', '', 'x'),
	dashes: long('-'),
	'accents that must be sorted': long('\u0315\u0300', 'a'),
	NUL: long('\u0000'),
	backslashes: long('\\'),
	'open brackets': long('['),
	'open braces': long('{'),
	'open angle brackets': long('<'),
	quotes: long('"'),
	commas: long(','),
	'names and commas': long('a,'),
	dots: long('.'),
	'short names': long('sc-'),
	'a branch': long('sc-/'),
	'brackets of a short name': long('[sc-1'),
	'zero-width characters': long('\u200B'),
	'zero-width characters in a word': long('\u200B', 'x', 'x'),
	'surrogate halves': long('\ud800'),
	'objects in a text': long('[object A] ', '', 'x'),
	'hexadecimal digits': long('a1b2-'),
	'a sign and zeros': long('0', '+'),
	'an exponent': long('9', '1e'),
	'a month': long('december ', '31 '),
	parentheses: long('(0)', '+44'),
	letters: long('a'),
	'non-breaking hyphens': long('\u2011'),
};

/** The texts from which a field reads its value, in each of the forms in which it can be given. */
function* formsOf(field: Field, text: string): Generator<unknown> {
	const { type, modes = [], options = [] } = field.property;
	yield text;
	yield [text];
	yield JSON.stringify([text]);
	for (const { name } of modes as INodePropertyMode[])
		yield { __rl: true, mode: name, value: text };
	if (type === 'fixedCollection') {
		const [{ values }] = options as INodePropertyCollection[];
		const entry = Object.fromEntries(
			values.map(({ name, type: inner, modes: within }) => [
				name,
				inner === 'resourceLocator' ? { __rl: true, mode: within?.[1].name, value: text } : text,
			]),
		);
		yield { items: [entry] };
		yield { items: entry };
		yield { [text]: text };
	}
	if (type === 'resourceMapper') {
		yield { [text]: text, Plain: text };
		for (const kind of ['string', 'number', 'dateTime', 'options']) {
			const options = [{ name: text, value: 'x' }];
			const schema = [{ id: 'Size', displayName: 'Size', type: kind, options }];
			yield { mappingMode: 'defineBelow', value: { Size: text }, schema };
			yield { mappingMode: 'autoMapInputData', value: null, schema };
		}
	}
	if (type === 'json') yield { op: text, path: text, value: text };
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

/** Milliseconds, the best of three where the first is slow: others use the machine too. */
function timeOf(work: () => void): number {
	let best = Infinity;
	for (let run = 0; run < 3 && best >= 50; run += 1) {
		const began = performance.now();
		work();
		best = Math.min(best, performance.now() - began);
	}
	return best;
}

describe.each(Object.entries(TEXTS))('100,000 characters: %s', (_, text) => {
	test('are read by every field of every operation in less than 50 ms, or refused in a short sentence', () => {
		const slow: string[] = [];
		for (const slot of distinct) {
			for (const form of formsOf(slot.field, text)) {
				let said = '';
				const time = timeOf(() => {
					said = outcome(slot, form, { computed: false, item: { Size: text } });
				});
				if (time >= 50) slow.push(`${slot.says}: ${Math.round(time)} ms`);
				expect(said.length).toBeLessThan(500);
			}
		}
		expect(slow).toEqual([]);
	});

	test("are read by n8n's own check of every picker in less than 50 ms", () => {
		const patterns = new Set(
			distinct.flatMap(
				({ field }) => JSON.stringify(field.property).match(/"regex":"(?:[^"\\]|\\.)*"/g) ?? [],
			),
		);
		expect(patterns.size).toBeGreaterThan(20);
		for (const found of patterns) {
			const { regex } = JSON.parse(`{${found}}`) as { regex: string };
			// As n8n runs it.
			expect(timeOf(() => new RegExp(`^${regex}$`).test(text))).toBeLessThan(50);
		}
	});

	test('are read by what compares and encodes them in less than 50 ms', () => {
		const readers = [plain, plainEmail, isEmail, keyOf, plainPhone, comparable];
		for (const read of readers) expect(timeOf(() => read(text))).toBeLessThan(50);
		expect(timeOf(() => isSameText(text, `${text} `))).toBeLessThan(50);
		expect(timeOf(() => encodeQuery({ [text]: text }))).toBeLessThan(50);
		expect(() => encodeSegment('id', text)).toThrow(UnsafePath);
		expect(timeOf(() => expect(() => encodeSegment('id', text)).toThrow(UnsafePath))).toBeLessThan(
			50,
		);
	});
});
