import type { ICredentialDataDecryptedObject, ICredentialType } from 'n8n-workflow';
import { AircallApi } from '../../credentials/AircallApi.credentials';
import { NutshellApi } from '../../credentials/NutshellApi.credentials';
import { SalesloftApi } from '../../credentials/SalesloftApi.credentials';
import { ShortcutApi } from '../../credentials/ShortcutApi.credentials';

/** What a provider asks of a credential, as its own documentation has it. */
export interface Connection {
	provider: string;
	Type: new () => ICredentialType;
	name: string;
	/** Label, parameter name, and whether the value is a secret; in the order of the form. */
	fields: Array<[label: string, name: string, secret: boolean]>;
	/** What a person fills in, and the header it becomes. */
	data: ICredentialDataDecryptedObject;
	header: [name: string, value: string];
	/** The path with its query. */
	test: [host: string, path: string];
	success: object;
	/** The answers that refuse the secret, and the sentence each deserves. */
	refusals: Array<[status: number, body: string, sentence: string]>;
}

const aircallRefused =
	'Aircall refused the API ID or the API Token. Copy both from the same key, under Integrations & API > API Keys in the Aircall Dashboard. A token is shown only once: if it is lost, an admin generates a new key.';
const shortcutRefused =
	'Shortcut refused the API Token. Copy the whole token again; if it is lost or revoked, generate a new one under Settings > My Account > API Tokens.';

export const connections: Connection[] = [
	{
		provider: 'Aircall',
		Type: AircallApi,
		name: 'aircallApi',
		fields: [
			['API ID', 'apiId', false],
			['API Token', 'apiToken', true],
		],
		data: { apiId: 'an-id', apiToken: 'a-token' },
		header: ['authorization', 'Basic YW4taWQ6YS10b2tlbg=='],
		test: ['https://api.aircall.io', '/v1/ping'],
		success: { ping: 'pong' },
		refusals: [
			[403, '{"message":"Forbidden"}', aircallRefused],
			[401, '{"message":"Unauthorized"}', aircallRefused],
		],
	},
	{
		provider: 'Salesloft',
		Type: SalesloftApi,
		name: 'salesloftApi',
		fields: [['API Key', 'apiKey', true]],
		data: { apiKey: 'a-key' },
		header: ['authorization', 'Bearer a-key'],
		test: ['https://api.salesloft.com', '/v2/me'],
		success: { data: { id: 1 } },
		refusals: [
			[
				401,
				'{"error":"Invalid Bearer token"}',
				'Salesloft refused the API Key. Copy the whole key again; if it is lost or revoked, create a new one at developers.salesloft.com under Manage Apps > API Keys.',
			],
			[
				403,
				'{"error":"Forbidden"}',
				'Salesloft knows the API Key but does not let it read its own user. Check the scopes of the key, and that its user is active and has API access.',
			],
		],
	},
	{
		provider: 'Nutshell',
		Type: NutshellApi,
		name: 'nutshellApi',
		fields: [
			['Username (Email)', 'username', false],
			['API Key', 'apiKey', true],
		],
		data: { username: 'name@example.com', apiKey: 'a-key' },
		header: ['authorization', 'Basic bmFtZUBleGFtcGxlLmNvbTphLWtleQ=='],
		test: ['https://app.nutshell.com', '/rest/users'],
		success: { meta: {}, users: [] },
		refusals: [
			[
				401,
				'<html><title>An Error Occurred: Unauthorized</title></html>',
				'Nutshell refused the username or the API Key. The username is the email address you sign in with; the key is under Settings > Connections > API keys and needs the permission "API access".',
			],
			[
				403,
				'<html><title>An Error Occurred: Forbidden</title></html>',
				'Nutshell knows the API Key but does not let it call the API. Give the key the permission "API access" under Settings > Connections > API keys.',
			],
		],
	},
	{
		provider: 'Shortcut',
		Type: ShortcutApi,
		name: 'shortcutApi',
		fields: [['API Token', 'apiToken', true]],
		data: { apiToken: 'a-token' },
		header: ['shortcut-token', 'a-token'],
		test: ['https://api.app.shortcut.com', '/api/v3/member'],
		success: { id: '12345678-9012-3456-7890-123456789012', name: 'A Member' },
		refusals: [
			[401, '', shortcutRefused],
			[403, '{"message":"Forbidden"}', shortcutRefused],
		],
	},
];
