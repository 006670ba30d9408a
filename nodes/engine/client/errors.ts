/** A provider's refusal, or its silence, as an error that says what happened and what to do. */
import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import { joined, withNote } from '../vocabulary/answered';
import type { Answer, Api } from '../vocabulary/api';
import type { Redact } from './redact';
import type { Cause } from './retry';
import type { Route } from '../vocabulary/route';
import type { RequestParts } from '../vocabulary/values';
import { counted, shorten } from '../vocabulary/words';

interface Sentence {
	message: string;
	description: string;
}

const LONGEST_MESSAGE = 500;
const LONGEST_ID = 100;

export interface Refusal {
	route: Route;
	/** What the route names: the IDs of records. */
	path?: RequestParts['path'];
	answer: Answer;
	redact: Redact;
	/** After how many milliseconds the provider would take the request, for a 429. */
	wait: number;
	/** Whether the request changes nothing, so that it can simply be repeated. */
	reads: boolean;
}

/** The error for an answer whose status is not 2xx. */
export function refusal(
	node: INode,
	api: Api,
	{ route, path = {}, answer, redact, wait, reads }: Refusal,
): NodeApiError {
	const { message = '', advice, requestId = '' } = api.explain(answer, route);
	const ids = shorten(redact(joined(Object.values(path))), LONGEST_ID);
	const general =
		answer.status === 429 ? limited(api.name, wait) : byStatus(api.name, answer.status, reads, ids);
	const said = shorten(redact(message), LONGEST_MESSAGE);
	const id = shorten(redact(requestId), LONGEST_ID);
	const known = id === '' ? '' : ` ${api.name} knows this request as ${id}.`;
	return apiError(node, String(answer.status), {
		message: said === '' ? general.message : `${general.message}: ${said}`,
		description: `${advice === undefined ? general.description : redact(advice)}${known}`,
	});
}

/**
 * The error for an attempt that got no usable answer.
 * @param reads whether the request changes nothing, so that it can simply be repeated
 */
export function silence(node: INode, api: Api, cause: Cause, reads: boolean): NodeApiError {
	switch (cause.kind) {
		case 'transport':
			return apiError(node, null, unreachable(api, cause.code, reads));
		case 'paused':
			return apiError(node, '429', limited(api.name, cause.wait));
		case 'status':
			return apiError(node, String(cause.status), byStatus(api.name, cause.status, reads));
		case 'size':
			return apiError(node, null, {
				message: `${api.name} sent more than n8n can take at once`,
				description: reads ? 'Ask for less, or fetch the file outside of n8n.' : MAY_BE_DONE,
			});
		case 'shape':
			return apiError(node, null, {
				message: `${api.name} sent an answer that cannot be read`,
				description: reads
					? 'It was cut short or is not JSON. If this happens again, a proxy or a firewall between n8n and the provider may be answering instead.'
					: `It was cut short or is not JSON. ${MAY_BE_DONE}`,
			});
	}
}

/** The error for a 2xx answer that lacks what it should hold. */
export function emptyAnswer(node: INode, api: Api, reads: boolean): NodeApiError {
	return apiError(node, null, {
		message: `${api.name} sent an empty answer where a record was due`,
		description: later(reads),
	});
}

function apiError(node: INode, httpCode: string | null, sentence: Sentence): NodeApiError {
	const error = new NodeApiError(
		node,
		{ message: sentence.message },
		{ ...sentence, ...(httpCode === null ? {} : { httpCode }) },
	);
	// n8n takes a message with EEXIST in it, such as "preexisting", for one about files.
	error.message = sentence.message;
	return error;
}

const CHECK_VALUES = 'Check the values of this operation.';
const MAY_BE_DONE =
	'The request may have been processed all the same. Look there before you run this again.';

/** What to do after a failure that says nothing about the request. */
const later = (reads: boolean) =>
	reads ? 'This usually passes. Run it again later.' : MAY_BE_DONE;

function limited(name: string, wait: number): Sentence {
	return {
		message: `${name} is receiving too many requests`,
		description: `The limit is shared by everything that uses this account. Run this again in ${duration(wait)}, or run fewer workflows at once.`,
	};
}

/** Milliseconds as words: `40 seconds`, `3 minutes`, `5 hours`. */
export function duration(milliseconds: number): string {
	const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
	const minutes = Math.ceil(seconds / 60);
	const [count, unit] =
		seconds < 120
			? [seconds, 'second']
			: minutes < 120
				? [minutes, 'minute']
				: [Math.ceil(minutes / 60), 'hour'];
	return counted(count, unit);
}

