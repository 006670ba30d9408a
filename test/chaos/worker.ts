/** One n8n process among several: reads records with the account that all of them share. */
import 'reflect-metadata';
import { NodeConnectionTypes, type INodeType } from 'n8n-workflow';
import { ShortcutApi } from '../../credentials/ShortcutApi.credentials';
import { describe } from '../../nodes/engine/editor/describe';
import { execute } from '../../nodes/engine/run/execute';
import { shortcut } from '../../nodes/Shortcut/api';
import { resources } from '../../nodes/Shortcut/resources';
import { shortcutAccount } from '../../sandbox/shortcut';
import { byId, credential, runNode } from '../harness';
import { speedUp } from './scaled-time';

const [began, times, reads] = process.argv.slice(2).map(Number);

/** The node itself ends in `.node`, which Node takes for a binary when it is not Jest. */
const node: INodeType = {
	description: {
		displayName: 'Shortcut',
		name: 'shortcut',
		group: ['input'],
		version: 1,
		description: 'Reads',
		defaults: { name: 'Shortcut' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'shortcutApi', required: true }],
		properties: describe(resources),
	},
	async execute() {
		return await execute(this, shortcut, resources);
	},
};

async function work(): Promise<void> {
	speedUp(began, times);
	const { items } = await runNode({
		node,
		credentials: [credential(ShortcutApi, { apiToken: shortcutAccount.token })],
		parameters: {
			resource: 'story',
			operation: 'get',
			storyId: byId('={{ $json.id }}'),
			options: { maxWait: 600 },
		},
		items: Array.from({ length: reads }, (_, n) => ({
			json: { id: shortcutAccount.firstStory + (n % 60) },
		})),
		onError: 'continueRegularOutput',
	});
	const done = items.filter(({ json }) => !('error' in json)).length;
	process.stdout.write(`${done}\n`);
}

void work();
