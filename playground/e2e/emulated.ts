/** What the emulators hold, seen without the nodes. */
import type { IDataObject } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox';
import { aircallAccount } from '../../sandbox/aircall';
import { nutshellAccount } from '../../sandbox/nutshell';
import { salesloftAccount } from '../../sandbox/salesloft';
import { shortcutAccount } from '../../sandbox/shortcut';

const basic = (user: string, password: string) => ({
	authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});

/** Where each provider's emulator has its records, and who may see them. */
const PROVIDERS = {
	aircall: ['https://api.aircall.io/v1/', basic(aircallAccount.apiId, aircallAccount.apiToken)],
	nutshell: [
		'https://app.nutshell.com/rest/',
		basic(nutshellAccount.username, nutshellAccount.apiKey),
	],
	salesloft: [
		'https://api.salesloft.com/v2/',
		{ authorization: `Bearer ${salesloftAccount.apiKey}` },
	],
	shortcut: ['https://api.app.shortcut.com/api/v3/', { 'shortcut-token': shortcutAccount.token }],
} as const;

/**
 * What an emulator answers, as text.
 * @param path below the provider's base, or a whole address
 */
export function emulatedText(
	sandbox: Sandbox,
	provider: keyof typeof PROVIDERS,
	path: string,
): string {
	const [base, headers] = PROVIDERS[provider];
	const url = new URL(path, base);
	return sandbox.handle({ method: 'GET', url, headers, body: Buffer.alloc(0) }).body.toString();
}

/** The record or the list that an emulator has. */
export const emulated = <T = IDataObject>(...where: Parameters<typeof emulatedText>): T =>
	JSON.parse(emulatedText(...where)) as T;
