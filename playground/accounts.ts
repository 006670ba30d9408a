import { aircallAccount } from '../sandbox/aircall';
import { nutshellAccount } from '../sandbox/nutshell';
import { salesloftAccount } from '../sandbox/salesloft';
import { shortcutAccount } from '../sandbox/shortcut';
import type { NewCredential } from './rest';

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
