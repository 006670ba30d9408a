import { ShortcutApi } from '../../../credentials/ShortcutApi.credentials';
import { Shortcut } from '../../../nodes/Shortcut/Shortcut.node';
import type { Provider } from '../../../sandbox/http';
import { createShortcut, shortcutAccount } from '../../../sandbox/shortcut';
import { credential } from '../../harness';
import { asking, changes, usualQuota, type Subject } from '../subject';

/** Three pages. */
const EPICS = 560;
const { token } = shortcutAccount;
const ask = asking('https://api.app.shortcut.com/api/v3', { 'shortcut-token': token });

const epics = (provider: Provider): Array<{ id: number; name: string }> =>
	ask(provider, 'GET', '/epics');

export const shortcutSubject: Subject = {
	name: 'Shortcut',
	node: Shortcut,
	credential: credential(ShortcutApi, { apiToken: token }),
	open: (clock) => {
		const provider = createShortcut({ clock, limit: 2000 });
		for (let n = 0; n < EPICS; n += 1) ask(provider, 'POST', '/epics', { name: `Epic ${n}` });
		return provider;
	},
	dialect: { total: 'total', quota: usualQuota },
	read: {
		parameters: {
			resource: 'story',
			operation: 'get',
			storyId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
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
			'/epics',
			(n) => ({ name: `New epic ${n}` }),
			(epic) => epic,
		),
	},
	write: {
		parameters: { resource: 'epic', operation: 'create', name: '={{ $json.name }}' },
		written: (provider) => epics(provider).map(({ name }) => name),
	},
};
