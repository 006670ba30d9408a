/** What is particular to Salesloft in the tests of its node. */
import { SalesloftApi } from '../../credentials/SalesloftApi.credentials';
import { Salesloft } from '../../nodes/Salesloft/Salesloft.node';
import { createSalesloft, salesloftAccount, type SalesloftOptions } from '../../sandbox/salesloft';
import { credential, type ProviderInTests } from '../harness';

export { salesloftAccount as account };

export const NOW = Date.parse('2026-11-20T15:00:00Z');
/** The same time as Salesloft writes it. */
export const STAMP = '2026-11-20T10:00:00.000713-05:00';

export const salesloft: ProviderInTests<SalesloftOptions> = {
	node: Salesloft,
	credential: (apiKey = salesloftAccount.apiKey) => credential(SalesloftApi, { apiKey }),
	emulate: (options) => createSalesloft({ clock: () => NOW, limit: 10_000, ...options }),
	api: {
		base: 'https://api.salesloft.com/v2',
		headers: { authorization: `Bearer ${salesloftAccount.apiKey}` },
	},
};
