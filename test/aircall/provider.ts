/** What is particular to Aircall in the tests of its node. */
import { AircallApi } from '../../credentials/AircallApi.credentials';
import { Aircall } from '../../nodes/Aircall/Aircall.node';
import { aircallAccount, createAircall, type AircallOptions } from '../../sandbox/aircall';
import { basic, credential, type ProviderInTests } from '../harness';

export { aircallAccount as account };

const { apiId, apiToken } = aircallAccount;

/** Unix seconds. */
export const NOW = Date.UTC(2026, 10, 20, 9, 0, 0) / 1000;

export const aircall: ProviderInTests<AircallOptions> = {
	node: Aircall,
	credential: (token = apiToken) => credential(AircallApi, { apiId, apiToken: token }),
	emulate: (options) => createAircall({ clock: () => NOW * 1000, limit: 100_000, ...options }),
	api: {
		base: 'https://api.aircall.io/v1',
		headers: basic(apiId, apiToken),
	},
};
