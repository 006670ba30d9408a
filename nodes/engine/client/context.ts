/** Where in n8n a request is sent from, and whether a person still wants it. */
import {
	NodeOperationError,
	type IExecuteFunctions,
	type IHookFunctions,
	type ILoadOptionsFunctions,
	type IPollFunctions,
	type IWebhookFunctions,
} from 'n8n-workflow';

/** Everywhere in n8n where a node may send requests. */
export type Context =
	| IExecuteFunctions
	| ILoadOptionsFunctions
	| IHookFunctions
	| IPollFunctions
	| IWebhookFunctions;

/** When the person stops the execution, where there is one. */
export function cancelSignal(context: Context): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
}

/** Whether the person stopped the execution. */
export function isCancelled(context: Context): boolean {
	return cancelSignal(context)?.aborted ?? false;
}

/** @throws NodeOperationError once the person has stopped the execution */
export function stopIfCancelled(context: Context): void {
	if (isCancelled(context)) {
		// n8n tells a canceled execution from a failed one by this spelling.
		throw new NodeOperationError(context.getNode(), 'The execution was canceled');
	}
}
