/** Files that a provider keeps on a storage host -> n8n's binary store. */
import {
	NodeOperationError,
	type IBinaryData,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type IN8nHttpFullResponse,
} from 'n8n-workflow';
import { bounded, TooLarge, type Body, type Coming } from './body';
import { transportCode } from './broken';
import { ATTEMPT_TIMEOUT_MS, headersOf, type Outcome } from './attempt';
import type { Client } from './client';
import { stopIfCancelled } from './context';
import { endingWith, endOf } from './connection';
import { silence } from './errors';
import { fileUrl } from './file-hosts';
import { fileLabel, type FileLink } from '../vocabulary/file';

/** What storage hosts answer to a link that has expired, or that opens nothing by itself. */
const EXPIRED = new Set([401, 403, 404, 410]);
/** The most that n8n's own binary stores take by default. */
const LARGEST_FILE = 512 * 1024 * 1024;

/** A file may take this long; a storage host that stalls would hold the workflow for ever. */
const DOWNLOAD_TIMEOUT_MS = 10 * 60_000;

/**
 * Stores the file behind a link. The request carries no credential: a signed link is its own, and the
 * secret must not leave the provider's host. Only where the provider has a host for files that are open
 * to the credential alone, one that refuses the link is asked again with it.
 * @param allowed gives the hosts that a person allows
 * @returns the stored file; undefined when the link is no longer valid
 * @throws Error for a link that may not be followed, NodeApiError when the file cannot be had
 */
export async function download(
	client: Client,
	context: IExecuteFunctions,
	link: FileLink,
	allowed: () => string[],
): Promise<IBinaryData | undefined> {
	const { api } = client;
	const { href: url, origin, host } = fileUrl(link.url, api, allowed, context.getNode());
	const { fileName, mimeType } = fileLabel(link);
	const attempt = async (credential?: string): Promise<Outcome<IBinaryData>> => {
		const fetched = await fetchStream(context, url, credential);
		if (!fetched.ok) return fetched;
		const { isPage, ...coming } = fetched.value;
		// A file of any kind can be a page.
		if (isPage && link.mimeType) {
			coming.end();
			return { ok: false, cause: { kind: 'shape' } };
		}
		try {
			const body = bounded(coming.body, LARGEST_FILE);
			return {
				ok: true,
				value: await context.helpers.prepareBinaryData(body, fileName, mimeType),
			};
		} catch (error) {
			if (error instanceof TooLarge) return { ok: false, cause: { kind: 'size' } };
			stopIfCancelled(context);
			// The file came, and n8n could not keep it.
			if (!coming.body.errored) {
				await client.learnSecrets();
				const reason = client.redact((error as Error).message);
				throw new NodeOperationError(context.getNode(), `The file could not be stored: ${reason}`, {
					description: 'Check the storage for binary data that n8n is set up with.',
				});
			}
			return { ok: false, cause: { kind: 'transport', code: transportCode(error) } };
		} finally {
			coming.end();
		}
	};
	const isOwn = api.fileHosts?.includes(host) ?? false;
	const withKey = async () =>
		await client.repeat(() => attempt(api.credential.name), true, link.isKeyed === true);
	let outcome: Outcome<IBinaryData>;
	if (link.isKeyed && isOwn) outcome = await withKey();
	else {
		outcome = await client.repeat(attempt, true, false);
		if (isRefused(outcome) && isOwn) outcome = await withKey();
	}
	if (outcome.ok) return outcome.value;
	const { cause } = outcome;
	// The address of a keyed one does not expire.
	if (isRefused(outcome) && !link.isKeyed) return undefined;
	if (cause.kind === 'shape') {
		throw new NodeOperationError(context.getNode(), 'A web page came in place of the file', {
			description: `A proxy or a firewall between n8n and ${client.redact(host)} may be answering instead.`,
		});
	}
	const storage = { ...api, host: client.redact(origin) };
	throw silence(context.getNode(), storage, cause, true);
}

function isRefused(outcome: Outcome<IBinaryData>): boolean {
	return !outcome.ok && outcome.cause.kind === 'status' && EXPIRED.has(outcome.cause.status);
}

async function fetchStream(
	context: IExecuteFunctions,
	url: string,
	credential?: string,
): Promise<Outcome<Coming & { isPage: boolean }>> {
	const own = new AbortController();
	const request: IHttpRequestOptions = {
		method: 'GET',
		url,
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout: ATTEMPT_TIMEOUT_MS,
	};
	const signal = AbortSignal.any([own.signal, untilCancelled(context)]);
	let response: IN8nHttpFullResponse;
	try {
		response = (await (credential === undefined
			? context.helpers.httpRequest({ ...request, abortSignal: signal })
			: context.helpers.httpRequestWithAuthentication.call(
					endingWith(signal, context),
					credential,
					{ ...request, abortSignal: signal },
				))) as IN8nHttpFullResponse;
	} catch (error) {
		stopIfCancelled(context);
		return { ok: false, cause: { kind: 'transport', code: transportCode(error) } };
	}
	const { statusCode: status } = response;
	const headers = headersOf(response);
	const body = response.body as Body;
	const good = status >= 200 && status <= 299;
	const end = () => endOf(body, own);
	if (good && !(Number(headers['content-length']) > LARGEST_FILE)) {
		const isPage = /^text\/html\b/i.test(headers['content-type'] ?? '');
		return { ok: true, value: { body, end, isPage } };
	}
	end();
	return { ok: false, cause: good ? { kind: 'size' } : { kind: 'status', status, headers } };
}

/** n8n cancels the requests that carry a credential by itself, but not these. */
function untilCancelled(context: IExecuteFunctions): AbortSignal {
	const late = AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS);
	const cancelled = context.getExecutionCancelSignal();
	return cancelled ? AbortSignal.any([late, cancelled]) : late;
}
