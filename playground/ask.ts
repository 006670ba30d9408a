import { aircallAccount } from '../sandbox/aircall';
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

type Call = Record<string, unknown>;

/** What a delivery leaves out of a call, and what where it is empty. */
const ANSWERED = ['conference_participants', 'sid'];
const OPTIONAL = ['assigned_to', 'contact', 'transferred_by', 'transferred_to', 'user'];

/** Lets Aircall tell that a call has ended that nobody answered, which no request does. */
export function missCall(accounts: Accounts, id: number = aircallAccount.calls.missed): void {
	const answer = ask<{ call: Call }>(accounts, 'aircall', `calls/${id}?fetch_contact=true`);
	const told = Object.entries(answer.call).filter(
		([name, value]) => !ANSWERED.includes(name) && (value !== null || !OPTIONAL.includes(name)),
	);
	const timestamp = Math.floor(Date.now() / 1000);
	const data = Object.fromEntries(told);
	accounts.aircall.happens?.({
		event: 'call.ended',
		body: { resource: 'call', event: 'call.ended', timestamp, data },
	});
}
