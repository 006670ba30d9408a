/** What was said in a call: as Aircall gives it, or as a text that people and language models read. */
import { objectOf, type Json } from '../../../engine/json';
import { isRefusal, joined, wordsOf } from '../../../engine/vocabulary/answered';
import { choice, flag, integer, type Field } from '../../../engine/vocabulary/field';
import { answeredId } from '../../../engine/vocabulary/identify';
import type { Job } from '../../../engine/vocabulary/job';
import { recordsOf } from '../../../engine/vocabulary/paging';
import { onceReady, untilFound, waitUntilReady } from '../../../engine/vocabulary/ready';
import { titleCase } from '../../../engine/vocabulary/words';
import { ASK_AGAIN } from '../../api';
import { whoIs } from '../../records';

const AS_DATA = 'data';

export const format = choice(
	'format',
	[
		{ name: 'Text', value: 'text', description: 'One text with the speakers and times' },
		{ name: 'Data', value: AS_DATA, description: 'Each utterance by itself, as Aircall gives it' },
	],
	{ in: 'local', default: 'text' },
);

const local = (wire: string, min: number, description: string, usual = 0): Field =>
	integer(wire, { in: 'local', min, default: usual, description });

/** Parts of a long call, for what cannot read all of it at once. */
export const slices: Field[] = [
	local(
		'from_character',
		0,
		'Where the text begins; to read on, next_character of the part before',
	),
	local('from_second', 0, 'Leaves out what ended before this second of the call'),
	local(
		'max_characters',
		1,
		'How long the text may be; the output says where the rest begins',
		8000,
	),
	flag('name_speakers', {
		in: 'local',
		description:
			'Whether to write the names of the users and the contact in place of Agent and Customer. Aircall is asked once for each user, and once for the call.',
	}),
	local('to_second', 1, 'Leaves out what began at this second of the call or later', 600),
	waitUntilReady,
];

/** Reads a transcription, and gives the part and the form of it that are wanted. */
export async function transcript(job: Job): Promise<Json> {
	const { path, query, local } = job.values;
	const ask = async () => await job.record(job.route, { path, query });
	const whole = await onceReady(job, ask, untilFound(ASK_AGAIN));
	const said = utterancesIn(whole);
	const wanted = said.filter((one) => isWithin(one, local));
	if (local.format === AS_DATA) {
		return { ...whole, content: { ...objectOf(whole.content), utterances: wanted } };
	}
	const names = local.name_speakers === true ? await namesIn(job, said) : undefined;
	return {
		call_id: answeredId(path.call_id),
		language: objectOf(whole.content).language ?? null,
		...cut(linesOf(wanted, speakers(said, names)), local),
	};
}

/** The whole text of a transcription. */
export function textOf(transcription: Json): string {
	const said = utterancesIn(transcription);
	return linesOf(said, speakers(said));
}

const utterancesIn = ({ content }: Json) => recordsOf(objectOf(content).utterances ?? []);

function isWithin({ start_time, end_time }: Json, { from_second, to_second }: Json): boolean {
	const begins = secondsOf(start_time, 0);
	const ends = secondsOf(end_time, begins);
	return ends >= Number(from_second ?? 0) && begins < Number(to_second ?? Infinity);
}

/** @param usual where there is no time that can be read */
function secondsOf(told: unknown, usual: number): number {
	const seconds = Number(told ?? NaN);
	return Number.isFinite(seconds) ? seconds : usual;
}

type Speaker = (utterance: Json) => string;

function linesOf(utterances: Json[], who: Speaker): string {
	return utterances
		.map((one) => `[${clock(one.start_time)}] ${who(one)}: ${wordsOf(one.text).trim()}`)
		.join('\n');
}

/** Seconds as `04:05`, or as `1:04:05`. */
function clock(seconds: unknown): string {
	const whole = Math.max(0, Math.floor(secondsOf(seconds, 0)));
	const [hours, ...rest] = [whole / 3600, (whole / 60) % 60, whole % 60].map(Math.floor);
	const text = rest.map((one) => String(one).padStart(2, '0')).join(':');
	return hours > 0 ? `${hours}:${text}` : text;
}

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

/** A part of a text, counted in whole characters, and where the next part begins. */
function cut(text: string, { from_character, max_characters }: Json): Json {
	const all = [...text];
	const from = Number(from_character ?? 0);
	const to = from + Number(max_characters ?? Infinity);
	return {
		text: all.slice(from, to).join(''),
		characters: all.length,
		next_character: to < all.length ? to : null,
	};
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
