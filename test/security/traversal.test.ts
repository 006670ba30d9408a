/** IDs that try to leave their place in an address, through every path parameter of every provider. */
import * as fc from 'fast-check';
import { readField, type Field } from '../../nodes/engine/vocabulary/field';
import { allFields, placeOf } from '../../nodes/engine/form/slots';
import type { NamedOperation, Resource } from '../../nodes/engine/vocabulary/operation';
import { Lookup } from '../../nodes/engine/vocabulary/identify';
import { buildRequest, UnsafePath } from '../../nodes/engine/client/request';
import { parseRoute, pathParameters } from '../../nodes/engine/vocabulary/route';
import { InvalidValue } from '../../nodes/engine/vocabulary/value';
import type { Api } from '../../nodes/engine/vocabulary/api';
import { aircall } from '../../nodes/Aircall/api';
import { resources as aircallResources } from '../../nodes/Aircall/resources';
import { nutshell } from '../../nodes/Nutshell/api';
import { resources as nutshellResources } from '../../nodes/Nutshell/resources';
import { salesloft } from '../../nodes/Salesloft/api';
import { resources as salesloftResources } from '../../nodes/Salesloft/resources';
import { shortcut } from '../../nodes/Shortcut/api';
import { resources as shortcutResources } from '../../nodes/Shortcut/resources';

const PIECES = [
	...[
		'..',
		'.',
		'/',
		'\\',
		'%2e',
		'%2E%2e',
		'%2f',
		'%5c',
		'%00',
		'%252e',
		'%252f',
		'?',
		'#',
		';',
		'@',
	],
	...['..;', ':', '//', '\r\n', '\t', '\0', ' ', '．．', '／', 'ｅ', '\ud800', '&', '=', '*', '~'],
	...['1', '42', '7-contacts', 'me', 'members', 'https://', 'evil.example', 'a@b.example', '-'],
	...['12345678-9012-4abc-8def-345678901234', 'https://app.shortcut.com/a/story/1', 'sc-1'],
];

const id = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }).map((all) => all.join('')),
	},
	{ weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
	{ weight: 1, arbitrary: fc.integer() },
	{
		weight: 1,
		arbitrary: fc.constantFrom(null, true, [], ['..'], {}, { value: '../x' }, NaN, 1e21),
	},
);

interface Slot {
	operation: NamedOperation;
	field: Field;
}

function slotsOf(resources: Resource[]): Slot[] {
	return resources.flatMap(({ operations }) =>
		operations.flatMap((operation) =>
			allFields(operation)
				.filter((field) => placeOf(field, operation.route) === 'path')
				.filter((field) => pathParameters(operation.route).includes(field.wire))
				.map((field) => ({ operation, field })),
		),
	);
}

/** What a server makes of a path: decoded once more, with dots followed. */
function asServerReads(pathname: string): string[] {
	return new URL(`https://server.example${pathname}`).pathname.split('/');
}

const providers: Array<[string, Api, Resource[]]> = [
	['Aircall', aircall, aircallResources],
	['Nutshell', nutshell, nutshellResources],
	['Salesloft', salesloft, salesloftResources],
	['Shortcut', shortcut, shortcutResources],
];

it.each(providers)('10,000 IDs stay in their place at %s', (_, { host }, resources) => {
	const slots = slotsOf(resources);
	const seen = { sent: 0, refused: 0 };
	expect(slots.length).toBeGreaterThan(0);
	fc.assert(
		fc.property(
			fc.constantFrom(...slots),
			id,
			fc.constantFrom('id', 'url', 'email'),
			(slot, raw, mode) => {
				const { operation, field } = slot;
				const { path } = parseRoute(operation.route);
				const parameters = pathParameters(operation.route);
				const context = { field: field.label, timezone: 'UTC', item: {} };
				try {
					const decoded = readField(field, { __rl: true, mode, value: raw }, context, false);
					if (decoded === undefined || decoded instanceof Lookup) return;
					const others = Object.fromEntries(parameters.map((name) => [name, '1']));
					const request = buildRequest(host, operation.route, {
						path: { ...others, [field.wire]: String(decoded) },
					});
					const { origin, pathname, search, hash, username } = new URL(request.url);
					expect([origin, search, hash, username]).toEqual([host, '', '', '']);
					const wanted = path.split('/');
					const found = asServerReads(pathname);
					expect(found).toHaveLength(wanted.length);
					wanted.forEach((segment, n) => {
						if (!segment.includes('{')) expect(found[n]).toBe(segment);
						// A slash within an ID stays encoded, and does not lead anywhere else.
						else
							expect(found[n]).toMatch(
								/^(?!\.{0,2}$)([\w.~!*'()@-]|%(?!2e|00|0[ad]|25(2e|2f|5c|00))..)+$/i,
							);
					});
					seen.sent += 1;
				} catch (error) {
					if (!(error instanceof InvalidValue) && !(error instanceof UnsafePath)) throw error;
					seen.refused += 1;
				}
			},
		),
		{ numRuns: 10_000, seed: 20260310 },
	);
	// Both ends of the scale were met.
	expect(seen.sent).toBeGreaterThan(100);
	expect(seen.refused).toBeGreaterThan(1_000);
});
