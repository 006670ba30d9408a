/** Long lists that move while they are read: records are deleted and made between its pages. */
import { traffic } from '../../nodes/engine/pace';
import { aircallAccount, createAircall } from '../../sandbox/aircall';
import { openDoor } from '../../sandbox/doors/nock';
import { randomFrom } from '../../sandbox/faults';
import type { Provider } from '../../sandbox/http';
import { nutshellAccount } from '../../sandbox/nutshell';
import { salesloftAccount } from '../../sandbox/salesloft';
import { shortcutAccount } from '../../sandbox/shortcut';
import { runNode } from '../harness';
import { ask, basic, type Subject } from './subject';
import { aircallSubject } from './subjects/aircall';
import { nutshellSubject } from './subjects/nutshell';
import { salesloftSubject } from './subjects/salesloft';
import { shortcutSubject } from './subjects/shortcut';
import { VirtualTime } from './virtual-time';

const SEED = 20260310;

interface Drifting extends Pick<Subject, 'name' | 'node' | 'credential' | 'open'> {
	parameters: Subject['list']['parameters'];
	/** The path of the list, whose pages the drift comes between. */
	path: string;
	ids: (provider: Provider) => Array<number | string>;
	remove: (provider: Provider, id: number | string) => void;
	add: (provider: Provider, n: number) => void;
}

/** Sends a change straight to an emulator. */
function change(headers: Record<string, string>, host: string) {
	return (provider: Provider, method: string, path: string, body?: unknown): void => {
		const { status } = provider.handle({
			method,
			url: new URL(host + path),
			headers: { 'content-type': 'application/json', ...headers },
			body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
		});
		if (status > 299) throw new Error(`${method} ${path}: ${status}`);
	};
}

const inShortcut = change(
	{ 'shortcut-token': shortcutAccount.token },
	'https://api.app.shortcut.com/api/v3',
);
const inSalesloft = change(
	{ authorization: `Bearer ${salesloftAccount.apiKey}` },
	'https://api.salesloft.com/v2',
);
const nutshell = basic(nutshellAccount.username, nutshellAccount.apiKey);
const inNutshell = change(nutshell, 'https://app.nutshell.com/rest');
const aircall = basic(aircallAccount.apiId, aircallAccount.apiToken);
const inAircall = change(aircall, 'https://api.aircall.io/v1');

function aircallContacts(provider: Provider): number[] {
	const ids: number[] = [];
	for (let page = 1; ; page += 1) {
		const url = `https://api.aircall.io/v1/contacts?order=desc&per_page=50&page=${page}`;
		const { contacts, meta } = ask(provider, aircall, 'GET', url);
		ids.push(...contacts.map(({ id }: { id: number }) => id));
		if (meta.next_page_link === null) return ids;
	}
}

const lists: Drifting[] = [
	{
		...aircallSubject,
		// Aircall deletes no calls; contacts, newest first, move in both directions.
		parameters: { resource: 'contact', operation: 'getAll', returnAll: true },
		path: '/v1/contacts',
		open: (clock) => createAircall({ clock, contacts: 400, limit: 20_000 }),
		ids: aircallContacts,
		remove: (provider, id) => inAircall(provider, 'DELETE', `/contacts/${id}`),
		add: (provider, n) =>
			inAircall(provider, 'POST', '/contacts', {
				first_name: `New ${n}`,
				phone_numbers: [{ label: 'Work', value: `+3363998${String(9000 + n)}` }],
			}),
	},
	{
		...nutshellSubject,
		parameters: nutshellSubject.list.parameters,
		path: '/rest/contacts',
		ids: nutshellSubject.list.ids,
		remove: (provider, id) => inNutshell(provider, 'DELETE', `/contacts/${id}`),
		add: (provider, n) =>
			inNutshell(provider, 'POST', '/contacts', { contacts: [{ name: `A New Person ${n}` }] }),
	},
	{
		...salesloftSubject,
		parameters: salesloftSubject.list.parameters,
		path: '/v2/people',
		ids: salesloftSubject.list.ids,
		remove: (provider, id) => inSalesloft(provider, 'DELETE', `/people/${id}`),
		add: (provider, n) =>
			inSalesloft(provider, 'POST', '/people', { email_address: `drift${n}@chaos.example` }),
	},
	{
		...shortcutSubject,
		parameters: shortcutSubject.list.parameters,
		path: '/api/v3/epics/paginated',
		ids: shortcutSubject.list.ids,
		remove: (provider, id) => inShortcut(provider, 'DELETE', `/epics/${id}`),
		add: (provider, n) => inShortcut(provider, 'POST', '/epics', { name: `New epic ${n}` }),
	},
];

/** Some records go and one comes after each page, as the seed has it. */
function drifting(provider: Provider, { path, ids, remove, add }: Drifting): Provider {
	const random = randomFrom(SEED);
	let pages = 0;
	return {
		...provider,
		handle: (request) => {
			const answer = provider.handle(request);
			if (request.method !== 'GET' || request.url.pathname !== path || pages >= 12) return answer;
			pages += 1;
			const there = ids(provider);
			const gone = new Set([0, 1, 2].map(() => there[Math.floor(random() * there.length)]));
			gone.forEach((id) => remove(provider, id));
			add(provider, pages);
			return answer;
		},
	};
}

test.each(lists)(
	'$name: a list that moves while it is read loses and doubles nothing',
	async (list) => {
		const time = new VirtualTime();
		const provider = list.open(() => time.now);
		await time.sleep(120_000);
		const before = list.ids(provider);
		traffic.clear();
		const door = openDoor(drifting(provider, list), { wait: time.hold });
		try {
			const { node, credential, parameters } = list;
			const { items } = await runNode({ node, credentials: [credential], parameters });
			const after = new Set(list.ids(provider));
			const stayed = before.filter((id) => after.has(id));
			const given = items.map(({ json }) => json.id as number | string);
			expect(before.length - stayed.length).toBeGreaterThan(5);
			expect(new Set(given).size).toBe(given.length);
			expect([...given].filter((id) => stayed.includes(id)).sort()).toEqual([...stayed].sort());
		} finally {
			door.close();
			time.stop();
		}
	},
);
