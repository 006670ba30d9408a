/**
 * What was said in a conversation. What Salesloft's sentences hold is not published: each part of one is
 * looked for under the names that are likely, and as data they come out as they are.
 */
import { getPath, type Json } from '../../../engine/json';
import { wordsOf } from '../../../engine/vocabulary/answered';
import type { Field } from '../../../engine/vocabulary/field';
import type { Job } from '../../../engine/vocabulary/job';
import { onceReady, waitUntilReady } from '../../../engine/vocabulary/ready';
import {
	formatOf,
	isData,
	isWithin,
	slicesOf,
	textIn,
	type Said,
} from '../../../engine/vocabulary/transcript';
import { numberedPages } from '../../api';
import { Failure } from '../../failure';
import { Missing, unlessMissing, untilThere } from '../../file-link';

/** Where the parts of a sentence may stand. */
const BEGINS = ['start_time', 'start', 'begin_time', 'offset'];
const ENDS = ['end_time', 'end'];
const TEXT = ['text', 'sentence', 'content', 'transcript'];
const SPEAKER = ['speaker_name', 'speaker.name', 'speaker.full_name', 'speaker', 'attendee.name'];
const SPEAKER_ID = [
	'speaker_id',
	'speaker.id',
	'recording_attendee_id',
	'attendee_id',
	'user_guid',
];

const format = formatOf('sentence', 'Salesloft');
const options: Field[] = [...slicesOf('conversation'), waitUntilReady];

/** Which transcription it is, and what is told of it beside the sentences. */
type Found = (job: Job) => Promise<{ id: string; told: Json }>;

/** The transcription of the conversation in the path. */
export const ofConversation: Found = async (job) => {
	const { path } = job.values;
	const found = await job.record('GET /v2/conversations/{id}', { path });
	const id = wordsOf(getPath(found, 'transcription.id'));
	if (id === '') throw new Missing(`Conversation ${path.id} has no transcription`);
	return { id, told: toldOf(path.id, id, found) };
};

/** The transcription in the path. */
export const itself: Found = async (job) => {
	const { path } = job.values;
	const found = await job.record('GET /v2/transcriptions/{id}', { path });
	return { id: path.id, told: toldOf(getPath(found, 'conversation.id'), path.id, found) };
};

const toldOf = (
	conversation_id: unknown = null,
	transcription_id: string,
	{ language_code }: Json,
) => ({
	...{ conversation_id, transcription_id, language_code: language_code ?? null },
});

/** Get Transcript of what has one. */
export const getTranscript = (found: Found) => ({
	beside: [format],
	options,
	simplify: false as const,
	run: async (job: Job) => await transcript(job, found),
	examples,
	name: 'Get Transcript',
});

/** The part and the form of what was said that are wanted. */
async function transcript(job: Job, found: Found): Promise<Json> {
	const { local } = job.values;
	const ask = async () => {
		const { id, told } = await found(job);
		const none = `Transcription ${id} has no sentences`;
		return { told, sentences: await unlessMissing(sentencesOf(job, id), none) };
	};
	const { told, sentences } = await onceReady(job, ask, untilThere);
	const who = speakers();
	const all = sentences.map((one) => ({ one, said: saidIn(one, who) }));
	const wanted = all.filter(({ said }) => isWithin(said, local));
	if (isData(local)) return { ...told, sentences: wanted.map(({ one }) => one) };
	if (all.length > 0 && all.every(({ said }) => said.text === '')) throw noText();
	const part = wanted.map(({ said }) => said);
	return { ...told, ...textIn(part, local) };
}

async function sentencesOf(job: Job, id: string): Promise<Json[]> {
	const all: Json[] = [];
	const route = 'GET /v2/transcriptions/{id}/sentences';
	for await (const one of job.list(route, numberedPages, { path: { id } })) all.push(one);
	return all;
}

const noText = () =>
	new Failure(
		'The sentences of this transcription hold no text under a name that is known',
		'Choose the format Data: it gives them as Salesloft does.',
	);

const saidIn = (one: Json, who: (sentence: Json) => string): Said & { text: string } => ({
	begins: partOf(one, BEGINS),
	ends: partOf(one, ENDS),
	who: who(one),
	text: partOf(one, TEXT),
});

const partOf = (one: Json, names: string[]) =>
	names.map((name) => wordsOf(getPath(one, name))).find(Boolean) ?? '';

/** Who says something: by name, or else by a number in the order in which they begin to speak. */
function speakers(): (sentence: Json) => string {
	const known: string[] = [];
	return (one) => {
		const name = partOf(one, SPEAKER);
		if (name !== '') return name;
		const id = partOf(one, SPEAKER_ID);
		if (id === '') return 'Speaker';
		if (!known.includes(id)) known.push(id);
		return `Speaker ${known.indexOf(id) + 1}`;
	};
}

const told: Json = { conversation_id: 'text', transcription_id: 'text', language_code: 'en' };
/** What comes out, for the output schema. */
const examples: Json[] = [
	{ ...told, text: '[00:03] Speaker 1: Hello', characters: 24, next_character: 8 },
	{ ...told, language_code: null, text: '', characters: 0, next_character: null },
];
