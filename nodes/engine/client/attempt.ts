/** One attempt at a request: sent once, and its answer read as far as it can be used. */
import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { isTooDeep, parseJson } from '../json';
import type { Answer } from '../vocabulary/api';
import { readText, TooLarge, type Coming } from './body';
import { transportCode } from './broken';
import type { Connections, Response } from './connection';
import { stopIfCancelled, type Context } from './context';
import type { HttpRequest } from './request';
import type { Cause } from './retry';

/** What came of an attempt. What a refusal says besides its status is read only for a person. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; cause: Cause; body?: Coming };

/** One attempt may take this long; n8n's own five minutes would hold a workflow for half an hour. */
export const ATTEMPT_TIMEOUT_MS = 60_000;
/** Files may take as long as those that come down. */
const UPLOAD_TIMEOUT_MS = 10 * 60_000;
/** What a refusal says besides is not worth waiting for as long. */
const COMPLAINT_TIMEOUT_MS = 5_000;
/** Far above any page of any provider; what is larger would only exhaust the memory of n8n. */
const LARGEST_ANSWER = 64 * 1024 * 1024;
/** What is longer is a page for a browser. */
const LARGEST_COMPLAINT = 1024 * 1024;
const NO_CONTENT = 204;

/** What every attempt of a run has in common. */
export interface Channel {
	context: Context;
	connections: Connections;
	/** n8n's name of the credential type. */
	credential: string;
	/** Told the headers of each answer before its body is read. */
	onHeaders: (status: number, headers: Answer['headers']) => void;
}

/**
 * Sends a request once.
 * @param reads whether it only reads: an answer that was lost on the way would look like an empty list
 * @throws NodeOperationError when the person has stopped the execution meanwhile
 */
export async function attempt(
	channel: Channel,
	request: HttpRequest,
	reads: boolean,
): Promise<Outcome<Answer>> {
	const { context } = channel;
	const sent = await received(context, exchange(channel, request));
	if (!sent.ok) return sent;
	const response = sent.value;
	const { statusCode: status } = response;
	const headers = headersOf(response);
	channel.onHeaders(status, headers);
	if (status < 200 || status > 299) {
		return { ok: false, cause: { kind: 'status', status, headers }, body: response };
	}
	const text = await received(context, readText(response, LARGEST_ANSWER, ATTEMPT_TIMEOUT_MS));
	if (!text.ok) return text;
	const body = parsed(text.value);
	// A list that reads as empty because its answer was lost would be records lost.
	const isLost = reads && body === undefined && status !== NO_CONTENT;
	// What is nested too deep would exhaust the stack of n8n's own code.
	const isUnreadable = isLost || typeof body === 'string' || isTooDeep(body);
	if (isUnreadable) return { ok: false, cause: { kind: 'shape' } };
	return { ok: true, value: { status, headers, body } };
}

/** What comes over the network, or why it does not. */
async function received<T>(context: Context, coming: Promise<T>): Promise<Outcome<T>> {
	try {
		return { ok: true, value: await coming };
	} catch (error) {
		stopIfCancelled(context);
		const isTooLarge = error instanceof TooLarge;
		return {
			ok: false,
			cause: isTooLarge ? { kind: 'size' } : { kind: 'transport', code: transportCode(error) },
		};
	}
}

async function exchange(
	{ connections, credential }: Channel,
	{ multipart, ...request }: HttpRequest,
): Promise<Response> {
	const options: IHttpRequestOptions = {
		...request,
		...(multipart && {
			headers: { ...request.headers, ...multipart.headers },
			body: multipart.body,
		}),
		// As bytes, since n8n would hand over a cut text as if it were an answer; and as they come,
		// so that what does not end is broken off.
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// A redirect would carry the credential to another host.
		disableFollowRedirect: true,
		// Until the headers are there, however slowly they come.
		timeout: multipart ? UPLOAD_TIMEOUT_MS : ATTEMPT_TIMEOUT_MS,
	};
	return await connections.send(credential, options);
}

/** What a refusal says beside its status; nothing where it does not come, since the status counts. */
export async function complaint(body?: Coming): Promise<unknown> {
	if (body === undefined) return undefined;
	try {
		return parsed(await readText(body, LARGEST_COMPLAINT, COMPLAINT_TIMEOUT_MS));
	} catch {
		return undefined;
	}
}

/** The JSON in a text, undefined for an empty one; the text itself where it is not JSON. */
function parsed(text: string): unknown {
	const json = parseJson(text);
	return text === '' ? undefined : json ? json.value : text;
}

/** The headers of an answer, by their names in lower case. */
export function headersOf({
	headers,
}: Pick<IN8nHttpFullResponse, 'headers'>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
	);
}
