/** What was said in a call: as Aircall gives it, or as a text that people and language models read. */
import { objectOf, type Json } from '../../../engine/json';
import { isRefusal, joined, wordsOf } from '../../../engine/vocabulary/answered';
import { flag, type Field } from '../../../engine/vocabulary/field';
import { answeredId } from '../../../engine/vocabulary/identify';
import type { Job } from '../../../engine/vocabulary/job';
import { recordsOf } from '../../../engine/vocabulary/paging';
import { onceReady, untilFound, waitUntilReady } from '../../../engine/vocabulary/ready';
import {
	formatOf,
	isData,
	isWithin,
	linesOf,
	slicesOf,
	textIn,
	type Said,
} from '../../../engine/vocabulary/transcript';
import { titleCase } from '../../../engine/vocabulary/words';
import { ASK_AGAIN } from '../../api';
import { whoIs } from '../../records';

export const format = formatOf('utterance', 'Aircall');

export const slices: Field[] = [
	...slicesOf('call'),
	flag('name_speakers', {
		in: 'local',
		description:
			'Whether to write the names of the users and the contact in place of Agent and Customer. Aircall is asked once for each user, and once for the call.',
	}),
	waitUntilReady,
];

/** Reads a transcription, and gives the part and the form of it that are wanted. */
export async function transcript(job: Job): Promise<Json> {
	const { path, query, local } = job.values;
	const ask = async () => await job.record(job.route, { path, query });
	const whole = await onceReady(job, ask, untilFound(ASK_AGAIN));
	const said = utterancesIn(whole);
	const wanted = said.filter((one) => isWithin(timesOf(one), local));
	if (isData(local)) {
		return { ...whole, content: { ...objectOf(whole.content), utterances: wanted } };
	}
	const names = local.name_speakers === true ? await namesIn(job, said) : undefined;
	return {
		call_id: answeredId(path.call_id),
		language: objectOf(whole.content).language ?? null,
		...textIn(spoken(wanted, speakers(said, names)), local),
	};
}

/** The whole text of a transcription. */
export function textOf(transcription: Json): string {
	const said = utterancesIn(transcription);
	return linesOf(spoken(said, speakers(said)));
}

const utterancesIn = ({ content }: Json) => recordsOf(objectOf(content).utterances ?? []);
const timesOf = ({ start_time: begins, end_time: ends }: Json) => ({ begins, ends });

type Speaker = (utterance: Json) => string;

const spoken = (utterances: Json[], who: Speaker): Said[] =>
	utterances.map((one) => ({ ...timesOf(one), who: who(one), text: one.text }));

const ROLES = new Map([
	['internal', 'Agent'],
	['external', 'Customer'],
	['ai_voice_agent', 'AI Voice Agent'],
]);

const roleOf = ({ participant_type: type }: Json) =>
	ROLES.get(wordsOf(type)) ?? (titleCase(wordsOf(type)) || 'Speaker');
const identityOf = ({ user_id, phone_number }: Json) => wordsOf(user_id ?? phone_number);

/** Who says something: by name, or by the role; several of one role are told apart. */
function speakers(said: Json[], names = new Map<string, string>()): Speaker {
	const identities = new Map<string, Set<string>>();
	for (const one of said) {
		const known = identities.get(roleOf(one)) ?? new Set();
		identities.set(roleOf(one), known.add(identityOf(one)));
	}
	return (one) => {
		const [role, identity] = [roleOf(one), identityOf(one)];
		const isAlone = identities.get(role)?.size === 1;
		return names.get(identity) ?? (isAlone ? role : joined([role, identity], ' '));
	};
}

/** What the users and the contact are called, by how utterances name them. */
async function namesIn(job: Job, said: Json[]): Promise<Map<string, string>> {
	const ids = [...new Set(said.map(({ user_id }) => wordsOf(user_id)).filter(Boolean))];
	// Neither an AI voice agent nor an agent without an ID is the contact.
	const others = said.filter(({ participant_type: type }) => type === 'external');
	const [phone] = others.map(identityOf).filter(Boolean);
	const users = ids.map(async (id): Promise<[string, string]> => {
		const found = await job
			.known('GET /v2/users/{user_id}', { path: { user_id: id } })
			// Whoever has left the company is an agent without a name.
			.catch((failure) => (isRefusal(failure, 404) ? {} : Promise.reject(failure as Error)));
		return [id, wordsOf(objectOf(found).name)];
	});
	const named = await Promise.all([
		...users,
		...(phone === undefined ? [] : [customer(job, phone)]),
	]);
	return new Map(named.filter(([, name]) => name !== ''));
}

async function customer(job: Job, phone: string): Promise<[string, string]> {
	const { path } = job.values;
	const query = { fetch_contact: true };
	const { contact } = await job.record('GET /v1/calls/{call_id}', { path, query });
	return [phone, whoIs(objectOf(contact))];
}

/** What comes out, for the output schema: as text and as data. */
export const examples: Json[] = [
	{
		call_id: 7,
		language: 'en',
		text: '[00:03] Customer: Hello',
		characters: 23,
		next_character: 8,
	},
	{ call_id: 7, language: null, text: '', characters: 0, next_character: null },
];
