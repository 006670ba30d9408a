/** Nutshell's REST API, emulated: one account, in memory, fresh for every create. */
import { emulator, Refusal } from '../emulator';
import { basicCredentials } from '../http';
import type { Clock, Provider, SandboxRequest } from '../http';
import { nutshellAccount } from './account';
import { errorPage, refuse } from './answers';
import { contract, departures } from './call';
import type { Entity } from './model';
import { operations } from './operations';
import { admit } from './patch';
import { seed } from './seed';
import { Store } from './store';

export { nutshellAccount } from './account';

export interface NutshellOptions {
	clock: Clock;
	/** How many people the account has. */
	contacts?: number;
	/** Requests a minute. Nutshell publishes no limit, so there is none unless a test sets it. */
	limit?: number;
}

const seconds = (ms: number) => Math.floor(ms / 1000);

export function createNutshell({
	clock,
	contacts = 40,
	limit = Infinity,
}: NutshellOptions): Provider {
	const store = new Store(() => seconds(clock()));
	seed(store, contacts);
	let requests = 0;
	const headers = () => {
		requests += 1;
		return { 'x-nutshell-request-id': `request-${String(requests).padStart(6, '0')}` };
	};
	return emulator<Store, Entity, number>({
		...{ contract, clock, time: seconds, state: store, identify, quota: { limit }, headers },
		...{ refuse, admit, check: departures, operations },
	});
}

/** The sign-in name is the e-mail of any user, in any case of letters. */
function identify(request: SandboxRequest, store: Store): Entity | Refusal {
	const { user: login = '', password } = basicCredentials(request) ?? {};
	const user = store.all('users').find(({ attributes: { emails } }) => {
		return Array.isArray(emails) && emails.includes(login.toLowerCase());
	});
	// That a key for forms is refused is known, with which status is not: 403 says why better.
	const isForForms = user && password === nutshellAccount.formOnlyKey;
	if (isForForms) return new Refusal(errorPage(403));
	return user && password === nutshellAccount.apiKey ? user : new Refusal(errorPage(401));
}
