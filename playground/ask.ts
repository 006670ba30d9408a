import { aircallAccount } from '../sandbox/aircall';
import { asTold } from '../sandbox/aircall/deliveries';
import type { News } from '../sandbox/http';
import { salesloftAccount } from '../sandbox/salesloft';
import { shortcutAccount } from '../sandbox/shortcut';
import type { Accounts } from './accounts';

const { apiId, apiToken } = aircallAccount;

/** Where each account is asked, and with what. */
const DOORS = {
	aircall: {
		base: 'https://api.aircall.io/v1/',
		headers: { authorization: `Basic ${Buffer.from(`${apiId}:${apiToken}`).toString('base64')}` },
	},
	salesloft: {
		base: 'https://api.salesloft.com/v2/',
		headers: { authorization: `Bearer ${salesloftAccount.apiKey}` },
	},
	shortcut: {
		base: 'https://api.app.shortcut.com/api/v3/',
		headers: { 'shortcut-token': shortcutAccount.token },
	},
};

/** What an emulated account has at a path, asked for beside n8n. */
export function ask<T>(accounts: Accounts, provider: keyof typeof DOORS, path: string): T {
	const { base, headers } = DOORS[provider];
	const { status, body } = accounts[provider].handle({
		method: 'GET',
		url: new URL(path, base),
		headers: { accept: 'application/json', ...headers },
		body: Buffer.alloc(0),
	});
	if (status !== 200) throw new Error(`${provider} answered ${path} with ${status}`);
	return JSON.parse(body.toString()) as T;
}

/** What Aircall tells of a call. @param call as it is answered, with its contact */
export function newsOfCall(event: string, call: object): News {
	const timestamp = Math.floor(Date.now() / 1000);
	return { event, body: { resource: 'call', event, timestamp, data: asTold(call) } };
}

/** Lets Aircall tell that a call has ended that nobody answered, which no request does. */
export function missCall(accounts: Accounts, id: number = aircallAccount.calls.missed): void {
	const { call } = ask<{ call: object }>(accounts, 'aircall', `calls/${id}?fetch_contact=true`);
	accounts.aircall.happens?.(newsOfCall('call.ended', call));
}
