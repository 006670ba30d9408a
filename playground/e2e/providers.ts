import type { ICredentialType } from 'n8n-workflow';
import { AircallApi } from '../../credentials/AircallApi.credentials';
import { NutshellApi } from '../../credentials/NutshellApi.credentials';
import { SalesloftApi } from '../../credentials/SalesloftApi.credentials';
import { ShortcutApi } from '../../credentials/ShortcutApi.credentials';

export interface ProviderCase {
	name: string;
	type: ICredentialType;
	/** The field that is wrong in the checks of a wrong secret. */
	secret: string;
	/** What is sent before the secret, where both go as Basic. */
	user?: string;
	/** The status that the provider answers a wrong secret with. */
	refusal: number;
}

export const providers: ProviderCase[] = [
	{
		name: 'Aircall',
		type: new AircallApi(),
		secret: 'apiToken',
		user: 'apiId',
		refusal: 403,
	},
	{
		name: 'Nutshell',
		type: new NutshellApi(),
		secret: 'apiKey',
		user: 'username',
		refusal: 401,
	},
	{ name: 'Salesloft', type: new SalesloftApi(), secret: 'apiKey', refusal: 401 },
	{ name: 'Shortcut', type: new ShortcutApi(), secret: 'apiToken', refusal: 401 },
];

/** What the credential type wants a person to read when the provider answers with this status. */
export function sentenceFor({ name, type, refusal }: ProviderCase): string {
	const rules = type.test?.rules ?? [];
	const rule = rules.find(
		({ type: kind, properties }) =>
			kind === 'responseCode' && 'value' in properties && properties.value === refusal,
	);
	if (!rule) throw new Error(`The credential test of ${name} has no rule for ${refusal}`);
	return rule.properties.message;
}
