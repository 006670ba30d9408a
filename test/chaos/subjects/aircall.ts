import { AircallApi } from '../../../credentials/AircallApi.credentials';
import { Aircall } from '../../../nodes/Aircall/Aircall.node';
import { aircallAccount, createAircall } from '../../../sandbox/aircall';
import type { Provider } from '../../../sandbox/http';
import { credential } from '../../harness';
import { ask, basic, type Subject } from '../subject';

const CALLS = 240;
const API = 'https://api.aircall.io/v1';
const { apiId, apiToken } = aircallAccount;

/** Pages of 50, which is what Aircall gives. */
function whole(provider: Provider, records: string): Array<{ id: number; name?: string }> {
	const found = [];
	for (let page = 1; ; page += 1) {
		const path = `/${records}?per_page=50&page=${page}&order=desc`;
		const answer = ask(provider, basic(apiId, apiToken), 'GET', API + path);
		found.push(...answer[records]);
		if (answer.meta.next_page_link === null) return found;
	}
}

export const aircallSubject: Subject = {
	name: 'Aircall',
	node: Aircall,
	credential: credential(AircallApi, { apiId, apiToken }),
	open: (clock) => createAircall({ clock, calls: CALLS, limit: 2000 }),
	resetHeader: 'x-aircallapi-reset',
	read: {
		parameters: {
			resource: 'call',
			operation: 'get',
			callId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
		},
		ids: Array.from({ length: 100 }, (_, n) => aircallAccount.firstCall + n),
	},
	list: {
		parameters: { resource: 'call', operation: 'getAll', returnAll: true },
		ids: (provider) => whole(provider, 'calls').map(({ id }) => id),
	},
	write: {
		parameters: {
			resource: 'tag',
			operation: 'create',
			name: '={{ $json.name }}',
			color: '#aa3300',
		},
		written: (provider) => whole(provider, 'tags').map(({ name }) => String(name)),
	},
};
