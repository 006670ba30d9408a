/** Processes that end in the middle of their work, and those that take their place. */
import assert from 'node:assert/strict';
import type { Accounts } from '../../accounts';
import type { Playground } from '../../playground';
import type { Checks } from '../checks';
import { Member, type Cluster } from './cluster';
import { StoryRequests } from './story-requests';
import { Writer } from './writer';

/** More than a worker can have written by the time it is killed. */
const STORIES = 150;
const KILLED_AFTER = 30;

/** n8n's word for a node that no package has, and its setting that brings packages back. */
const UNKNOWN = /Unrecognized node type: n8n-nodes-quartet\.shortcut/;
const REINSTALL = { N8N_REINSTALL_MISSING_PACKAGES: 'true' };

/** The first of the workers that has written some. */
async function inTheMiddle(workers: Member[]): Promise<Member> {
	return await new Promise((resolve) => {
		for (const worker of workers) {
			const asked = new StoryRequests([worker]);
			worker.onAnswer = () => {
				if (asked.byWorker[0] === KILLED_AFTER) resolve(worker);
			};
		}
	});
}

/** Kills the worker that writes. @returns the one that goes on */
async function killWriting(workers: Member[], writer: Writer): Promise<Member> {
	const killed = await Promise.race([inTheMiddle(workers), writer.ended()]);
	assert(killed instanceof Member, 'nobody wrote enough to be killed in the middle');
	await killed.kill();
	for (const worker of workers) worker.onAnswer = () => {};
	return workers.find((worker) => worker !== killed)!;
}

/** A worker that starts in an empty folder runs the pack only if it may install what is missing. */
async function checkFreshWorkers(
	checks: Checks,
	playground: Playground,
	accounts: Accounts,
	cluster: Cluster,
): Promise<Member> {
	const writer = await Writer.publish(playground, 'fresh');
	const bare = new Member('bare worker');
	await cluster.add(bare, 'worker');
	await checks.check('a worker that starts without the pack fails what needs it', async () => {
		await writer.start(1, 1);
		assert.deepEqual(await writer.ended(), ['error']);
		assert.match((await writer.failure()) ?? '', UNKNOWN);
		assert.deepEqual(writer.written(accounts), []);
	});
	await bare.stop();
	const fresh = new Member('fresh worker');
	await cluster.add(fresh, 'worker', REINSTALL);
	await checks.check(
		'with N8N_REINSTALL_MISSING_PACKAGES, such a worker gets the pack',
		async () => {
			await fresh.getsPack();
			await writer.start(1, 1);
			assert.deepEqual(await writer.ended(), ['success', 'error']);
			assert.equal(writer.written(accounts).length, 1);
		},
	);
	return fresh;
}

/**
 * A worker is killed. While n8n finds out, a fresh one takes its place.
 * @returns those that run in the end
 */
export async function checkKilledWorker(
	checks: Checks,
	playground: Playground,
	accounts: Accounts,
	cluster: Cluster,
): Promise<Member[]> {
	const writer = await Writer.publish(playground, 'killed');
	const asked = new StoryRequests(cluster.workers);
	await writer.start(1, STORIES);
	const other = await killWriting(cluster.workers, writer);
	const killedAt = Date.now();
	// So that nobody but the fresh one can take what is started.
	await other.stop();
	const fresh = await checkFreshWorkers(checks, playground, accounts, cluster);
	await other.start();
	await checks.check(
		'a worker that is killed while it writes: nothing is written twice',
		async () => {
			const ended = await writer.ended();
			const seconds = Math.round((Date.now() - killedAt) / 1000);
			const written = writer.written(accounts);
			assert.deepEqual(written, [...new Set(written)]);
			assert(written.length >= KILLED_AFTER && written.length < STORIES);
			assert.equal(asked.byWorker.filter((count) => count > 0).length, 1);
			return `${ended.join()} after ${seconds} s, ${written.length} of ${STORIES} written`;
		},
	);
	return [other, fresh];
}
