/** A provider that answers as a test has written down, and remembers when it was asked for what. */
import type { Provider, SandboxRequest, SandboxResponse } from '../../sandbox/http';

export interface Asked {
	request: SandboxRequest;
	/** Milliseconds since 1970. */
	at: number;
}

export interface Scripted extends Provider {
	asked: Asked[];
}

/** @param answer told how many requests there were before this one */
export function scripted(
	hosts: string[],
	answer: (request: SandboxRequest, before: number) => SandboxResponse,
): Scripted {
	const asked: Asked[] = [];
	return {
		hosts,
		asked,
		handle(request) {
			asked.push({ request, at: Date.now() });
			return answer(request, asked.length - 1);
		},
	};
}
