/**
 * What went wrong in other nodes, as n8n's own advisories tell it, must not go wrong here. Those about
 * webhooks, leaks of secrets, and whole families of unsafe addresses have files of their own beside this
 * one.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import { isSafeKey, setPath } from '../../nodes/engine/json';
import { publicUrl } from '../../nodes/engine/client/public-url';
import { openDoor } from '../../sandbox/doors/nock';
import { empty, json } from '../../sandbox/http';
import { scripted, type Scripted } from '../chaos/scripted';
import { subjects } from '../chaos/subjects';
import { salesloftSubject } from '../chaos/subjects/salesloft';
import { shortcutSubject } from '../chaos/subjects/shortcut';
import { byId, loadOptions, runNode, searchList } from '../harness';

const NODES = join(__dirname, '../../nodes');
const SHORTCUT = ['api.app.shortcut.com'];

const shortcut = { node: shortcutSubject.node, credentials: [shortcutSubject.credential] };
const salesloft = { node: salesloftSubject.node, credentials: [salesloftSubject.credential] };

async function through<T>(provider: Scripted, work: () => Promise<T>): Promise<T> {
	const door = openDoor(provider);
	try {
		return await work();
	} finally {
		door.close();
	}
}

const runShortcut = async (provider: Scripted, parameters: INodeParameters) =>
	await through(provider, async () => await runNode({ ...shortcut, parameters }));

describe('GHSA-f2cp-m7mv-8jpv / CVE-2026-86079: path injection through identifiers', () => {
	it.each(subjects)(
		'$name takes no path for an ID',
		async ({ node, credential, open, read, list }) => {
			const provider = scripted(open(Date.now).hosts, () => json(200, {}));
			for (const id of ['../members', '..', '%2e%2e', '1/../../2', '1?a=b', '1#a', '']) {
				const items = [{ json: { id } }];
				const step = { node, credentials: [credential], parameters: read.parameters, items };
				const { error } = await through(provider, async () => await runNode(step));
				expect(error?.message).toMatch(/ \[item 0\]$/);
			}
			// A text that is not an ID can be a name: it is looked for, and leads nowhere else.
			for (const { request } of provider.asked) {
				expect(`${request.method} ${request.url.pathname}`).toBe(`GET ${list.path}`);
			}
		},
	);
});

describe('GHSA-vrv8-j27g-g7cr: secrets in the errors of stored executions', () => {
	it.each(subjects)('$name keeps no request in an error', async (subject) => {
		const { node, credential, open, read } = subject;
		const provider = scripted(open(Date.now).hosts, () => json(403, { message: 'No' }));
		const step = {
			node,
			credentials: [credential],
			parameters: read.parameters,
			items: [{ json: { id: read.ids[0] } }],
		};
		const { error } = await through(provider, async () => await runNode(step));
		const stored = JSON.stringify(error);
		for (const part of ['headers', 'authorization', 'shortcut-token', 'config', 'httpsAgent']) {
			expect(stored.toLowerCase()).not.toContain(`"${part.toLowerCase()}"`);
		}
	});
});

const POLLUTING =
	'{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}';

function expectNothingPolluted(): void {
	expect(Reflect.get({}, 'polluted')).toBeUndefined();
	expect(Reflect.get(Object, 'polluted')).toBeUndefined();
}

describe('GHSA-c8xv-5998-g76h / CVE-2026-44789: prototype pollution through pagination', () => {
	it.each(subjects)('$name reads a page without touching any prototype', async (subject) => {
		const { node, credential, open, list } = subject;
		const next = `"next": "/x?__proto__[polluted]=true", "next_page_link": null, "paging": {}`;
		const meta = `"meta": {${next}}, "metadata": {${next}}, "next": null, "total": 1`;
		const records = `[${POLLUTING}, "id": 1}]`;
		const lists = ['data', 'calls', 'contacts'].map((key) => `"${key}": ${records}`);
		const body = `${POLLUTING}, ${meta}, ${lists.join(', ')}}`;
		const provider = scripted(open(Date.now).hosts, (_, before) =>
			before < 2 ? { ...json(200, {}), body } : json(200, {}),
		);
		const step = { node, credentials: [credential], parameters: list.parameters };
		await through(provider, async () => await runNode(step));
		expect(provider.asked.length).toBeGreaterThan(0);
		expectNothingPolluted();
	});
});

describe('GSuiteAdmin (August 2026): names of custom fields that reach a prototype', () => {
	it('a mapping form with such a column changes no prototype', async () => {
		const value = JSON.parse('{"__proto__": "x", "constructor": "y"}') as Record<string, string>;
		const provider = scripted(['api.salesloft.com'], () => json(200, { data: { id: 1 } }));
		await through(provider, async () => {
			await runNode({
				...salesloft,
				parameters: {
					resource: 'person',
					operation: 'update',
					personId: byId('1'),
					setCustomFields: true,
					customFields: { mappingMode: 'defineBelow', value, schema: [] },
					updateFields: { lastName: 'x' },
				},
			});
		});
		expectNothingPolluted();
		expect(Reflect.get({}, 'x')).toBeUndefined();
	});

	it.each(['__proto__', 'constructor', 'prototype', 'a.__proto__.b', 'constructor.prototype.x'])(
		'"%s" cannot be the name of a field',
		(name) => {
			expect(() => setPath({}, name, true)).toThrow(`"${name}" cannot be the name of a field`);
			expect(name.split('.').every(isSafeKey)).toBe(false);
			expectNothingPolluted();
		},
	);
});

describe('GHSA-95ph-833c-4wrp: an object where a text is due', () => {
	it.each([{ path: '/etc/passwd' }, ['a'], { href: 'http://127.0.0.1/' }])(
		'%j is refused before anything is sent',
		async (value) => {
			const provider = scripted(SHORTCUT, () => json(201, { id: 1 }));
			const { error } = await runShortcut(provider, {
				resource: 'epic',
				operation: 'create',
				name: `={{ ${JSON.stringify(value)} }}`,
			});
			expect(error?.message).toMatch(/^'Name' must be text, not ".*" \[item 0\]$/);
			expect(provider.asked).toEqual([]);
		},
	);
});

describe('GHSA-wxwj-8wv6-vpw2: text that becomes part of a query', () => {
	it('what is typed into a picker stays the value of one parameter', async () => {
		const typed = 'a&page_size=1#" OR id:*\\';
		const provider = scripted(SHORTCUT, () => json(200, { data: [], next: null, total: 0 }));
		await through(
			provider,
			async () => await searchList({ ...shortcut, method: 'epic', filter: typed }),
		);
		const { searchParams, hash } = provider.asked[0].request.url;
		expect(searchParams.get('query')).toBe(typed);
		expect(searchParams.get('page_size')).toBe('50');
		expect(hash).toBe('');
	});
});

describe('GHSA-3875-8gcx-7v46 / CVE-2026-56348: pickers that pass by the checks of requests', () => {
	it('a picker follows no redirect, and keeps to the host', async () => {
		const provider = scripted([...SHORTCUT, 'elsewhere.example'], () =>
			empty(302, { location: 'https://elsewhere.example/' }),
		);
		await expect(
			through(provider, async () => await loadOptions({ ...shortcut, method: 'member' })),
		).rejects.toThrow('Shortcut sent a redirect (status 302), which is not followed');
		expect(provider.asked.map(({ request }) => request.url.hostname)).toEqual(SHORTCUT);
	});
});

const sources = readdirSync(NODES, { recursive: true, encoding: 'utf8' })
	.filter((name) => name.endsWith('.ts'))
	.map((name) => [name, readFileSync(join(NODES, name), 'utf8')] as const);

describe('GHSA-jp9j-jr97-w9pj: an address that is checked in one field and sent from another', () => {
	it.each(sources)('%s has one way to name an address', (_, source) => {
		expect(source).not.toMatch(/\b(uri|baseURL):/);
	});
});

describe('CVE-2026-21858: paths of files that come from outside', () => {
	it.each(['file:///etc/passwd', '/etc/passwd', '\\\\server\\share', 'data:text/plain,x'])(
		'%s is not a link that is read',
		(link) => {
			expect(() => publicUrl(link)).toThrow(
				'The link to the file does not lead to a public https address',
			);
		},
	);

	it.each(sources)('%s opens no file', (_, source) => {
		expect(source).not.toMatch(/from '(node:)?fs|createReadStream|getBinaryPath|readFile/);
	});
});

describe('CVE-2026-110846 / CVE-2026-110850: flaws of n8n itself', () => {
	it('tells whoever runs n8n from which version on it is safe', () => {
		const readme = readFileSync(join(NODES, '..', 'README.md'), 'utf8');
		expect(readme).toContain('CVE-2026-110846 and CVE-2026-110850');
		expect(readme).toContain('2.41.4');
		expect(readme).toContain('2.42.1');
	});
});