/** @param ids those of the records that the request names, if any */
function byStatus(name: string, status: number, reads: boolean, ids = ''): Sentence {
	if (status >= 300 && status <= 399) {
		return {
			message: `${name} sent a redirect (status ${status}), which is not followed`,
			description:
				'Following it could hand the credential to another server. A proxy or a firewall between n8n and the provider may be answering instead.',
		};
	}
	switch (status) {
		case 400:
		case 422:
			return {
				message: `${name} did not accept the request`,
				description: CHECK_VALUES,
			};
		case 401:
			return {
				message: `${name} did not accept the credential`,
				description: 'Open the credential, enter the key again and test it.',
			};
		case 402:
		case 403:
			return {
				message: `${name} does not allow this`,
				description: 'The account behind the credential lacks a permission for this operation.',
			};
		case 404:
			return {
				message: `${name} could not find this`,
				description: `Check ${withNote('the ID', ids)}, and that the account behind the credential can see the record.`,
			};
		case 409:
			return {
				message: `${name} reports a conflict`,
				description: 'The record was changed meanwhile. Read it again and repeat the change.',
			};
		default:
			return {
				message: `${name} could not process the request (status ${status})`,
				description: status >= 500 || status === 408 ? later(reads) : CHECK_VALUES,
			};
	}
}

function unreachable({ name, host }: Api, code: string, reads: boolean): Sentence {
	const address = host.replace('https://', '');
	switch (code) {
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
			return {
				message: `${name} could not be reached: the name ${address} was not found`,
				description: 'Check the DNS and the internet connection of the machine that n8n runs on.',
			};
		case 'ECONNREFUSED':
			return {
				message: `${name} could not be reached: ${address} refused the connection`,
				description: 'Check the proxy and the firewall of the machine that n8n runs on.',
			};
		case 'ETIMEDOUT':
		case 'ECONNABORTED':
			return { message: `${name} did not answer in time`, description: later(reads) };
		default:
			return {
				message: `${name} could not be reached: the connection was lost`,
				description: later(reads),
			};
	}
}

export type Failure = NodeApiError | NodeOperationError;

/** The error of one of several items that were refused in one request: each is told of its own. */
export function refusedTogether(node: INode, error: Error, items: number): Error {
	if (!isFailure(error)) return error;
	const others = items === 1 ? '' : `The ${items} items of one request share this answer.`;
	return anew(node, error, others);
}

/**
 * The same as an error of its own: what several items wait for fails once for all of them, and each
 * has to say which item it is about.
 * @param more added to what to do
 */
export function anew(node: INode, error: Failure, more = ''): Failure {
	const { message, description: advice } = error;
	const description = [advice, more].filter(Boolean).join(' ');
	if (error instanceof NodeApiError)
		return apiError(node, error.httpCode, { message, description });
	return operationError(node, message, description);
}

/** The error as it is where it holds no secret, else a new one, without the stack and the causes. */
export function shown(node: INode, error: Error, redact: Redact = (text) => text): Failure {
	// Made above, where secrets are already hidden in what a provider says.
	if (error instanceof NodeApiError) return error;
	const told = 'description' in error ? error.description : undefined;
	const message = redact(error.message);
	const description = typeof told === 'string' ? redact(told) : undefined;
	const isClean = message === error.message && description === (told ?? undefined);
	if (error instanceof NodeOperationError && isClean) return error;
	return operationError(node, message, description);
}

/** The same with its description as a part of its message, for where n8n shows the message alone. */
export function inOneMessage(node: INode, error: Error): Error {
	if (!isFailure(error) || !error.description) return error;
	const { message, description } = error;
	const whole = [message.replace(/\.$/, ''), description].join('. ');
	if (error instanceof NodeApiError) {
		return apiError(node, error.httpCode, { message: whole, description: '' });
	}
	return operationError(node, whole);
}

const isFailure = (error: Error): error is Failure =>
	error instanceof NodeApiError || error instanceof NodeOperationError;

function operationError(node: INode, message: string, description?: string): NodeOperationError {
	const failure = new NodeOperationError(node, message, description ? { description } : {});
	// As above.
	failure.message = message;
	return failure;
}
