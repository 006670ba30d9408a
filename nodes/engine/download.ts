/** Files that a provider keeps on a storage host -> n8n's binary store. */
import {
	NodeOperationError,
	type IBinaryData,
	type IExecuteFunctions,
	type IN8nHttpFullResponse,
} from 'n8n-workflow';
import { limited, TooLarge, type Body } from './body';
import { transportCode } from './broken';
import { ATTEMPT_TIMEOUT_MS, headersOf, type Client, type Failed } from './client';
import { endOf, type Coming } from './connection';
import { silence } from './errors';
import { fileUrl } from './file-hosts';
import type { FileLink } from './operation';

/** The kinds of file that there are, with their extensions. */
const EXTENSIONS = { 'audio/mpeg': 'mp3' };
export type MimeType = keyof typeof EXTENSIONS;

/** No name of a file leads out of its folder, or looks like another one. */
const FILE_NAME = /^[a-z0-9-]{1,100}$/i;

/** What storage hosts answer to a link that has expired. */
const EXPIRED = new Set([401, 403, 404, 410]);
/** The most that n8n's own binary stores take by default. */
const LARGEST_FILE = 512 * 1024 * 1024;

/** A file may take this long; a storage host that stalls would hold the workflow for ever. */
const DOWNLOAD_TIMEOUT_MS = 10 * 60_000;

/**
 * Stores the file behind a signed link. The request carries no credential: the link is its own, and
 * the secret must not leave the provider's host.
 * @returns the stored file; undefined when the link is no longer valid
 * @throws Error for a link that may not be followed, NodeApiError when the file cannot be had
 */
export async function download(
	client: Client,
	context: IExecuteFunctions,
	{ url: link, name, mimeType }: FileLink,
): Promise<IBinaryData | undefined> {
	const { href: url, origin } = fileUrl(link, client.api, context.getNode());
	const fileName = `${FILE_NAME.test(name) ? name : 'file'}.${EXTENSIONS[mimeType]}`;
	const attempt = async (): Promise<Failed | { file: IBinaryData }> => {
		const fetched = await fetchStream(client, context, url);
		if ('kind' in fetched) return fetched;
		try {
			const body = limited(fetched.body, LARGEST_FILE);
			return { file: await context.helpers.prepareBinaryData(body, fileName, mimeType) };
		} catch (error) {
			if (error instanceof TooLarge) return { kind: 'size' };
			client.stopIfCancelled();
			// The file came, and n8n could not keep it.
			if (!fetched.body.errored) {
				await client.learnSecrets();
				const reason = client.redact((error as Error).message);
				throw new NodeOperationError(context.getNode(), `The file could not be stored: ${reason}`, {
					description: 'Check the storage for binary data that n8n is set up with.',
				});
			}
			return { kind: 'transport', code: transportCode(error) };
		} finally {
			fetched.end();
		}
	};
	const result = await client.repeat(attempt, true, false);
	if (!('kind' in result)) return result.file;
	if (result.kind === 'status' && EXPIRED.has(result.status)) return undefined;
	const storage = { ...client.api, host: client.redact(origin) };
	throw silence(context.getNode(), storage, result, true);
}

async function fetchStream(
	client: Client,
	context: IExecuteFunctions,
	url: string,
): Promise<Failed | Coming> {
	const own = new AbortController();
	let response: IN8nHttpFullResponse;
	try {
		response = (await context.helpers.httpRequest({
			method: 'GET',
			url,
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			timeout: ATTEMPT_TIMEOUT_MS,
			abortSignal: AbortSignal.any([own.signal, untilCancelled(context)]),
		})) as IN8nHttpFullResponse;
	} catch (error) {
		client.stopIfCancelled();
		return { kind: 'transport', code: transportCode(error) };
	}
	const { statusCode: status } = response;
	const headers = headersOf(response);
	const body = response.body as Body;
	const good = status >= 200 && status <= 299;
	const end = () => endOf(body, own);
	if (good && !(Number(headers['content-length']) > LARGEST_FILE)) return { body, end };
	end();
	return good ? { kind: 'size' } : { kind: 'status', status, headers };
}

/** n8n cancels the requests that carry a credential by itself, but not these. */
function untilCancelled(context: IExecuteFunctions): AbortSignal {
	const late = AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS);
	const cancelled = context.getExecutionCancelSignal();
	return cancelled ? AbortSignal.any([late, cancelled]) : late;
}
