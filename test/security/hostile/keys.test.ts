/** Names from people, items and providers that become the keys of objects. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import { chosen } from '../../../nodes/engine/vocabulary/field';
import { resources as nutshellResources } from '../../../nodes/Nutshell/resources';
import { companyFields, leadFields, personFields } from '../../../nodes/Nutshell/custom-fields';
import { json } from '../../../sandbox/http';
import { operations } from '../../engine/every-field';
import { answering, runWidget } from '../../engine/service';
import { closeNetwork } from '../../network';
import { subjects } from '../../contract/providers';
import { byId, runNode } from '../../harness';
import { openDoor } from '../../../sandbox/doors/nock';
import { scripted } from '../../chaos/scripted';

const NAMES = ['toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];
const column = (id: string) => ({ id, displayName: id, type: 'string' });

describe('a mapping form', () => {
	closeNetwork();

	/** What is sent, as it is written, or the error. */
	const sent = async (custom: INodeParameters | string, item = {}) => {
		const requests = answering(() => ({ body: { id: 1 } }));
		const { error } = await runWidget(operations, 'create', {
			parameters: { setCustomFields: true, custom },
			items: [{ json: item }],
		});
		return error?.message ?? JSON.stringify((requests[0].body as { custom?: unknown }).custom);
	};
	const ADVICE =
		'Refresh its list of fields in the editor, or remove all fields there and add them again [item 0]';

	test.each(NAMES)('takes a column named %s for what it is', async (name) => {
		const schema = [column(name)];
		const entered = { mappingMode: 'defineBelow', value: { [name]: 'x' }, schema };
		const mapped = { mappingMode: 'autoMapInputData', value: null, schema };
		expect(await sent(entered)).toBe(`{"${name}":"x"}`);
		expect(await sent(mapped, { [name]: 'x' })).toBe(`{"${name}":"x"}`);
		expect(await sent(mapped, { other: 'x' })).toBeUndefined();
		expect(await sent({ ...entered, value: null })).toBeUndefined();
	});

	test.each(['__proto__', 'constructor', 'prototype'])(
		'sends a column named %s from the item, and refuses to lose one that is typed in',
		async (name) => {
			const schema = [column(name), column('Size')];
			const item = JSON.parse(`{"${name}":"x","Size":"L"}`) as object;
			const mapped = { mappingMode: 'autoMapInputData', value: null, schema };
			expect(await sent(mapped, item)).toBe(`{"${name}":"x","Size":"L"}`);
			expect(await sent(mapped, { Size: 'L' })).toBe('{"Size":"L"}');
			expect(await sent({ mappingMode: 'defineBelow', value: { Size: 'L' }, schema })).toBe(
				`'Custom Fields' cannot hand over the field "${name}": remove it from the form, or map automatically [item 0]`,
			);
			const removed = [{ ...column(name), removed: true }, column('Size')];
			expect(
				await sent({ mappingMode: 'defineBelow', value: { Size: 'L' }, schema: removed }),
			).toBe('{"Size":"L"}');
			expect(await sent(`{"${name}":"x"}`)).toBe(`{"${name}":"x"}`);
		},
	);

	test('takes only the columns that it has', async () => {
		const schema = [column('Size')];
		for (const name of ['isDeleted', 'toString', 'size']) {
			const value = { Size: 'L', [name]: 'x' };
			expect(await sent({ mappingMode: 'defineBelow', value, schema })).toBe(
				`'Custom Fields' has no field "${name}". ${ADVICE}`,
			);
		}
		const item = { Size: 'L', isDeleted: true };
		expect(await sent({ mappingMode: 'autoMapInputData', value: null, schema }, item)).toBe(
			'{"Size":"L"}',
		);
	});

	test('takes no value of a name that is too long, and not too many names', async () => {
		const many = JSON.stringify(
			Object.fromEntries(Array.from({ length: 10_001 }, (_, n) => [`n${n}`, 1])),
		);
		expect(await sent(many)).toBe("'Custom Fields' can have at most 10,000 entries [item 0]");
	});
});

test('a choice that is named like a part of every object is not a choice', () => {
	expect(chosen([{ name: 'High', value: 'v1' }], 'constructor')).toEqual([]);
});

