import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { injectDomainRestrictionFields } from 'n8n-workflow';
import { boundsOf } from '../../nodes/engine/client/bounds';
import type { Api } from '../../nodes/engine/vocabulary/api';
import { connections } from './connections';

const root = resolve(__dirname, '..', '..');
/** What every form has below the fields of the provider. */
const COMMON = [
	['Read Only', 'readOnly', false],
	['Requests per Minute', 'requestsPerMinute', false],
	['Allowed HTTP Request Domains', 'allowedHttpRequestDomains', false],
	['Allowed Domains', 'allowedDomains', false],
];
const repository = 'https://github.com/n8n-nodes-quartet/n8n-nodes-quartet/blob/main/';

describe.each(connections)(
	'The form of the $provider credential',
	({ Type, name, fields, provider, data, test: [host] }) => {
		const type = new Type();

		test('is called what the provider is called', () => {
			expect(type.name).toBe(name);
			expect(type.displayName).toBe(`${provider} API`);
		});

		test('asks for exactly the fields of the provider, in its words and order', () => {
			const [notice, ...asks] = type.properties;
			expect(notice.type).toBe('notice');
			const asked = asks.map((field) => [
				field.displayName,
				field.name,
				field.typeOptions?.password ?? false,
			]);
			expect(asked).toEqual([...fields, ...COMMON]);
		});

		test('wants every field filled in and starts out empty', () => {
			const own = type.properties.slice(1, 1 + fields.length);
			const filled = own.filter(({ required, default: start }) => !required || start !== '');
			expect(filled).toEqual([]);
		});

		test('says about every field where to find its value', () => {
			expect(type.properties.slice(1).filter(({ description }) => !description)).toEqual([]);
		});

		test('begins with where the key is made, and links the page', () => {
			const { displayName } = type.properties[0];
			expect(displayName).toMatch(/<a href="https:\/\/[^"]+" target="_blank">/);
			expect(displayName.replace(/<[^>]+>/g, '').length).toBeLessThan(240);
		});

		test('has hints that stay readable, and examples that look like the real thing', () => {
			for (const { hint = '', placeholder } of type.properties.slice(1, 1 + fields.length)) {
				expect(hint.length).toBeLessThan(120);
				expect(placeholder).toMatch(/^e\.g\. \S+$/);
			}
		});

		test('lets the HTTP Request node send the credential to the provider alone, unless somebody decides otherwise', () => {
			const mode = type.properties.find((one) => one.name === 'allowedHttpRequestDomains');
			const hosts = type.properties.find((one) => one.name === 'allowedDomains');
			expect([mode?.default, `https://${String(hosts?.default)}`]).toEqual(['domains', host]);
			expect(injectDomainRestrictionFields(type)).toEqual(type.properties);
		});

		test('allows everything where it was saved without the fields that came later', () => {
			const api = { name: provider, limit: { cost: 60, seconds: 60 } } as Api;
			expect(boundsOf(api, data)).toEqual({ isReadOnly: false, limit: api.limit });
		});

		test('links a page of this repository that exists', () => {
			const page = type.documentationUrl?.replace(repository, '') ?? '';
			expect(page).toBe(`docs/${provider.toLowerCase()}.md`);
			expect(existsSync(join(root, page))).toBe(true);
		});

		test('keeps the credential usable in the HTTP Request node', () => {
			expect(type.restrictToSupportedNodes).toBeUndefined();
			expect(type.httpRequestNode?.name).toBe(provider);
		});
	},
);

describe('What a person must know while making a key', () => {
	/** Everything the form of a credential says. */
	function says(credential: string): string {
		const found = connections.find(({ provider }) => provider === credential);
		if (!found) throw new Error(`${credential} is not a connection`);
		return new found.Type().properties
			.flatMap(({ type, displayName, description, hint }) =>
				type === 'notice' ? [displayName.replace(/<[^>]+>/g, '')] : [description, hint],
			)
			.join(' ');
	}

	test('Aircall: an admin makes it, it reaches everything, and the token is shown once', () => {
		expect(says('Aircall')).toMatch(/Aircall admin .* reaches all data .* shown only once/);
	});

	test('Salesloft: its scopes decide which operations work', () => {
		expect(says('Salesloft')).toMatch(
			/ticks the scopes .* scope is missing .* scopes can be edited/,
		);
	});

	test('Nutshell: the username is the sign-in email, and the key needs API access', () => {
		expect(says('Nutshell')).toMatch(
			/"API access".* email address .* not your display name.* "API access"/,
		);
	});

	test('Shortcut: a token is read-only unless that is unticked', () => {
		expect(says('Shortcut')).toMatch(/Untick "Read-only", which is ticked by default/);
	});
});
