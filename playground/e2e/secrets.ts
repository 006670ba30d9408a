import { spellingsOf } from '../../test/security/canary';
import type { NewCredential } from '../rest';
import { providers } from './providers';

/** Every way in which the secret of a credential could be written down. */
export function spellingsIn({ type, data }: NewCredential): string[] {
	return providers
		.filter((provider) => provider.type.name === type)
		.flatMap(({ secret, user }) => spellingsOf(String(data[secret]), user && String(data[user])));
}
