import type { Provider } from '../../../sandbox/http';
import { nutshell } from '../../nutshell/provider';
import { asking, byId } from '../../harness';
import { changes, usualQuota, type Subject } from '../subject';

/** Three pages. */
const PEOPLE = 560;
const ask = asking(nutshell.api);

function whole(provider: Provider, records: string): Array<{ id: string; name?: string }> {
	const found = [];
	for (let page = 0; ; page += 1) {
		const path = `${records}?page[limit]=250&page[page]=${page}&sort=-createdTime`;
		const answer = ask(provider, 'GET', path);
		found.push(...answer[records]);
		if (answer[records].length === 0) return found;
	}
}

export const nutshellSubject: Subject = {
	name: 'Nutshell',
	node: nutshell.node,
	credential: nutshell.credential(),
	open: (clock) => nutshell.emulate({ clock, contacts: PEOPLE }),
	dialect: { total: 'meta.total', quota: usualQuota },
	read: {
		parameters: {
			resource: 'person',
			operation: 'get',
			personId: byId('={{ $json.id }}'),
		},
		ids: Array.from({ length: 60 }, (_, n) => `${n + 1}-contacts`),
	},
	list: {
		parameters: { resource: 'person', operation: 'getAll', returnAll: true },
		path: '/rest/contacts',
		newestFirst: true,
		ids: (provider) => whole(provider, 'contacts').map(({ id }) => id),
		...changes(
			ask,
			'contacts',
			(n) => ({ contacts: [{ name: `A New Person ${n}` }] }),
			({ contacts }) => contacts[0],
		),
	},
	write: {
		parameters: { resource: 'company', operation: 'create', name: '={{ $json.name }}' },
		written: (provider) => whole(provider, 'accounts').map(({ name }) => String(name)),
	},
};
