/** What is particular to Shortcut in the tests of its node. */
import { ShortcutApi } from '../../credentials/ShortcutApi.credentials';
import { Shortcut } from '../../nodes/Shortcut/Shortcut.node';
import { createShortcut, shortcutAccount, type ShortcutOptions } from '../../sandbox/shortcut';
import { credential, type ProviderInTests } from '../harness';

export { shortcutAccount as account };

export const shortcut: ProviderInTests<ShortcutOptions> = {
	node: Shortcut,
	credential: (apiToken = shortcutAccount.token) => credential(ShortcutApi, { apiToken }),
	emulate: (options) => createShortcut({ clock: Date.now, ...options }),
	api: {
		base: 'https://api.app.shortcut.com/api/v3',
		headers: { 'shortcut-token': shortcutAccount.token },
	},
};

/** A record that is chosen By Name. */
export const byName = (name: string) => ({ __rl: true as const, mode: 'name', value: name });

export const numbers = (first: number, count: number) =>
	Array.from({ length: count }, (_, i) => first + i);
