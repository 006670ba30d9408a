/** What only contains a provider's address names no record. */
import type { INodePropertyMode } from 'n8n-workflow';
import { Lookup, readId } from '../../../nodes/engine/vocabulary/identify';
import type { RecordKind } from '../../../nodes/engine/vocabulary/record';
import { InvalidValue } from '../../../nodes/engine/vocabulary/value';
import { subjects } from '../../contract/providers';
import { distinct } from './read';
import * as aircall from '../../../nodes/Aircall/records';
import * as nutshell from '../../../nodes/Nutshell/records';
import * as shortcut from '../../../nodes/Shortcut/records';

const HOOK = '12345678-9012-4abc-8def-345678901215';

/** An address, the kind of record that it names, and the ID. */
const ADDRESSES: Array<[string, RecordKind, string]> = [
	['https://api.aircall.io/v1/calls/15', aircall.call, '15'],
	['https://api.aircall.io/v1/contacts/15', aircall.contact, '15'],
	['https://api.aircall.io/v2/users/15', aircall.user, '15'],
	['https://dashboard.aircall.io/numbers/15', aircall.number, '15'],
	['https://dashboard-v2.aircall.io/users/15', aircall.user, '15'],
	['https://api.aircall.io/v1/teams/15', aircall.team, '15'],
	['https://api.aircall.io/v1/tags/15', aircall.tag, '15'],
	['https://assets.aircall.io/calls/15/recording', aircall.call, '15'],
	[`https://api.aircall.io/v1/webhooks/${HOOK}`, aircall.webhook, HOOK],
	['https://app.nutshell.com/company/15', nutshell.company, '15-accounts'],
	['https://app.nutshell.com/person/15-andy-fowler', nutshell.person, '15-contacts'],
	['https://app.nutshell.com/lead/15', nutshell.lead, '15'],
	['https://app.shortcut.com/acme/story/15', shortcut.story, '15'],
	['https://app.clubhouse.io/acme/story/15', shortcut.story, '15'],
	['https://app.shortcut.com/acme/epic/15/a-name', shortcut.epic, '15'],
	['https://app.shortcut.com/acme/iteration/15', shortcut.iteration, '15'],
	['https://app.shortcut.com/acme/objective/15', shortcut.objective, '15'],
	['https://app.shortcut.com/acme/label/15', shortcut.label, '15'],
];

function read(kind: RecordKind, text: string, mode = 'id'): string | undefined {
	try {
		const context = { field: kind.name, timezone: 'UTC', item: {} };
		const id = readId(kind, { __rl: true, mode, value: text }, context);
		return id instanceof Lookup ? id.value : id;
	} catch (error) {
		if (error instanceof InvalidValue) return undefined;
		throw error;
	}
}

/**
 * Whether n8n lets it pass in the editor's field for addresses, or for IDs where there is none;
 * undefined for a kind that is picked from lists only, and where any text can be a name.
 */
function passes(kind: RecordKind, text: string): boolean | undefined {
	const field = distinct.find(
		({ field: { kinds, property } }) => kinds.includes(kind) && property.modes !== undefined,
	)?.field;
	if (!field) return undefined;
	const modes: INodePropertyMode[] = field.property.modes ?? [];
	const mode = modes.find(({ name }) => name === 'url') ?? modes[1];
	const [check] = mode.validation ?? [];
	if (kind.names && mode.name === 'id') return undefined;
	if (!('properties' in check)) throw new Error(`${kind.name} has no pattern`);
	const { regex } = check.properties as { regex: string };
	return new RegExp(`^${regex}$`).test(text);
}

const inHost = (address: string, change: (host: string) => string) =>
	address.replace(/\/\/([^/]+)/, (_, host: string) => `//${change(host)}`);

describe.each(ADDRESSES)('%s', (address, kind, id) => {
	test.each<[string, string]>([
		['as it is', address],
		['with a slash behind it', `${address}/`],
		['with a query', `${address}?tab=1&from=https://example.com/9`],
		['with a fragment', `${address}#activity-9`],
		['with white space around it', `  ${address}\n`],
		['in angle brackets', `<${address}>`],
		['without its scheme', address.replace('https://', '')],
		['by http', address.replace('https:', 'http:')],
	])('names its record %s', (_, text) => {
		expect(read(kind, text)).toBe(id);
		expect(passes(kind, text)).not.toBe(false);
	});

	test.each<[string, string]>([
		['in the query of another host', `https://evil.example/?u=${address}`],
		['in the path of another host', `https://evil.example/${address}`],
		['in the fragment of another host', `https://evil.example/#${address}`],
		['in a sentence', `see ${address} please`],
		['behind a word', `see ${address}`],
		['before a word', `${address} please`],
		['before another address', `${address} https://evil.example/9`],
		['on the second of two lines', `x\n${address}`],
		['on the first of two lines', `${address}\nx`],
		['with a host behind its host', inHost(address, (host) => `${host}.evil.example`)],
		['with something in front of its host', inHost(address, (host) => `evil${host}`)],
		['below its host', inHost(address, (host) => `evil.${host}`)],
		['as the name of a user', inHost(address, (host) => `${host}@evil.example`)],
		['with the name of a user', inHost(address, (host) => `evil.example@${host}`)],
		['with a port', inHost(address, (host) => `${host}:8443`)],
		['with other letters for dots', inHost(address, (host) => host.replace(/\./g, 'x'))],
		['by another scheme', address.replace('https:', 'ftp:')],
		['with a backslash', address.replace('://', ':\\\\')],
		['with letters behind the ID', address.replace(/15/, '15x')],
		['with an ID of 20 digits', address.replace(/15/, '1'.repeat(20))],
	])('names nothing %s', (_, text) => {
		expect(read(kind, text)).toBeUndefined();
		expect(passes(kind, text)).not.toBe(true);
		expect(read(kind, text, 'url')).toBeUndefined();
	});
});

test('a text that only contains an address is told what By URL takes', () => {
	const value = 'see https://app.shortcut.com/acme/story/15';
	const context = { field: 'Story', timezone: 'UTC', item: {} };
	const reading = (mode: string) => () =>
		readId(shortcut.story, { __rl: true, mode, value }, context);
	expect(reading('url')).toThrow(
		`must be the web address of a story alone, not "see https://app.shortcut.com/acme/story/15"`,
	);
	expect(reading('id')).toThrow(
		'must be a whole number, a short name such as sc-123 or a web address, not "see ',
	);
});

test('a page whose query holds the path of another names nothing', () => {
	expect(read(shortcut.story, 'https://app.shortcut.com/?x=/story/15')).toBeUndefined();
	expect(read(shortcut.story, 'https://app.shortcut.com/acme#x/story/15')).toBeUndefined();
});

test('every kind of record with addresses is in ADDRESSES', () => {
	const kinds = new Set(
		distinct
			.filter(({ says }) => subjects.some(({ name }) => says.startsWith(`${name},`)))
			.flatMap(({ field }) => field.kinds)
			.filter(({ urls = [], by = [] }) => urls.length > 0 || by.some((one) => one.urls))
			.map(({ name }) => name),
	);
	expect([...kinds].sort()).toEqual([...new Set(ADDRESSES.map(([, { name }]) => name))].sort());
});
