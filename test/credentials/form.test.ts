import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { connections } from './connections';

const root = resolve(__dirname, '..', '..');
const repository = 'https://github.com/n8n-nodes-quartet/n8n-nodes-quartet/blob/main/';

describe.each(connections)(
	'The form of the $provider credential',
	({ Type, name, fields, provider }) => {
		const type = new Type();

		test('is called what the provider is called', () => {
			expect(type.name).toBe(name);
			expect(type.displayName).toBe(`${provider} API`);
		});

		test('asks for exactly the fields of the provider, in its words and order', () => {
			const asked = type.properties.map((field) => [
				field.displayName,
				field.name,
				field.typeOptions?.password ?? false,
			]);
			expect(asked).toEqual(fields);
		});

		test('wants every field filled in and starts out empty', () => {
			const filled = type.properties.filter(
				({ required, default: start }) => !required || start !== '',
			);
			expect(filled).toEqual([]);
		});

		test('says about every field where to find its value', () => {
			expect(type.properties.filter(({ description }) => !description)).toEqual([]);
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
			.flatMap(({ description, hint }) => [description, hint])
			.join(' ');
	}

	test('Aircall: an admin makes it, it reaches everything, and the token is shown once', () => {
		expect(says('Aircall')).toMatch(/Aircall admin .* reaches all data .* shows it once/);
	});

	test('Salesloft: its scopes decide which operations work', () => {
		expect(says('Salesloft')).toMatch(/scopes .* scope is missing .* scopes can be edited/);
	});

	test('Nutshell: the username is the sign-in email, and the key needs API access', () => {
		expect(says('Nutshell')).toMatch(/email address .* not your display name.* "API access"/);
	});

	test('Shortcut: a token is read-only unless that is unticked', () => {
		expect(says('Shortcut')).toMatch(/Untick "Read-only" .* ticked by default/);
	});
});
