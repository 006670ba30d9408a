/** The pack in an n8n that is set up as n8n 3.0 will be, as far as the newest one here can be. */
import assert from 'node:assert/strict';
import type { INode } from 'n8n-workflow';
import { combine } from '../../sandbox';
import { aircallAccount } from '../../sandbox/aircall';
import { openAccounts, sandboxCredentials } from '../accounts';
import { openPlayground, type Playground } from '../playground';
import { outputOf } from '../rest';
import { newest } from '../versions';
import { checkAgent } from './agent';
import type { Checks } from './checks';
import { credentialOf } from './credentials';
import { archive } from './examples';
import { byId } from './hearings';
import { runner } from './run-example';
import { modelCredential, ScriptedModel } from './scripted-model';
import { shortcutAgent } from './shortcut-agent';
import { alertOnce } from './shortcut-examples';
import { NEXT, singleNode, START } from './single-node';
import { Traffic } from './traffic';

const SETTINGS = {
	// No file lies in memory; on disk they lie in all other checks.
	N8N_DEFAULT_BINARY_DATA_MODE: 'database',
	N8N_UNVERIFIED_PACKAGES_ENABLED: 'false',
	N8N_RUNNERS_TASK_TIMEOUT: '60',
	N8N_COMPRESSION_NODE_MAX_DECOMPRESSED_SIZE_BYTES: String(256 * 1024 * 1024),
	N8N_COMPRESSION_NODE_MAX_ZIP_ENTRIES: '1000',
};

/** What no setting changes: the first is told of every n8n, the second where it runs in no container. */
const OF_EVERY_N8N = ['workflow-import-url-removed-v3', 'docker-only-deployment-v3'];

/** A Code node, in a task runner, takes what the pack hands on and what was there before. */
async function codeNode(playground: Playground): Promise<void> {
	const stories = singleNode({
		name: 'Stories',
		provider: 'Shortcut',
		credential: credentialOf(playground, 'Shortcut'),
		parameters: { resource: 'story', operation: 'getAll', limit: 3 },
	});
	const code: INode = {
		...{ id: 'code', name: NEXT, type: 'n8n-nodes-base.code', typeVersion: 2, position: [440, 0] },
		parameters: {
			mode: 'runOnceForEachItem',
			jsCode: `return { id: $json.id, before: $('${START}').item.json.before };`,
		},
	};
	const workflow = await playground.rest.createWorkflow({
		...stories,
		nodes: [...stories.nodes, code],
		connections: {
			...stories.connections,
			Stories: { main: [[{ node: NEXT, type: 'main', index: 0 }]] },
		},
		pinData: { [START]: [{ json: { before: 'the first' } }] },
	});
	const execution = await playground.rest.execute(workflow);
	assert.equal(execution.error?.message, undefined);
	const ids = outputOf(execution, 'Stories').map(({ id }) => id);
	assert.equal(ids.length, 3);
	assert.deepEqual(
		outputOf(execution, NEXT),
		ids.map((id) => ({ id, before: 'the first' })),
	);
}

/** What the item of a downloaded file keeps in place of the bytes. */
async function inDatabase(playground: Playground): Promise<void> {
	const recording = singleNode({
		name: 'Recording',
		provider: 'Aircall',
		credential: credentialOf(playground, 'Aircall'),
		parameters: {
			resource: 'call',
			operation: 'downloadRecording',
			callId: byId(aircallAccount.calls.recorded),
		},
	});
	const { runData } = await playground.rest.execute(
		await playground.rest.createWorkflow(recording),
	);
	const [item] = runData.Recording[0].data?.main[0] ?? [];
	assert.equal(item.binary?.data.data, 'database');
	assert.match(String(item.binary?.data.id), /^database:/);
}

/**
 * Starts an n8n of its own.
 * @param folder for what it keeps
 */
export async function checkAsN8n3(checks: Checks, folder: string): Promise<void> {
	const model = new ScriptedModel();
	const traffic = new Traffic(combine([...Object.values(openAccounts()), model]));
	const emulation = { sandbox: traffic, credentials: [...sandboxCredentials, modelCredential] };
	const playground = await openPlayground({
		...{ userFolder: folder, port: 0, emulation, settings: SETTINGS },
	});
	const run = runner(playground, traffic);
	const steps: Record<string, () => Promise<void>> = {
		"n8n's own report finds all that can be set": async () => {
			const { instanceResults } = await playground.rest.breaking(newest.next);
			const ids = instanceResults.map(({ ruleId }) => ruleId);
			assert.deepEqual(
				ids.filter((id) => !OF_EVERY_N8N.includes(id)),
				[],
			);
		},
		'files that lie in the database are downloaded and written': () => archive(run),
		'files that lie in the database are sent': () => alertOnce(run),
		'no bytes lie in an item': () => inDatabase(playground),
		'a Code node goes on with what the pack hands on': () => codeNode(playground),
	};
	for (const [sentence, step] of Object.entries(steps)) {
		await checks.check(`as n8n 3.0: ${sentence}`, step);
	}
	await checkAgent(checks, playground, traffic, model, {
		...shortcutAgent,
		does: `as n8n 3.0: ${shortcutAgent.does}`,
	});
	await playground.n8n.stop();
	await playground.proxy?.close();
}
