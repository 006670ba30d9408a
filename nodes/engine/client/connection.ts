/** Requests whose connection can be ended at any time. */
import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import type { Body, Coming } from './body';
import { cancelSignal, type Context } from './context';

export interface Response extends Coming, Omit<IN8nHttpFullResponse, 'body'> {}

/** The requests of one run that are under way. */
export class Connections {
	private readonly open = new Set<AbortController>();

	private readonly abort = () => {
		for (const own of this.open) own.abort();
	};

	constructor(private readonly context: Context) {}

	/** Sends a request with a credential. Whoever gets the answer has to end it. */
	async send(credential: string, request: IHttpRequestOptions): Promise<Response> {
		const own = new AbortController();
		this.add(own);
		if (cancelSignal(this.context)?.aborted) own.abort();
		const { helpers } = this.context;
		const sent = helpers.httpRequestWithAuthentication.call(
			endingWith(own.signal, this.context),
			credential,
			{ ...request, abortSignal: own.signal },
		) as Promise<IN8nHttpFullResponse>;
		sent.catch(() => this.remove(own));
		const response = await sent;
		const body = response.body as Body;
		const end = () => {
			this.remove(own);
			endOf(body, own);
		};
		return { ...response, body, end };
	}

	/** Listens only meanwhile: an execution can run this node in a loop, and its signal outlives each run. */
	private add(own: AbortController): void {
		if (this.open.size === 0) cancelSignal(this.context)?.addEventListener('abort', this.abort);
		this.open.add(own);
	}

	private remove(own: AbortController): void {
		this.open.delete(own);
		if (this.open.size === 0) cancelSignal(this.context)?.removeEventListener('abort', this.abort);
	}
}

/**
 * Ends a body and its connection. A body that n8n gives waits for its next bytes before it lets the
 * connection go, so the request itself has to be ended, and first.
 */
export function endOf(body: Body, request: AbortController): void {
	if (!body.readableEnded) request.abort();
	body.destroy();
}

/** n8n ends a request by the signal of its context, whatever signal the request has. */
export function endingWith<C extends Context>(signal: AbortSignal, context: C): C {
	if (!('getExecutionCancelSignal' in context)) return context;
	const own = Object.create(context) as C;
	return Object.assign(own, { getExecutionCancelSignal: () => signal });
}
