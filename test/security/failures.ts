/** Every way in which a request can fail, where the provider gives back a secret that it knows. */
import { empty, html, json, type SandboxRequest, type SandboxResponse } from '../../sandbox/http';
import { spellingsOf } from './canary';

/**
 * What was sent, given back in every field in which a provider explains a refusal. What can be shown
 * holds only some of the spellings, so each echo begins with others.
 */
function echo({ headers }: SandboxRequest, secret: string) {
	const spellings = [...spellingsOf(secret), ...Object.values(headers)];
	const first = (echoes * SHOWN) % spellings.length;
	echoes += 1;
	const said = [...spellings, ...spellings].slice(first, first + SHOWN).join(' | ');
	return {
		message: said,
		error: said,
		troubleshoot: said,
		errors: [{ title: said, detail: said, [said]: said }],
		tag: said,
		[said]: said,
	};
}

const SHOWN = 5;
let echoes = 0;

export type Failing = [
	what: string,
	answer: (request: SandboxRequest, secret: string) => SandboxResponse,
];

const statuses = [400, 401, 403, 404, 422, 429, 500, 503];
export const failures: Failing[] = [
	...statuses.map(
		(status): Failing => [
			`status ${status}`,
			(request, secret) => json(status, echo(request, secret)),
		],
	),
	[
		'a refusal as a text',
		(request, secret) =>
			json(422, echo(request, secret).message, {
				'x-nutshell-request-id': encodeURIComponent(secret),
			}),
	],
	[
		'a refusal as a page',
		(request, secret) => html(400, `<p>${echo(request, secret).message}</p>`),
	],
	['a page', (request, secret) => html(200, echo(request, secret).message)],
	[
		'a redirect',
		({ headers }, secret) =>
			empty(302, {
				location: `https://elsewhere.example/?${encodeURIComponent(headers.authorization ?? secret)}`,
			}),
	],
	['a pause', (request, secret) => json(429, echo(request, secret), { 'retry-after': '999' })],
	[
		'half an answer',
		(request, secret) => ({
			...json(200, echo(request, secret)),
			body: JSON.stringify(echo(request, secret)).slice(0, -5),
		}),
	],
	['no connection', () => ({ ...empty(503), trouble: { connection: 'refused' } })],
	['a lost connection', () => ({ ...empty(503), trouble: { connection: 'reset' } })],
	['silence', () => ({ ...empty(503), trouble: { connection: 'silent' } })],
];
