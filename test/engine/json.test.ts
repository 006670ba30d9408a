import * as fc from 'fast-check';
import { getPath, isSafeKey, isTooDeep, parseJson, setPath, textOf } from '../../nodes/engine/json';

test('a path makes the objects on its way and keeps what is there', () => {
	const target = { links: { owner: 1 } };
	setPath(target, 'links.team.id', 7);
	setPath(target, 'name', 'x');
	expect(target).toEqual({ links: { owner: 1, team: { id: 7 } }, name: 'x' });
});

test.each(['__proto__.polluted', 'constructor.prototype.polluted', 'a.__proto__.b', 'prototype'])(
	'%s is refused and nothing is set',
	(path) => {
		const target = {};
		expect(() => setPath(target, path, true)).toThrow(`"${path}" cannot be the name of a field`);
		expect(target).toEqual({});
		expect(Object.prototype).not.toHaveProperty('polluted');
	},
);

test('no path reaches a prototype', () => {
	const part = fc.constantFrom('__proto__', 'constructor', 'prototype', 'a', 'toString', 'b');
	fc.assert(
		fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (parts) => {
			const before = Object.getOwnPropertyNames(Object.prototype).length;
			const target = {};
			try {
				setPath(target, parts.join('.'), 'set');
				expect(getPath(target, parts.join('.'))).toBe('set');
			} catch {
				expect(parts.every(isSafeKey)).toBe(false);
			}
			expect(Object.getPrototypeOf(target)).toBe(Object.prototype);
			expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(before);
		}),
	);
});

test('reading a path gives nothing where anything on the way is missing', () => {
	expect(getPath({ a: { b: [1] } }, 'a.b')).toEqual([1]);
	expect(getPath({ a: null }, 'a.b.c')).toBeUndefined();
	expect(getPath({ a: {} }, 'a.__proto__')).toBeUndefined();
	expect(getPath(undefined, 'a')).toBeUndefined();
});

test('JSON comes in a box, so that null differs from no JSON', () => {
	expect(parseJson('null')).toEqual({ value: null });
	expect(parseJson('{"a"')).toBeUndefined();
	expect(parseJson('')).toBeUndefined();
});

test('everything has a text for a person', () => {
	expect([textOf('x'), textOf({ a: 1 }), textOf(undefined), textOf(0)]).toEqual([
		'x',
		'{"a":1}',
		'',
		'0',
	]);
});

test('what is nested deeper than 100 levels is too deep, however deep it is', () => {
	const nested = (depth: number) => {
		let value: unknown = 1;
		for (let i = 0; i < depth; i += 1) value = i % 2 ? [value] : { value };
		return value;
	};
	expect([0, 1, 100].map((depth) => isTooDeep(nested(depth)))).toEqual([false, false, false]);
	expect([101, 1_000_000].map((depth) => isTooDeep(nested(depth)))).toEqual([true, true]);
	expect([1, 'text', null, undefined].map((value) => isTooDeep(value))).toEqual([
		false,
		false,
		false,
		false,
	]);
});
