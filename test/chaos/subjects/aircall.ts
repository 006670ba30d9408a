import { aircallAccount } from '../../../sandbox/aircall';
import type { Provider } from '../../../sandbox/http';
import { aircall } from '../../aircall/provider';
import { asking, byId } from '../../harness';
import { changes, type Subject } from '../subject';

const CALLS = 240;
const CONTACTS = 240;
const ask = asking(aircall.api);

/** Pages of 50, which is what Aircall gives. */
function whole(provider: Provider, records: string): Array<{ id: number; name?: string }> {
	const found = [];
	for (let page = 1; ; page += 1) {
		const path = `${records}?per_page=50&page=${page}&order=desc`;
		const answer = ask(provider, 'GET', path);
		found.push(...answer[records]);
		if (answer.meta.next_page_link === null) return found;
	}
}

export const aircallSubject: Subject = {
	name: 'Aircall',
	node: aircall.node,
	credential: aircall.credential(),
	open: (clock) => aircall.emulate({ clock, calls: CALLS, contacts: CONTACTS, limit: 2000 }),
	dialect: {
		resetHeader: 'x-aircallapi-reset',
		total: 'meta.total',
		quota: (now, random) => ({
			'x-aircallapi-limit': '60',
			'x-aircallapi-remaining': '59',
			'x-aircallapi-reset': String(Math.ceil(now / 1000 + random * 60)),
		}),
	},
	read: {
		parameters: {
			resource: 'call',
			operation: 'get',
			callId: byId('={{ $json.id }}'),
		},
		ids: Array.from({ length: 100 }, (_, n) => aircallAccount.firstCall + n),
	},
	// Contacts, since Aircall deletes no calls.
	list: {
		parameters: { resource: 'contact', operation: 'getAll', returnAll: true },
		path: '/v1/contacts',
		newestFirst: true,
		ids: (provider) => whole(provider, 'contacts').map(({ id }) => id),
		...changes(
			ask,
			'contacts',
			(n) => ({
				first_name: `New ${n}`,
				phone_numbers: [{ label: 'Work', value: `+3363998${9000 + n}` }],
			}),
			({ contact }) => contact,
		),
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
