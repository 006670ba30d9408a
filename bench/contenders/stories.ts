/** This pack: its Shortcut node, with stories of which everything is given by name. */
import { ShortcutApi } from '../../credentials/ShortcutApi.credentials';
import type * as Api from '../../nodes/Shortcut/api';
import type * as Resources from '../../nodes/Shortcut/resources';
import type * as Node from '../../nodes/Shortcut/Shortcut.node';
import { shortcutAccount } from '../../sandbox/shortcut/account';
import { credential } from '../../test/harness/credentials';
import { outcome, run } from './engine';
import { load, nodeFor } from './pack';
import type { Work } from './work';

const { Shortcut } = load('./Shortcut/Shortcut.node.js') as typeof Node;
const { shortcut } = load('./Shortcut/api.js') as typeof Api;
const { resources } = load('./Shortcut/resources') as typeof Resources;

const published = new Shortcut();
const account = credential(ShortcutApi, { apiToken: shortcutAccount.token });
const named = (value: string) => ({ __rl: true, mode: 'name', value });

const by =
	(operation: string): Work =>
	async (job, host) => {
		const parameters = {
			resource: 'story',
			operation,
			name: '={{ $json.title }} {{ $json.email }}',
			workflowStateId: named('In Development'),
			ownerId: named('Ben Lindqvist'),
			groupId: named('Platform'),
			additionalFields: { labels: ['backend', 'imported'] },
			options: { simplify: false },
		};
		const node = nodeFor(published, { ...shortcut, host, limit: undefined }, resources);
		return await outcome(
			run(job, [{ node, type: 'n8n-nodes-quartet.shortcut', parameters, account }]),
		);
	};

/** A request for each story. */
export const work = by('create');

/** A request for as many stories as Shortcut takes. */
export const together = by('createMany');
