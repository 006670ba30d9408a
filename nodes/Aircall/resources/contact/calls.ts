/** The calls of a contact. Aircall finds calls by one phone number, and a contact can have twenty. */
import type { Json } from '../../../engine/json';
import { wordsOf } from '../../../engine/vocabulary/answered';
import { upToLimit, type Job } from '../../../engine/vocabulary/job';
import { recordsOf } from '../../../engine/vocabulary/paging';
import { calledBy } from '../../phone-numbers';
import { windows } from '../../windows';

/** The calls with all numbers of a contact, newest first, each of them once. */
export async function* callsOf(job: Job): AsyncGenerator<Json> {
	const { path, query } = job.values;
	const { phone_numbers } = await job.record('GET /v1/contacts/{contact_id}', { path });
	const values = recordsOf(phone_numbers).map(({ value }) => calledBy(wordsOf(value)));
	const numbers = [...new Set(values)].filter((one) => one !== '');
	const lists = numbers.map((phone_number) =>
		job.list('GET /v1/calls/search', windows('started_at'), {
			query: { ...query, phone_number, order: 'desc' },
		}),
	);
	yield* upToLimit(job, newestFirst(lists));
}

/** Several lists that have the newest call first, as one. A call that is in two of them comes once. */
async function* newestFirst(lists: Array<AsyncGenerator<Json>>): AsyncGenerator<Json> {
	const given = new Set<unknown>();
	const heads: Array<Json | undefined> = [];
	const advance = async (i: number) => {
		const { value, done } = await lists[i].next();
		heads[i] = done ? undefined : (value as Json);
	};
	try {
		for (const i of lists.keys()) await advance(i);
		for (;;) {
			const next = heads.reduce<number | undefined>(
				(best, one, i) => (one && (best === undefined || isNewer(one, heads[best])) ? i : best),
				undefined,
			);
			const call = next === undefined ? undefined : heads[next];
			if (next === undefined || call === undefined) return;
			if (!given.has(call.id)) yield call;
			given.add(call.id);
			await advance(next);
		}
	} finally {
		for (const list of lists) await list.return(undefined);
	}
}

function isNewer(one: Json, other: Json = {}): boolean {
	const time = ({ started_at: at }: Json) => Number(at);
	return (
		time(one) > time(other) || (time(one) === time(other) && Number(one.id) > Number(other.id))
	);
}
