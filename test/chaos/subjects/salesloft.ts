import type { Provider } from '../../../sandbox/http';
import { salesloftAccount } from '../../../sandbox/salesloft';
import { salesloft } from '../../salesloft/provider';
import { asking, byId } from '../../harness';
import { changes, type Subject } from '../subject';

/** Four pages. */
const PEOPLE = 340;
const ask = asking(salesloft.api);

function whole(provider: Provider, records: string): Array<{ id: number; last_name?: string }> {
	const found = [];
	for (let page = 1; ; page += 1) {
		const order = 'sort_by=created_at&sort_direction=DESC';
		const path = `${records}?per_page=100&page=${page}&${order}`;
		const { data, metadata } = ask(provider, 'GET', path);
		found.push(...data);
		if (metadata.paging.next_page === null) return found;
	}
}

export const salesloftSubject: Subject = {
	name: 'Salesloft',
	node: salesloft.node,
	credential: salesloft.credential(),
	open: (clock) => salesloft.emulate({ clock, people: PEOPLE, limit: 2000 }),
	dialect: {
		total: 'metadata.paging.total_count',
		// The cost of a request that nobody can pay.
		quota: (_, random) => ({
			'x-ratelimit-endpoint-cost': random < 0.5 ? '9'.repeat(400) : '1000000000',
			'x-ratelimit-remaining-minute': '599',
		}),
	},
	read: {
		parameters: {
			resource: 'person',
			operation: 'get',
			personId: byId('={{ $json.id }}'),
		},
		ids: Array.from({ length: 60 }, (_, n) => salesloftAccount.firstPerson + n),
	},
	list: {
		parameters: { resource: 'person', operation: 'getAll', returnAll: true },
		path: '/v2/people',
		newestFirst: true,
		ids: (provider) => whole(provider, 'people').map(({ id }) => id),
		...changes(
			ask,
			'people',
			(n) => ({ email_address: `new${n}@chaos.example` }),
			({ data }) => data,
		),
	},
	write: {
		parameters: {
			resource: 'person',
			operation: 'create',
			emailAddress: '={{ $json.name.replaceAll(" ", ".").toLowerCase() }}@chaos.example',
			lastName: '={{ $json.name }}',
		},
		written: (provider) => whole(provider, 'people').map(({ last_name }) => String(last_name)),
	},
};
