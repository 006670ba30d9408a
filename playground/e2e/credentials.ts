import assert from 'node:assert/strict';
import type { Playground } from '../playground';
import type { Credential } from '../rest';
import type { Checks } from './checks';
import { providers, sentenceFor } from './providers';

/** The credential of a provider that its emulator accepts. */
export function credentialOf({ credentials }: Playground, provider: string): Credential {
	const type = providers.find(({ name }) => name === provider)?.type.name;
	const found = credentials.find((credential) => credential.type === type);
	assert(found, `no credential for ${provider}`);
	return found;
}

/** The credential tests of n8n against providers that answer. */
export async function checkCredentials(checks: Checks, playground: Playground): Promise<void> {
	for (const provider of providers) {
		const { name, secret } = provider;

		await checks.check(`${name}: the right secret passes the credential test`, async () => {
			const right = credentialOf(playground, name);
			const result = await playground.rest.testCredential(right);
			assert.deepEqual(result, { status: 'OK', message: 'Connection successful!' });
		});

		const testWrong = async () => {
			const right = credentialOf(playground, name);
			const wrong = { ...right, data: { ...right.data, [secret]: 'not-the-secret' } };
			return await playground.rest.testCredential(wrong);
		};
		await checks.check(`${name}: a wrong secret fails the credential test`, async () => {
			assert.equal((await testWrong()).status, 'Error');
		});

		await checks.check(`${name}: a wrong secret is told how to put it right`, async () => {
			assert.equal((await testWrong()).message, sentenceFor(provider));
		});
	}
}

/** The same tests once nothing answers any more: the last checks, since the proxy stays closed. */
export async function checkUnreachable(checks: Checks, playground: Playground): Promise<void> {
	await playground.proxy?.close();
	for (const provider of providers) {
		const sentence = `${provider.name}: an unreachable host does not read as a wrong secret`;
		await checks.check(sentence, async () => {
			const right = credentialOf(playground, provider.name);
			const result = await playground.rest.testCredential(right);
			assert.deepEqual(result, { status: 'Error', message: playground.n8n.version.unreachable });
		});
	}
}