const nutshell = subjects.find(({ name }) => name === 'Nutshell');
if (!nutshell) throw new Error('There is no Nutshell');

describe('Nutshell, which takes custom fields beside the fields of a record', () => {
	const { node, credentials } = nutshell;

	/** The changes that are sent, or the error. Nothing may have been sent with an error. */
	const patched = async (
		customFields: INodeParameters | string,
		item = {},
		operation = 'update',
	) => {
		const provider = scripted(['app.nutshell.com'], ({ method }) =>
			method === 'PATCH'
				? { ...json(204, {}), body: '' }
				: json(200, { accounts: [{ id: '1-accounts' }] }),
		);
		const door = openDoor(provider);
		try {
			const { error } = await runNode({
				node,
				credentials,
				items: [{ json: item }],
				parameters: {
					resource: 'company',
					operation,
					...(operation === 'update' ? { companyId: byId('1') } : { name: 'Acme' }),
					setCustomFields: true,
					customFields,
				},
			});
			if (error) {
				expect(provider.asked).toEqual([]);
				return error.message;
			}
			return JSON.parse(String(provider.asked[0].request.body)) as unknown;
		} finally {
			door.close();
		}
	};
	const form = (value: INodeParameters, ids = Object.keys(value)) => ({
		mappingMode: 'defineBelow',
		value,
		schema: ids.map(column),
	});
	const replace = (name: string) => [{ op: 'replace', path: `/accounts/0/${name}`, value: 'x' }];

	test('sends the columns of the form, of any name that the record does not have', async () => {
		for (const name of ['Size', 'budget', 'Description', 'toString']) {
			expect(await patched(form({ [name]: 'x' }))).toEqual(replace(name));
		}
	});

	test.each(['name', 'description', 'isDeleted', 'links', 'id'])(
		'refuses a column that is named %s, as a field of the record is',
		async (name) => {
			const sentence = `'Custom Fields' cannot set "${name}", which the record has itself [item 0]`;
			expect(await patched(form({ [name]: 'x' }))).toBe(sentence);
			const mapped = { mappingMode: 'autoMapInputData', value: null, schema: [column(name)] };
			expect(await patched(mapped, { [name]: 'x' })).toBe(sentence);
			expect(await patched({ [name]: 'x' })).toBe(sentence);
			expect(await patched({ [name]: 'x' }, {}, 'create')).toBe(sentence);
		},
	);

	test('takes from plain JSON what cannot be a field of the record', async () => {
		expect(await patched({ 'Favorite Number': 'x' })).toEqual(replace('Favorite Number'));
		expect(await patched({ Size: 'x' })).toEqual(replace('Size'));
		expect(await patched({ 'a/b': 'x' })).toEqual(replace('a~1b'));
		expect(await patched({ ownerKey: 'x' })).toBe(
			`'Custom Fields' cannot tell whether "ownerKey" is a custom field or one of the record itself. Add it in the form, which knows [item 0]`,
		);
	});

	test('takes no form from an expression, which could take it from the item', async () => {
		const whole = '={{ $json.form }}';
		expect(await patched(whole, { form: form({ ownerKey: 'x' }) })).toContain('must be valid JSON');
	});

	test('knows every field that its published and recorded answers have', () => {
		const facts = JSON.parse(
			readFileSync(join(__dirname, '../../../contracts/nutshell/responses.json'), 'utf8'),
		) as { entities: Record<string, { fields: object }> };
		const names = ['Account', 'Contact', 'Lead'].flatMap((kind) =>
			Object.keys(facts.entities[kind].fields),
		);
		const written = nutshellResources
			.filter(({ name }) => ['Company', 'Person', 'Lead'].includes(name))
			.flatMap(({ operations: all }) =>
				all.filter(({ value }) => ['create', 'update'].includes(value)),
			)
			.flatMap(({ form: { beside, optional } }) =>
				[...beside, ...optional]
					.filter((field) => field.in !== 'form')
					.map(({ wire }) => wire.split('.')[0]),
			)
			.filter((name) => name !== 'operations');
		for (const { beside } of [companyFields, personFields, leadFields]) {
			expect(beside).toEqual(expect.arrayContaining([...names, ...written]));
		}
	});
});
