/** Files that Salesloft keeps: it answers with a link, and where in its answer that stands is not published. */
import { objectOf } from '../engine/json';
import { isRefusal } from '../engine/vocabulary/answered';
import type { FileLink } from '../engine/vocabulary/file';
import type { Job, Patience } from '../engine/vocabulary/job';
import { onceReady } from '../engine/vocabulary/ready';
import type { RecordKind } from '../engine/vocabulary/record';
import type { Route } from '../engine/vocabulary/route';
import { urlOf } from '../engine/vocabulary/web-address';
import { sentenceCase } from '../engine/vocabulary/words';
import { ASK_AGAIN, salesloft } from './api';
import { Failure } from './failure';

/** Kinds of file by their extension, since nothing else says what a file is. */
const TYPES: Partial<Record<string, string>> = {
	json: 'application/json',
	m4a: 'audio/mp4',
	mp3: 'audio/mpeg',
	mp4: 'video/mp4',
	ogg: 'audio/ogg',
	txt: 'text/plain',
	vtt: 'text/vtt',
	wav: 'audio/wav',
	webm: 'video/webm',
};

/** So deep in an answer a link is looked for. */
const DEEPEST = 4;

/** What is not there, or not there yet. */
export class Missing extends Failure {
	constructor(message: string) {
		super(
			message,
			"If one is due, it appears some minutes after the conversation: turn on 'Wait Until Ready'.",
		);
	}
}

/** Of what appears some minutes after a conversation. */
export const untilThere: Patience = {
	every: ASK_AGAIN,
	notYet: (failure) => failure instanceof Missing,
};

/** What is asked for. @throws Missing where Salesloft finds none; `what` says so */
export async function unlessMissing<T>(asked: Promise<T>, what: string): Promise<T> {
	try {
		return await asked;
	} catch (failure) {
		throw isRefusal(failure, 404) ? new Missing(what) : (failure as Error);
	}
}

/**
 * The file behind the operation's route.
 * @param kind whose file it is; that record comes beside it
 * @param read where such a record is read
 * @param noun what the file is: `recording`
 */
export function fileOf(
	{ name, simplify = (one) => one }: RecordKind,
	read: Route,
	noun: string,
): (job: Job) => Promise<FileLink> {
	return async (job) => {
		const { path } = job.values;
		const record = await job.record(read, { path });
		const none = `${name} ${path.id} has no ${noun}`;
		const ask = async () => {
			const url = linkIn(await unlessMissing(job.send(job.route, { path }), none));
			if (url === undefined) throw new Missing(none);
			return url;
		};
		const url = await onceReady(job, ask, untilThere);
		const file = `${sentenceCase(name)}-${path.id}-${noun}`;
		const [, given = ''] = /\.([a-z0-9]{2,4})$/i.exec(urlOf(url)?.pathname ?? '') ?? [];
		const extension = given.toLowerCase();
		const fileName = extension === '' ? file : `${file}.${extension}`;
		const told = { fileName, mimeType: TYPES[extension] };
		return { url, name: file, told, json: simplify(record) };
	};
}

/** The web address in an answer that does not lead back to the API: the outermost, and the first of these. */
function linkIn(answer: unknown): string | undefined {
	let level: unknown[] = [answer];
	for (let depth = 0; depth <= DEEPEST; depth += 1) {
		const found = level.find(isLink);
		if (found !== undefined) return found;
		level = level.flatMap((one) => (Array.isArray(one) ? one : Object.values(objectOf(one))));
	}
	return undefined;
}

function isLink(value: unknown): value is string {
	return (
		typeof value === 'string' && /^https:\/\/\S+$/.test(value) && !value.startsWith(salesloft.host)
	);
}
