import { spellingsOf } from '../../test/security/canary';
import type { Playground } from '../playground';
import type { NewCredential } from '../rest';
import { providers } from './providers';
import type { Traffic } from './traffic';

/** Every way in which the secret of a credential could be written down. */
export function spellingsIn({ type, data }: NewCredential): string[] {
	return providers
		.filter((provider) => provider.type.name === type)
		.flatMap(({ secret, user }) => spellingsOf(String(data[secret]), user && String(data[user])));
}

/** The same of all credentials, and of the webhooks that triggers have made so far. */
export function spellingsOfAll({ credentials }: Playground, { hookSecrets }: Traffic): string[] {
	const ofHooks = [...hookSecrets].flatMap((secret) => spellingsOf(secret));
	return [...credentials.flatMap(spellingsIn), ...ofHooks];
}
