/** Workers that share the limit of one account. */
import assert from 'node:assert/strict';
import type { Accounts } from '../../accounts';
import type { Playground } from '../../playground';
import type { Checks } from '../checks';
import { credentialOf } from '../credentials';
import type { Member } from './cluster';
import { StoryRequests } from './story-requests';
import { Writer } from './writer';

/** So many at a time. Their stories are more than Shortcut's 200 a minute. */
const EXECUTIONS = 20;
const STORIES_EACH = 15;

/** Two shares are a little less than the limit. */
const SHARE = 90;

/** Each worker has the whole limit in mind, so what is under way when it is used up is refused. */
const MOST_REFUSED = 0.2;

function total(counts: number[]): number {
	return counts.reduce((sum, one) => sum + one, 0);
}

function assertAllWorked({ byWorker }: StoryRequests): void {
	assert(
		byWorker.every((count) => count > 0),
		`they asked ${byWorker.join(' and ')} times`,
	);
}

/** Every execution went well, and each story is there once. */
async function assertOnceEach(writer: Writer, accounts: Accounts): Promise<void> {
	assert.deepEqual(new Set(await writer.ended()), new Set(['success']));
	assert.deepEqual(writer.written(accounts), writer.wanted);
}

export async function checkLimit(
	checks: Checks,
	playground: Playground,
	accounts: Accounts,
	workers: Member[],
): Promise<void> {
	const sentence = `${EXECUTIONS} executions at a time by two workers: nothing is lost, nothing is doubled, few are refused`;
	await checks.check(sentence, async () => {
		const writer = await Writer.publish(playground, 'limit');
		const asked = new StoryRequests(workers);
		await writer.start(EXECUTIONS, STORIES_EACH);
		await assertOnceEach(writer, accounts);
		assertAllWorked(asked);
		const seen = `${asked.refused} of ${total(asked.byWorker)} requests met a 429`;
		assert(asked.refused <= MOST_REFUSED * total(asked.byWorker), seen);
		return seen;
	});
}

/** @param meanwhile what else happens while executions wait for their share */
export async function checkShares(
	checks: Checks,
	playground: Playground,
	accounts: Accounts,
	workers: Member[],
	meanwhile: () => Promise<void>,
): Promise<void> {
	const { rest } = playground;
	await checks.check(
		'Requests per Minute keeps two workers below a limit, without a 429',
		async () => {
			const credential = credentialOf(playground, 'Shortcut');
			const data = { ...credential.data, requestsPerMinute: String(SHARE) };
			await rest.updateCredential({ ...credential, data });
			const writer = await Writer.publish(playground, 'shares');
			const asked = new StoryRequests(workers);
			await writer.start(EXECUTIONS, STORIES_EACH);
			await meanwhile();
			await assertOnceEach(writer, accounts);
			assertAllWorked(asked);
			assert.equal(asked.refused, 0);
		},
	);
}
