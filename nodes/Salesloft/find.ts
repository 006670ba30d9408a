/** Records found by what the API cannot search for. */
import type { Json } from '../engine/json';
import { isRefusal, joined, wordsOf } from '../engine/vocabulary/answered';
import { integer, text, type Field } from '../engine/vocabulary/field';
import { upToLimit, wanted, type Job } from '../engine/vocabulary/job';
import { looseKey } from '../engine/vocabulary/spelling';
import { counted } from '../engine/vocabulary/words';
import { creationPages } from './api';
import { domain, hostAlone, isSameDomain, otherSpellings } from './domain';

/** A domain that need not be written as in Salesloft. */
export const anySpelling: Field = {
	...domain,
	in: 'local',
	property: {
		...domain.property,
		description:
			'A domain or a whole web address, with or without www., in capitals or not; what stands behind the host counts only where an account has it',
	},
};

export const fullName = text('name', {
	in: 'local',
	name: 'fullName',
	label: 'Full Name',
	min: 1,
	placeholder: 'e.g. Jane Doe',
	description: 'The whole name, first name first; capitals and spaces do not count',
});

/** A hundred requests, of the 600 that a whole team has in a minute. */
const MOST_PEOPLE = 10_000;

export const mostPeople = integer('most', {
	in: 'local',
	name: 'mostPeople',
	label: 'Max People to Compare',
	min: 1,
	default: MOST_PEOPLE,
	description: 'A request for each 100 people, those who were changed last first',
});

/** What a person is called as a whole: as Salesloft shows it, and by first and last name. */
function namesOf({ display_name, first_name, last_name }: Json): string[] {
	return [wordsOf(display_name), joined([first_name, last_name], ' ')].map(looseKey);
}

/** People by name: they are listed and compared here, since the API has no filter for names. */
export function findPeople(job: Job): AsyncGenerator<Json> {
	return upToLimit(job, peopleCalled(job));
}

async function* peopleCalled(job: Job): AsyncGenerator<Json> {
	const { query, local } = job.values;
	const name = looseKey(local.name);
	const most = Number(local.most ?? MOST_PEOPLE);
	let compared = 0;
	for await (const one of job.list(job.route, creationPages, { query }, most)) {
		compared += 1;
		if (namesOf(one).includes(name)) yield one;
	}
	if (compared < most) return;
	job.tell(
		`The search ended after ${counted(most, 'person', 'people')}, and there may be more. Raise 'Max People to Compare' under Options, or choose an account or an owner.`,
	);
}

/** Accounts by a domain in any spelling; by its host alone where nobody has what stands behind it. */
export async function* findAccounts(job: Job): AsyncGenerator<Json> {
	const given = wordsOf(job.values.local.domain);
	const host = hostAlone(given);
	const found = await accountsWith(job, given);
	const isOther = found.length === 0 && host !== undefined;
	yield* wanted(job, isOther ? await accountsWith(job, host) : found);
}

/** As it is given, with one request; all other spellings only where there is none. */
async function accountsWith(job: Job, given: string): Promise<Json[]> {
	const first = await accountsSpelled(job, given, given);
	if (first.length > 0) return first;
	const others = new Map<unknown, Json>();
	for (const spelling of otherSpellings(given)) {
		for (const one of await accountsSpelled(job, spelling, given)) others.set(one.id, one);
	}
	return [...others.values()];
}

/** The API's filter compares whole texts. A spelling that it refuses is nobody's. */
async function accountsSpelled(job: Job, spelling: string, given: string): Promise<Json[]> {
	const found: Json[] = [];
	try {
		const query = { ...job.values.query, domain: spelling };
		for await (const one of job.list(job.route, creationPages, { query })) {
			if (isSameDomain(one.domain, given)) found.push(one);
		}
	} catch (error) {
		if (spelling === given || !isRefusal(error, 400, 422)) throw error as Error;
	}
	return found;
}
