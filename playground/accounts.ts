import { aircallAccount, createAircall } from '../sandbox/aircall';
import type { Provider } from '../sandbox/http';
import { createNutshell, nutshellAccount } from '../sandbox/nutshell';
import { createSalesloft, salesloftAccount } from '../sandbox/salesloft';
import { createShortcut, shortcutAccount } from '../sandbox/shortcut';
import type { NewCredential } from './rest';

export type Accounts = Record<'aircall' | 'nutshell' | 'salesloft' | 'shortcut', Provider>;

/**
 * The four providers, with a day of calls and of emails: what happens to them is looked for in recent ones.
 * @param pasted addresses that a person has entered in Nutshell, to hear of everything
 */
export function openAccounts(pasted: string[] = []): Accounts {
	const clock = Date.now;
	return {
		aircall: createAircall({ clock, calls: 30, callsSpan: 20 * 60 * 60 }),
		nutshell: createNutshell({ clock, webhooks: pasted }),
		salesloft: createSalesloft({ clock, historyAge: 20 * 60 * 60 * 1000 }),
		shortcut: createShortcut({ clock, moreStates: ['Ready for Release'] }),
	};
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
