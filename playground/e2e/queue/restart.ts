/** The main is restarted while executions wait, for their share of a limit or for a time. */
import assert from 'node:assert/strict';
import type { Accounts } from '../../accounts';
import type { Playground } from '../../playground';
import { webhookAddress } from '../../public';
import type { Workflow } from '../../rest';
import type { Checks } from '../checks';
import { POLLING, REGISTERING, webhookIdOf } from '../hearings';
import { Heard } from '../triggers';
import type { Cluster, Member } from './cluster';
import { checkShares } from './limits';
import { Posted, type Step } from './posted';

/** From 65 seconds on, n8n keeps a waiting execution in its database, and the main wakes it. */
const WAIT_SECONDS = 70;

const REGISTERED = REGISTERING.find(({ provider }) => provider === 'Salesloft')!;
const POLLED = POLLING.find(({ provider }) => provider === 'Nutshell')!;

/** Publishes a workflow that waits for a while, and starts it; now it waits. */
async function startWaiting(playground: Playground): Promise<Workflow> {
	const wait: Step = {
		...{ name: 'Wait', type: 'n8n-nodes-base.wait', typeVersion: 1.1, webhookId: 'resumed' },
		parameters: { resume: 'timeInterval', amount: WAIT_SECONDS, unit: 'seconds' },
	};
	const posted = await Posted.publish(playground, 'waiting', [wait]);
	await posted.post({});
	const { rest } = playground;
	const [execution] = await rest.executionsOf(posted.workflow.id);
	await rest.reached(execution, 'waiting');
	return posted.workflow;
}

/** @param workers those that run */
export async function checkRestartedMain(
	checks: Checks,
	playground: Playground,
	accounts: Accounts,
	{ main }: Cluster,
	workers: Member[],
): Promise<void> {
	const { rest } = playground;
	const addresses = () => REGISTERED.addresses?.(accounts);
	const before = addresses() ?? [];
	const told = await Heard.activate(playground, REGISTERED);
	const asking = await Heard.activate(playground, POLLED);
	const waiting = await startWaiting(playground);
	await checkShares(checks, playground, accounts, workers, async () => {
		await main.stop();
		await main.start();
	});
	await checks.check('what waited for a time while the main was restarted goes on', async () => {
		await rest.idle(waiting.id);
		assert.deepEqual(await rest.statusesOf(waiting.id), ['success']);
	});
	await checks.check('after the restart, each trigger is registered once, and hears', async () => {
		const { type, makes } = REGISTERED;
		const made = Array<string>(makes).fill(webhookAddress(webhookIdOf(type), 'webhook'));
		assert.deepEqual(addresses(), [...before, ...made]);
		for (const heard of [told, asking]) {
			await heard.hears();
			await heard.ends();
		}
		assert.deepEqual(addresses(), before);
	});
}
