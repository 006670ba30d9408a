/** `npm run e2e -- --queue`: n8n in queue mode. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { combine } from '../../../sandbox';
import { openAccounts, sandboxCredentials, type Accounts } from '../../accounts';
import { Happenings } from '../../happenings';
import { install } from '../../install';
import { openPlayground, type Playground } from '../../playground';
import { step } from '../../progress';
import { Stores } from '../../stores';
import type { Checks } from '../checks';
import { checkExamples } from '../examples';
import { checkHearingExamples } from '../hearing-examples';
import { pasted } from '../hearings';
import { Traffic } from '../traffic';
import { checkTriggers } from '../triggers';
import { Cluster } from './cluster';
import { checkKilledWorker } from './ends';
import { checkLimit } from './limits';
import { checkRestartedMain } from './restart';

/** The one poll that does not look like a read. */
const POLL = 'POST /api/v3/stories/search';

/** n8n in queue mode, and the accounts that it talks to. */
interface Stage {
	cluster: Cluster;
	playground: Playground;
	accounts: Accounts;
	traffic: Traffic;
}

async function open(folder: string): Promise<Stage> {
	await install();
	const stores = await step('Starting PostgreSQL and Redis', () => Stores.open(folder));
	const accounts = openAccounts(pasted);
	const traffic = new Traffic(combine(Object.values(accounts)));
	const cluster = new Cluster(folder, traffic, stores);
	const playground = await openPlayground({
		userFolder: join(folder, 'main'),
		port: 0,
		emulation: { sandbox: cluster.main.through(traffic), credentials: sandboxCredentials },
		start: cluster.start,
	});
	return { cluster, playground, accounts, traffic };
}

async function checkAll(checks: Checks, stage: Stage): Promise<void> {
	const { cluster, playground, accounts, traffic } = stage;
	const { main, webhooks, workers } = cluster;
	await checks.check('an install from the editor reaches every process that runs', async () => {
		await Promise.all([webhooks, ...workers].map((member) => member.getsPack()));
	});
	await checkExamples(checks, playground, traffic);
	await checkHearingExamples(checks, playground, new Happenings(accounts), traffic);
	await checkTriggers(checks, playground, accounts, traffic);
	await checks.check('nodes run on both workers; the main registers triggers and polls', () => {
		for (const { asked, name } of workers) assert(asked.length > 0, `${name} did nothing`);
		assert.deepEqual(webhooks.asked, []);
		const requests = [...new Set(main.asked.map(({ request }) => request))];
		const others = requests.filter((one) => !/^GET |webhook/.test(one));
		assert.deepEqual(others, [POLL]);
	});
	await checkLimit(checks, playground, accounts, workers);
	const left = await checkKilledWorker(checks, playground, accounts, cluster);
	await checkRestartedMain(checks, playground, accounts, cluster, left);
}

/** Goes through everything in a folder of its own. */
export async function checkQueueMode(checks: Checks, folder: string): Promise<void> {
	const stage = await open(folder);
	await checkAll(checks, stage);
	await stage.cluster.stop();
}
