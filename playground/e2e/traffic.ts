import type { Hear, SandboxRequest, SandboxResponse } from '../../sandbox/http';
import type { Sandbox } from '../../sandbox';
import { hookSecretOf } from './hook-secrets';

/** A sandbox that remembers what it was asked, to see what a run has changed, and whom it told what. */
export class Traffic implements Sandbox {
	readonly hosts: string[];
	/** Of all webhooks that were made. */
	readonly hookSecrets = new Set<string>();
	private requests: string[] = [];
	private told: string[] = [];

	constructor(private readonly sandbox: Sandbox) {
		this.hosts = sandbox.hosts;
		this.sends(({ url }) => void this.told.push(url));
	}

	handle = (request: SandboxRequest): SandboxResponse => {
		this.requests.push(`${request.method} ${request.url.pathname}`);
		const answer = this.sandbox.handle(request);
		const secret = hookSecretOf(request, answer);
		if (secret !== undefined) this.hookSecrets.add(secret);
		return answer;
	};

	sends = (hear: Hear): void => this.sandbox.sends?.(hear);

	/** The requests since the last time, such as `POST /v2/notes`. */
	take(): string[] {
		return this.requests.splice(0);
	}

	/** The addresses that something was sent to since the last time. */
	takeTold(): string[] {
		return this.told.splice(0);
	}
}
