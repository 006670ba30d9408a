/**
 * Nutshell's JSON-RPC, for what its REST API cannot do. The same host and credential take it; its
 * older pages have clients ask for a host first, which the newest page and clients in use leave out.
 * Source: developers-rpc.nutshell.com and public clients of it.
 */
import { isObject, type Json } from '../engine/json';
import { isRefusal, wordsOf } from '../engine/vocabulary/answered';
import type { Job } from '../engine/vocabulary/job';
import { quote } from '../engine/vocabulary/value';

/** What procedures call the records that the node changes by them. */
type Noun = 'Activity' | 'Note' | 'Product' | 'Task';

/** How a stale revision is refused is not published: as JSON-RPC refuses everything, or as a conflict. */
const REFUSED = [400, 409];

/**
 * The number in front of `-tasks`, which is all that procedures take.
 * @throws Error for one that a number cannot hold, and that would become the ID of another record
 */
function numberOf(id: string): number {
	const number = Number.parseInt(id, 10);
	if (Number.isSafeInteger(number)) return number;
	throw new Error(`${quote(id)} is too large to be the ID of a record`);
}

/** Procedures tell IDs as bare numbers: with its kind, one can be used everywhere else. */
export function withKind(id: unknown, kind: string): unknown {
	return /^\d+$/.test(wordsOf(id)) ? `${wordsOf(id)}-${kind}` : id;
}

/**
 * Changes or deletes the record that the path names. Procedures want its present revision. One that
 * was changed between the two requests is tried once more, unless somebody else has changed the same.
 * @param change what the procedure takes beside ID and revision, from the record as it is; undefined
 * where nothing has to change
 * @returns what the procedure answers
 * @throws Error where it would undo what somebody else has changed meanwhile
 */
export async function revise(
	job: Job,
	[verb, noun]: ['edit' | 'delete', Noun],
	change: (current: Json) => Json | undefined = () => ({}),
): Promise<unknown> {
	const key = noun.toLowerCase();
	const named = { [`${key}Id`]: numberOf(job.values.path.id) };
	const read = async () => await job.record(`POST /api/v1/json#get${noun}`, { body: named });
	const write = async (current: Json, more: Json) => {
		const body = { ...named, rev: revisionOf(current, key), ...more };
		return await job.send(`POST /api/v1/json#${verb}${noun}`, { body });
	};
	const before = await read();
	const wanted = change(before);
	if (wanted === undefined) return undefined;
	const tried = await outcomeOf(write(before, wanted));
	if (!('refused' in tried)) return tried.answer;
	const after = await read();
	if (revisionOf(after, key) === revisionOf(before, key)) throw tried.refused;
	const { [key]: given = {} } = wanted;
	const names = isObject(given) ? Object.keys(given) : [key];
	if (names.some((name) => !isSame(before[name], after[name]))) {
		throw new Error(
			`Somebody else has changed the ${key} at the same moment, so nothing was changed. Look at it, and run this again`,
		);
	}
	return await write(after, change(after) ?? {});
}

/** What a change is answered, or its refusal. @throws whatever else kept it from being answered */
async function outcomeOf(
	change: Promise<unknown>,
): Promise<{ answer: unknown } | { refused: Error }> {
	try {
		return { answer: await change };
	} catch (error) {
		if (isRefusal(error, ...REFUSED)) return { refused: error as Error };
		throw error as Error;
	}
}

function revisionOf({ rev }: Json, key: string): string {
	const revision = wordsOf(rev);
	if (revision !== '') return revision;
	throw new Error(
		`Nutshell does not tell the revision of the ${key}, without which it cannot be changed`,
	);
}

/** Nobody can see whether what is not told was changed. */
const isSame = (one: unknown, other: unknown) =>
	one !== undefined && JSON.stringify(one) === JSON.stringify(other);
