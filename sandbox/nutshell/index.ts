/** Nutshell's REST API, emulated: one account, in memory, fresh for every create. */
import { emulator, type Refusal } from '../emulator';
import { teller } from '../tell';
import { basicCredentials, type Clock, type Provider, type SandboxRequest } from '../http';
import { errorPage, refuse } from './answers';
import { forgives } from './call';
import { contract } from './facts';
import type { Entity, Fields } from './model';
import { operations } from './operations';
import { admit } from './patch';
import { seed } from './seed';
import { Store } from './store';
import { deliveries } from './timeline';

/** What a test or a demo needs to sign in. */
export const nutshellAccount = {
	/** The sign-in e-mail of the account's administrator, user 35-users. */
	username: 'ada.king@fieldstone.example',
	/** Another user's; the key works with any. */
	otherUsername: 'bruno.sato@fieldstone.example',
	/** A key with the permission "API access". */
	apiKey: 'sandbox-key-for-tests',
	/** A key that may only post forms. */
	formOnlyKey: 'sandbox-key-for-forms',
};

export interface NutshellOptions {
	clock: Clock;
	/** How many people the account has. */
	contacts?: number;
	/** Requests a minute. Nutshell publishes no limit, so there is none unless a test sets it. */
	limit?: number;
	/** Whether an email and a filled-in form have come in, which no request can bring about. */
	incoming?: boolean;
	/** Addresses that a person pasted in Nutshell, to hear of everything; with a token, if they want one. */
	webhooks?: string[];
}

const seconds = (ms: number) => Math.floor(ms / 1000);

export function createNutshell({
	clock,
	contacts = 40,
	limit = Infinity,
	incoming = false,
	webhooks = [],
}: NutshellOptions): Provider {
	const store = new Store(() => seconds(clock()));
	seed(store, contacts, incoming);
	store.webhooks.push(...webhooks);
	let requests = 0;
	const headers = () => {
		requests += 1;
		return { 'x-nutshell-request-id': `request-${String(requests).padStart(6, '0')}` };
	};
	return emulator<Store, Entity, number, Fields>({
		...{ contract, clock, time: seconds, state: store, identify, quota: { limit }, headers },
		...{ refuse, admit, forgives, operations, tells: teller(store, deliveries) },
	});
}

/** The sign-in name is the e-mail of any user, in any case of letters. */
function identify(request: SandboxRequest, store: Store): Entity | Refusal {
	const { user: login = '', password } = basicCredentials(request) ?? {};
	const user = store.all('users').find(({ attributes: { emails } }) => {
		return Array.isArray(emails) && emails.includes(login.toLowerCase());
	});
	if (user && password === nutshellAccount.apiKey) return user;
	// That a key for forms is refused is known, with which status is not: 403 says why better.
	return errorPage(user && password === nutshellAccount.formOnlyKey ? 403 : 401);
}
