/** Shortcut's REST API, version 3, with a workspace in memory. */
import { matchOperation, readContract, violations } from '../contract';
import { held } from '../held';
import type { Clock, Provider, SandboxRequest, SandboxResponse } from '../http';
import { json } from '../http';
import { RateLimit } from '../rate-limit';
import { shortcutAccount } from './account';
import type { Operations } from './call';
import { iso } from './call';
import type { Workspace } from './model';
import {
	notFound,
	readOnly,
	Refusal,
	schemaMismatch,
	tooManyRequests,
	unauthorized,
} from './refusal';
import { documentOperations } from './resources/documents';
import { epicOperations } from './resources/epics';
import { fileOperations } from './resources/files';
import { iterationOperations } from './resources/iterations';
import { labelOperations } from './resources/labels';
import { objectiveOperations } from './resources/objectives';
import { peopleOperations } from './resources/people';
import { searchOperations } from './resources/search';
import { setupOperations } from './resources/setup';
import { storyOperations } from './resources/stories';
import { storyBulkOperations } from './resources/story-bulk';
import { storyPartOperations } from './resources/story-parts';
import { integrationOperations, templateOperations } from './resources/templates';
import { seed } from './seed';

export { shortcutAccount } from './account';

export interface ShortcutOptions {
	clock: Clock;
	/** How many stories the workspace starts with; 60 unless given. */
	stories?: number;
	/** Requests a minute and token; Shortcut's 200 unless given. */
	limit?: number;
}

const contract = readContract('shortcut');

const operations: Operations = {
	...documentOperations,
	...epicOperations,
	...fileOperations,
	...integrationOperations,
	...iterationOperations,
	...labelOperations,
	...objectiveOperations,
	...peopleOperations,
	...searchOperations,
	...setupOperations,
	...storyBulkOperations,
	...storyOperations,
	...storyPartOperations,
	...templateOperations,
};

/** Reads, although their method is POST. */
const READS = new Set(['queryStories']);

/** A fresh workspace, answering at Shortcut's host. */
export function createShortcut({ clock, stories = 60, limit = 200 }: ShortcutOptions): Provider {
	const workspace = seed(clock(), stories);
	const rate = new RateLimit({ limit, windowMs: 60_000, clock });
	return held(contract, {
		hosts: ['api.app.shortcut.com'],
		handle(request) {
			try {
				return answer(workspace, rate, clock, request);
			} catch (error) {
				if (error instanceof Refusal) return error.response;
				throw error;
			}
		},
	});
}

function answer(
	workspace: Workspace,
	rate: RateLimit,
	clock: Clock,
	request: SandboxRequest,
): SandboxResponse {
	const { token, readOnlyToken, members } = shortcutAccount;
	const given = request.headers['shortcut-token'];
	const caller = workspace.members.get(members.ada);
	if (!caller || (given !== token && given !== readOnlyToken)) throw unauthorized();
	if (!rate.take(given).allowed) throw tooManyRequests();

	const { method, url, headers, body } = request;
	const match = matchOperation(contract, method, url.pathname);
	if (!match) throw notFound('Page not found.');
	const { operation, params } = match;
	const reads = method === 'GET' || READS.has(operation.id);
	if (given === readOnlyToken && !reads) throw readOnly();
	const handler = operations[operation.id];
	if (!handler) {
		const name = `${operation.id} (${method} ${operation.path})`;
		return json(501, { message: `The sandbox does not emulate ${name}.` });
	}
	const found = violations(match, request);
	if (found.length > 0) throw schemaMismatch(found);

	const query = url.searchParams;
	return handler({ workspace, caller, params, query, url, headers, body, now: iso(clock()) });
}
