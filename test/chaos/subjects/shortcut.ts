import { ShortcutApi } from '../../../credentials/ShortcutApi.credentials';
import { Shortcut } from '../../../nodes/Shortcut/Shortcut.node';
import type { Provider } from '../../../sandbox/http';
import { createShortcut, shortcutAccount } from '../../../sandbox/shortcut';
import { credential } from '../../harness';
import { ask, type Subject } from '../subject';

const API = 'https://api.app.shortcut.com/api/v3';
const EPICS = 600;

const askShortcut = (provider: Provider, method: string, path: string, body?: unknown) =>
	ask(provider, { 'shortcut-token': shortcutAccount.token }, method, API + path, body);

const epics = (provider: Provider): Array<{ id: number; name: string }> =>
	askShortcut(provider, 'GET', '/epics');

export const shortcutSubject: Subject = {
	name: 'Shortcut',
	node: Shortcut,
	credential: credential(ShortcutApi, { apiToken: shortcutAccount.token }),
	open: (clock) => {
		const provider = createShortcut({ clock, limit: 2000 });
		for (let n = 0; n < EPICS; n += 1) {
			askShortcut(provider, 'POST', '/epics', { name: `Epic ${n}` });
		}
		return provider;
	},
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
		remove: (provider, id) => {
			askShortcut(provider, 'DELETE', `/epics/${id}`);
		},
		add: (provider, n) => {
			askShortcut(provider, 'POST', '/epics', { name: `New epic ${n}` });
		},
	},
	write: {
		parameters: { resource: 'epic', operation: 'create', name: '={{ $json.name }}' },
		written: (provider) => epics(provider).map(({ name }) => name),
	},
};
