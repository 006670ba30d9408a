/** The Salesloft node in n8n's engine, against an emulated team. */
import type { INodeParameters, NodeParameterValueType } from 'n8n-workflow';
import { SalesloftApi } from '../../credentials/SalesloftApi.credentials';
import { Salesloft } from '../../nodes/Salesloft/Salesloft.node';
import { openDoor, type Door } from '../../sandbox/doors/nock';
import type { Provider } from '../../sandbox/http';
import { createSalesloft, salesloftAccount, type SalesloftOptions } from '../../sandbox/salesloft';
import { credential, runNode, type RunOptions, type Step } from '../harness';

export { salesloftAccount as account };

export const NOW = Date.parse('2026-11-20T15:00:00Z');
/** 2026-11-20T15:00:00Z as Salesloft writes it. */
export const STAMP = '2026-11-20T10:00:00.000713-05:00';

export const withKey = (apiKey: string) => [credential(SalesloftApi, { apiKey })];
export const credentials = withKey(salesloftAccount.apiKey);

export function emulate(options: Partial<SalesloftOptions> = {}): Provider {
	return createSalesloft({ clock: () => NOW, limit: 10_000, ...options });
}

let door: Door | undefined;

/** Opens a fresh team, or the given one, to the node. */
export function open(provider = emulate()): void {
	door = openDoor(provider);
}

export function close(): void {
	door?.close();
	door = undefined;
}

export interface Sent {
	/** `GET /v2/people` */
	route: string;
	/** As it was sent, decoded: `ids[]=1&ids[]=2`. */
	query: string;
	body?: unknown;
}

/** What the node sent, in order. */
export function sent(): Sent[] {
	return (door?.exchanges ?? []).map(({ request: { method, url, body } }) => ({
		route: `${method} ${url.pathname}`,
		query: decodeURIComponent(url.search.slice(1)),
		...(body.length > 0 ? { body: JSON.parse(body.toString()) as unknown } : {}),
	}));
}

/** The filters that the API says it has understood, for the last request. */
export function understood(): unknown {
	const { body } = door?.exchanges.at(-1)?.response ?? { body: '{}' };
	const { metadata } = JSON.parse(String(body)) as { metadata?: { filtering?: unknown } };
	return metadata?.filtering;
}

export const locator = (value: string | number, mode = 'id'): NodeParameterValueType => ({
	__rl: true,
	mode,
	value,
});

export async function run(
	resource: string,
	operation: string,
	parameters: INodeParameters = {},
	more: Partial<Step & RunOptions> = {},
) {
	return await runNode({
		node: Salesloft,
		credentials,
		parameters: { resource, operation, ...parameters },
		...more,
	});
}

/** The records that an operation gives; fails when it fails. */
export async function records(...call: Parameters<typeof run>) {
	const { items, error } = await run(...call);
	if (error) throw new Error(`${error.message} ${error.description ?? ''}`);
	return items.map(({ json }) => json);
}

export async function record(...call: Parameters<typeof run>) {
	const found = await records(...call);
	expect(found).toHaveLength(1);
	return found[0];
}
