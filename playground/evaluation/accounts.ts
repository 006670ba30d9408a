/** The four accounts of an evaluation: each task finds them as they were, and its changes are noted. */
import { combine, type Sandbox } from '../../sandbox';
import type { SandboxRequest, SandboxResponse } from '../../sandbox/http';
import { openAccounts } from '../accounts';
import type { Change } from './task';

export class FreshAccounts implements Sandbox {
	private sandbox = fresh();
	/** What was changed since they were fresh. */
	changes: Change[] = [];
	readonly hosts = this.sandbox.hosts;

	/** Begins anew. */
	renew(): void {
		this.sandbox = fresh();
		this.changes = [];
	}

	handle = (request: SandboxRequest): SandboxResponse => {
		const response = this.sandbox.handle(request);
		const { method, url, body } = request;
		if (method !== 'GET' && response.status < 300) {
			const given: unknown = body.length === 0 ? undefined : JSON.parse(body.toString());
			this.changes.push({ request: `${method} ${url.pathname}`, body: given });
		}
		return response;
	};
}

function fresh(): Sandbox {
	return combine(Object.values(openAccounts()));
}
