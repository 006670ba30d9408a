import { aircallAccount } from '../sandbox/aircall';
import { nutshellAccount } from '../sandbox/nutshell';
import { salesloftAccount } from '../sandbox/salesloft';
import { shortcutAccount } from '../sandbox/shortcut';
import { createSandbox, type Sandbox } from '../sandbox';
import type { NewCredential } from './rest';

/** The four providers, with a day of calls: what happens to them is looked for in recent ones. */
export function openAccounts(): Sandbox {
	return createSandbox({ aircall: { calls: 30, callsSpan: 20 * 60 * 60 } });
}

/** The credentials that the sandbox accepts. */
export const sandboxCredentials: NewCredential[] = [
	{
		type: 'aircallApi',
		name: 'Aircall (sandbox)',
		data: { apiId: aircallAccount.apiId, apiToken: aircallAccount.apiToken },
	},
	{
		type: 'nutshellApi',
		name: 'Nutshell (sandbox)',
		data: { username: nutshellAccount.username, apiKey: nutshellAccount.apiKey },
	},
	{
		type: 'salesloftApi',
		name: 'Salesloft (sandbox)',
		data: { apiKey: salesloftAccount.apiKey },
	},
	{
		type: 'shortcutApi',
		name: 'Shortcut (sandbox)',
		data: { apiToken: shortcutAccount.token },
	},
];
