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
