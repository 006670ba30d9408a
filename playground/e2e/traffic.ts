import type { Hear, SandboxRequest, SandboxResponse } from '../../sandbox/http';
import type { Sandbox } from '../../sandbox';

/** A sandbox that remembers what it was asked, to see what a run has changed. */
export class Traffic implements Sandbox {
	readonly hosts: string[];
	private requests: string[] = [];

	constructor(private readonly sandbox: Sandbox) {
		this.hosts = sandbox.hosts;
	}

	handle = (request: SandboxRequest): SandboxResponse => {
		this.requests.push(`${request.method} ${request.url.pathname}`);
		return this.sandbox.handle(request);
	};

	sends = (hear: Hear): void => this.sandbox.sends?.(hear);

	/** The requests since the last time, such as `POST /v2/notes`. */
	take(): string[] {
		return this.requests.splice(0);
	}
}
