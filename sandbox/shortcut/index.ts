/** Shortcut's REST API, version 3, with a workspace in memory. */
import { type Asked, emulator, type Refusal } from '../emulator';
import type { Clock, Provider, SandboxRequest } from '../http';
import { teller } from '../tell';
import { shortcutAccount } from './account';
import {
	type Caller,
	contract,
	iso,
	type Operations,
	readOnly,
	refuse,
	unauthorized,
} from './call';
import { deliveries } from './deliveries';
import type { Body, Workspace } from './kinds';
import { documentOperations, fileHosts } from './resources/documents';
import { planningOperations } from './resources/planning';
import { searchOperations } from './resources/search';
import { storyOperations } from './resources/stories';
import { storyPartOperations } from './resources/story-parts';
import { workspaceOperations } from './resources/workspace';
import { addStates, seed } from './seed';

export { shortcutAccount } from './account';

export interface ShortcutOptions {
	clock: Clock;
	/** How many stories the workspace starts with; 60 unless given. */
	stories?: number;
	/** Requests a minute and token; Shortcut's 200 unless given. */
	limit?: number;
	/** Names of states that Engineering has beside the seeded ones, before its last. */
	moreStates?: string[];
}

const operations: Operations = {
	...{ ...planningOperations, ...storyOperations, ...storyPartOperations },
	...{ ...documentOperations, ...searchOperations, ...workspaceOperations },
};

/** Reads, although their method is POST. */
const READS = new Set(['queryStories']);

/** A fresh workspace, answering at Shortcut's host. */
export function createShortcut({
	clock,
	stories = 60,
	limit = 200,
	moreStates = [],
}: ShortcutOptions): Provider {
	const begun = clock();
	const state = seed(begun, stories);
	addStates(state, moreStates);
	return emulator<Workspace, Caller, string, Body>({
		contract,
		clock,
		time: iso,
		state,
		identify,
		quota: { limit, key: (caller) => caller?.token ?? '' },
		refuse,
		admit,
		operations,
		hosts: fileHosts(state, (request) => 'token' in identify(request, state)),
		tells: teller(state, deliveries(begun)),
	});
}

function identify({ headers }: SandboxRequest, { members }: Workspace): Caller | Refusal {
	const { token, readOnlyToken, members: ids } = shortcutAccount;
	const given = headers['shortcut-token'];
	const owner = members.get(ids.ada);
	const isKnown = given === token || given === readOnlyToken;
	return owner && isKnown ? { ...owner, token: given } : unauthorized();
}

function admit({ operation, caller }: Asked<Caller>): void {
	const reads = operation.method === 'GET' || READS.has(operation.id);
	if (caller.token === shortcutAccount.readOnlyToken && !reads) throw readOnly();
}
