/** Push to Dialer: the numbers of all items into the campaign of a user, each of them once. */
import { isObject, type Json } from '../../../engine/json';
import { isRefusal, wordsOf } from '../../../engine/vocabulary/answered';
import type { Job } from '../../../engine/vocabulary/job';
import type { Many } from '../../../engine/vocabulary/operation';
import { pages } from '../../api';
import { calledBy } from '../../phone-numbers';

const CAMPAIGN = 'v1/users/{user_id}/dialer_campaign';

/** Aircall documents no limit. */
const MOST_NUMBERS = 100;

/** What became of a number that was not refused. */
type Result = 'added' | 'alreadyWaiting';

export const pushed: Many = {
	size: Infinity,
	common: ({ path }) => path,
	run: push,
};

/** Each form of what `push` gives. */
export const pushedExamples: Json[] = [
	itemOf('7', '+14155550101', 'created'),
	itemOf('7', '+14155550102', 'extended', 'alreadyWaiting'),
	itemOf('7', '+14155550102', 'extended', 'duplicate'),
];

/**
 * Adds the numbers of items with one user, as many in a request as there can be.
 * @returns what became of each
 */
async function push(items: Job[], goesOn: boolean): Promise<Array<Json | Error>> {
	const hadOne = await hasCampaign(items[0]);
	const dialer = new Dialer(items[0], hadOne);
	const numbers = [...new Set(items.map(numberOf))];
	const results = new Map<string, Result | Error>();
	for (let i = 0; i < numbers.length; i += MOST_NUMBERS) {
		const some = numbers.slice(i, i + MOST_NUMBERS);
		const added = await dialer.add(some).catch((error: Error) => error);
		for (const one of some) {
			if (added instanceof Error) results.set(one, added);
			else results.set(one, added.has(one) ? 'added' : 'alreadyWaiting');
		}
		if (added instanceof Error && !goesOn) break;
	}
	const before = new Set<string>();
	return items.map((item) => {
		const number = numberOf(item);
		const result = results.get(number) ?? new Error('Aircall refused other numbers before it');
		if (result instanceof Error) return result;
		const isFirst = !before.has(number);
		before.add(number);
		const reason = result === 'added' ? (isFirst ? null : 'duplicate') : 'alreadyWaiting';
		const campaign = hadOne ? 'extended' : 'created';
		return itemOf(item.values.path.user_id, number, campaign, reason);
	});
}

function itemOf(
	user: string,
	phone_number: string,
	campaign: 'created' | 'extended',
	reason: 'alreadyWaiting' | 'duplicate' | null = null,
): Json {
	return { user_id: Number(user), phone_number, added: reason === null, reason, campaign };
}

const numberOf = ({ values }: Job) => wordsOf(values.local.phone_number);

/** Whether the user has a campaign already. */
async function hasCampaign(job: Job): Promise<boolean> {
	const { path } = job.values;
	return await job.send(`GET /${CAMPAIGN}`, { path }).then(isObject, (error: Error) => {
		if (isRefusal(error, 404)) return false;
		throw error;
	});
}

/** The campaign of a user. */
class Dialer {
	/** What waits to be called; read once Aircall has said that something does. */
	private waiting?: Set<string>;

	/** @param exists whether there is one already */
	constructor(
		private readonly job: Job,
		private exists: boolean,
	) {}

	/**
	 * Adds numbers. Aircall refuses those that wait already, perhaps with all that were sent with them:
	 * what then does not wait is sent once more.
	 * @returns those that were added
	 */
	async add(numbers: string[]): Promise<Set<string>> {
		const fresh = numbers.filter((one) => !this.waiting?.has(one));
		try {
			await this.send(fresh);
			return new Set(fresh);
		} catch (error) {
			if (this.waiting || !isRefusal(error, 422)) throw error as Error;
			this.waiting = await this.readWaiting();
			if (!fresh.some((one) => this.waiting?.has(one))) throw error as Error;
			return await this.add(fresh);
		}
	}

	/** Makes the campaign where there is none, or else adds to it. */
	private async send(phone_numbers: string[]): Promise<void> {
		if (phone_numbers.length === 0) return;
		const route = this.exists
			? (`POST /${CAMPAIGN}/phone_numbers` as const)
			: (`POST /${CAMPAIGN}` as const);
		await this.job.send(route, { path: this.job.values.path, body: { phone_numbers } });
		this.exists = true;
	}

	private async readWaiting(): Promise<Set<string>> {
		const waiting = new Set<string>();
		const { path } = this.job.values;
		try {
			for await (const one of this.job.list(`GET /${CAMPAIGN}/phone_numbers`, pages, { path })) {
				if (one.called !== true) waiting.add(calledBy(wordsOf(one.number)));
			}
		} catch (error) {
			// Without a campaign nothing waits, and the refusal was about something else.
			if (!isRefusal(error, 404)) throw error as Error;
		}
		return waiting;
	}
}
