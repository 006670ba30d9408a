import type { Provider } from '../../../sandbox/http';
import { shortcutAccount } from '../../../sandbox/shortcut';
import { shortcut } from '../../shortcut/provider';
import { asking, byId } from '../../harness';
import { changes, usualQuota, type Subject } from '../subject';

/** Three pages. */
const EPICS = 560;
const ask = asking(shortcut.api);

const epics = (provider: Provider): Array<{ id: number; name: string }> =>
	ask(provider, 'GET', 'epics');

export const shortcutSubject: Subject = {
	name: 'Shortcut',
	node: shortcut.node,
	credential: shortcut.credential(),
	open: (clock) => {
		const provider = shortcut.emulate({ clock, limit: 2000 });
		for (let n = 0; n < EPICS; n += 1) ask(provider, 'POST', 'epics', { name: `Epic ${n}` });
		return provider;
	},
	dialect: { total: 'total', quota: usualQuota },
	read: {
		parameters: {
			resource: 'story',
			operation: 'get',
			storyId: byId('={{ $json.id }}'),
		},
		ids: Array.from({ length: 60 }, (_, n) => shortcutAccount.firstStory + n),
	},
	list: {
		parameters: { resource: 'epic', operation: 'getAll', returnAll: true },
		path: '/api/v3/epics/paginated',
		newestFirst: false,
		ids: (provider) => epics(provider).map(({ id }) => id),
		...changes(
			ask,
			'epics',
			(n) => ({ name: `New epic ${n}` }),
			(epic) => epic,
		),
	},
	write: {
		parameters: { resource: 'epic', operation: 'create', name: '={{ $json.name }}' },
		written: (provider) => epics(provider).map(({ name }) => name),
	},
};
