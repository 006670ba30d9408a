/** The pages for people who build workflows: what they quote is what the nodes have, say and do. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import type { ICredentialType, IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';
import ts from 'typescript';
import { aircall } from '../nodes/Aircall/api';
import { REACH } from '../nodes/Aircall/windows';
import { nutshell } from '../nodes/Nutshell/api';
import { salesloft } from '../nodes/Salesloft/api';
import { shortcut } from '../nodes/Shortcut/api';
import { dateTime, day } from '../nodes/engine/vocabulary/time';
import manifest from '../package.json';
import { examples } from '../scripts/examples';
import { anchorsOf } from '../scripts/packages/markdown';
import { PACKAGED_PAGES } from '../scripts/packages/papers';
import { providers } from '../scripts/providers';
import { nodeTypes } from '../scripts/node-types';
import { root } from '../scripts/root';
import { filesIn } from '../scripts/tarball';
import { aircall as aircallInTests } from './aircall/provider';
import { openAccount, type Sent } from './harness/account';
import { nutshell as nutshellInTests } from './nutshell/provider';
import { salesloft as salesloftInTests } from './salesloft/provider';
import { account as shortcutAccount, shortcut as shortcutInTests } from './shortcut/provider';

/** The pages that are written for people, and not by what is measured. */
const PAGES = [...PACKAGED_PAGES, 'docs/change-over.md'];

const textOf = (path: string) => readFileSync(join(root, path), 'utf8');

/** All that people read here. */
const papers = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'playground/README.md'].concat(
	readdirSync(join(root, 'docs'))
		.filter((file) => file.endsWith('.md'))
		.map((file) => `docs/${file}`),
);

/** The pages without their blocks of code, and without what `npm run docs` makes from the code. */
const prose = (path: string) =>
	textOf(path)
		.replace(/^ *```[^]*?^ *```$/gm, '')
		.replace(/<!-- (\w+):start -->[^]*<!-- \1:end -->/g, '');

/** Whatever a pattern finds in the pages, with where it stands. */
function found(pattern: RegExp): Array<{ page: string; match: RegExpMatchArray }> {
	return PAGES.flatMap((page) =>
		[...prose(page).matchAll(pattern)].map((match) => ({ page, match })),
	);
}

describe('Links', () => {
	test('lead to headings that are there', () => {
		const broken = papers.flatMap((path) =>
			[...textOf(path).matchAll(/\]\((?!https?:)([^)#\s]*)(#[^)\s]+)\)/g)]
				.filter(([, target, anchor]) => {
					const to = target === '' ? path : normalize(join(dirname(path), target));
					return !existsSync(join(root, to)) || !anchorsOf(textOf(to)).includes(anchor);
				})
				.map(([link]) => `${path}: ${link}`),
		);
		expect(broken).toEqual([]);
	});

	test('lead from the index to every page, and from the README to every page for people', () => {
		const index = textOf('docs/README.md');
		const inReadme = textOf('README.md');
		const pages = PAGES.filter((path) => path !== 'docs/README.md');
		expect(pages.filter((path) => !index.includes(`(${path.slice('docs/'.length)})`))).toEqual([]);
		expect(pages.filter((path) => !inReadme.includes(`(${path})`))).toEqual([]);
	});
});

describe('Pictures', () => {
	const shown = papers.flatMap((path) =>
		[...textOf(path).matchAll(/!\[([^\]]*)\]\((?!https?:)([^)]+)\)/g)].map(([, alt, target]) => ({
			alt,
			file: normalize(join(dirname(path), target)),
		})),
	);

	test('that are shown are there, and say what they show', () => {
		expect(shown.filter(({ file }) => !existsSync(join(root, file)))).toEqual([]);
		expect(shown.filter(({ alt }) => alt.length < 10)).toEqual([]);
	});

	test('of each recipe are small', () => {
		const files = examples().map(({ picture }) => join(root, 'docs', 'images', `${picture}.png`));
		const wrong = files.filter((file) => !existsSync(file) || statSync(file).size > 100_000);
		expect(wrong).toEqual([]);
	});

	test('of examples that are gone are gone', () => {
		const wanted = examples().map(({ picture }) => `${picture}.png`);
		const there = readdirSync(join(root, 'docs', 'images')).filter((file) =>
			file.startsWith('example-'),
		);
		expect(there).toEqual(wanted);
	});
});

/** What n8n itself calls things in its editor. Nobody but n8n can hold these to anything. */
const N8N = new Set([
	...['Publish', 'Unpublish', 'Export', 'Import', 'Download', 'Uninstall', 'install', 'Rewrite'],
	...['From file', 'Execute workflow', 'Execute step', 'Settings', 'On Error', 'Error Workflow'],
	...['Stop Workflow', 'Continue', 'Continue (using error output)', 'Retry On Fail'],
	...[
		'Always Output Data',
		'Timeout Workflow',
		'Poll Times',
		'Trigger manually',
		'Schedule Trigger',
	],
	...['Credential', 'HTTP Request', 'Authentication', 'Predefined Credential Type'],
	...['Pagination', 'Batching', 'From list', 'By Name', 'By ID', 'Create credential'],
	...['Create workflow', 'Create new credential', 'More details', 'Fetch Test Event'],
	...['Connection tested successfully', 'Couldn’t connect with these settings'],
	...['Execute Once', 'Table', 'Add Filter', 'Add Field', 'Add Option', 'Add custom field to send'],
]);

/** All labels of some parameters, with those within them. */
function labelsOf(properties: INodeProperties[]): string[] {
	return properties.flatMap((one) => [
		one.displayName,
		...(one.modes ?? []).map(({ displayName }) => displayName),
		...(one.options ?? []).flatMap((option) => {
			if ('values' in option) return [option.displayName, ...labelsOf(option.values)];
			if ('value' in option) return [option.name];
			return labelsOf([option as INodeProperties]);
		}),
	]);
}

async function credentialTypes(): Promise<ICredentialType[]> {
	const made = manifest.n8n.credentials.map(async (file) => {
		const path = file.replace(/^dist\//, '').replace(/\.js$/, '');
		const held = (await import(join(root, path))) as Record<string, new () => ICredentialType>;
		return Object.values(held).map((type) => new type())[0];
	});
	return await Promise.all(made);
}

describe('What is named', () => {
	let labels: Set<string>;

	beforeAll(async () => {
		const types = [...(await nodeTypes()).values()];
		const credentials = await credentialTypes();
		const services = await providers();
		labels = new Set([
			...types.flatMap(({ displayName, properties }) => [displayName, ...labelsOf(properties)]),
			...credentials.flatMap(({ displayName, properties }) => [
				displayName,
				...labelsOf(properties),
			]),
			...services.map(({ name }) => name),
			...services.flatMap(({ resources }) => resources.map(({ name }) => name)),
			...examples().flatMap(({ nodes }) => nodes.map(({ name }) => name)),
		]);
	});

	test('in bold is a label of the nodes and credentials, or of n8n', () => {
		const isLabel = (words: string) => labels.has(words);
		// n8n has its own words for a field that takes names.
		const forms = (words: string) => [words, `${words} Names or IDs`, `${words} Name or ID`];
		// What begins a paragraph, an item or a cell and ends with a full stop is a title.
		const named = found(/\*\*([^*]+)\*\*/g).filter(({ match: [, words] }) => !/[.:?]$/.test(words));
		expect(named.length).toBeGreaterThan(100);
		const unknown = named
			.filter(({ match: [, words] }) => !N8N.has(words) && !forms(words).some(isLabel))
			.map(({ page, match: [, words] }) => `${page}: ${words}`);
		expect(unknown).toEqual([]);
	});

	test('as an operation is one', async () => {
		const services = await providers();
		const operations = new Set(
			services.flatMap(({ name, resources }) =>
				resources.flatMap((resource) =>
					resource.operations.map((one) => `${name}: ${resource.name}, ${one.name}`),
				),
			),
		);
		const named = found(/\*\*(\w+)\*\*: ([A-Z][\w ()-]+, [^.|\n]+)\./g).filter(
			({ match: [, service] }) => services.some(({ name }) => name === service),
		);
		expect(named.length).toBeGreaterThan(20);
		const unknown = named
			.map(({ page, match: [, service, words] }) => ({ page, words: `${service}: ${words}` }))
			.filter(({ words }) => !operations.has(words));
		expect(unknown).toEqual([]);
	});
});

/** Stands in a message for what is filled in. */
const GAP = '…';

/** Every text in the code of the nodes and credentials, and each sentence of it, with its gaps. */
function textsInCode(): string[] {
	const texts: string[] = [];
	const read = (node: ts.Node): void => {
		if (ts.isStringLiteralLike(node)) texts.push(node.text);
		if (ts.isTemplateExpression(node)) {
			const parts = [node.head, ...node.templateSpans.map(({ literal }) => literal)];
			texts.push(parts.map(({ text }) => text).join(GAP));
		}
		ts.forEachChild(node, read);
	};
	for (const path of ['nodes', 'credentials'].flatMap((folder) => filesIn(folder))) {
		if (path.endsWith('.ts')) read(ts.createSourceFile(path, textOf(path), ts.ScriptTarget.Latest));
	}
	return texts.flatMap((text) => [text, ...text.split(/(?<=\.) /)]);
}

/** Fewer letters of its own, and a text could become nearly anything. */
const FEWEST_LETTERS = 12;

describe('A message', () => {
	/** What n8n says by itself. */
	const n8nSays = [
		'Error fetching options from …',
		'Received tool input did not match expected schema',
	];
	const quoted = found(/`([^`\n]+)`/g)
		.map(({ page, match: [, words] }) => ({ page, words }))
		.filter(({ words }) => /^(…|[A-Z]\w+) /.test(words) && words.split(' ').length > 3)
		.filter(({ words }) => !/[{}]/.test(words) && Number.isNaN(Date.parse(words)));

	test('that is quoted is one that the code gives', () => {
		const texts = [...new Set(textsInCode())].filter(
			(text) => text.replaceAll(GAP, '').length >= FEWEST_LETTERS,
		);
		const unknown = quoted
			.filter(({ words }) => !n8nSays.includes(words))
			.filter(({ words }) => !texts.some((text) => isSaid(words, text)));
		expect(quoted.length).toBeGreaterThan(30);
		expect(unknown).toEqual([]);
	});
});

/** Whether a message is what a text of the code becomes, or the beginning of it. */
function isSaid(message: string, text: string): boolean {
	return becomes(text, message) || becomes(`${message}${GAP}`, text);
}

/** Whether one text is the other one with its gaps filled in. */
function becomes(gapped: string, whole: string): boolean {
	const parts = gapped.split(GAP);
	if (!parts.every((part) => whole.includes(part))) return false;
	const kept = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${kept.join('.*')}$`).test(whole);
}

/** A number in the code, by the name of its constant. */
function numberIn(path: string, name: string): number {
	const [, product] =
		new RegExp(`\\b${name} = ([\\d_ *]+);`).exec(textOf(`nodes/${path}.ts`)) ?? [];
	if (product === undefined) throw new Error(`nodes/${path}.ts has no ${name}`);
	return product.split('*').reduce((all, one) => all * Number(one.replaceAll('_', '')), 1);
}

const MB = 1024 * 1024;
const MINUTE = 60_000;

/** Sentences, with the number that the code has in place of the gap. */
const NUMBERS: Array<[page: string, sentence: string, number: number]> = [
	['limits', '| … at most, with growing pauses', numberIn('engine/client/retry', 'MAX_ATTEMPTS')],
	[
		'limits',
		'| … seconds, and another 60 for its body',
		numberIn('engine/client/attempt', 'ATTEMPT_TIMEOUT_MS') / 1000,
	],
	[
		'limits',
		'**Max Wait**, … seconds unless you set it',
		numberIn('engine/form/settings', 'MAX_WAIT_SECONDS'),
	],
	[
		'limits',
		'One request waits … seconds in all',
		numberIn('engine/form/settings', 'MAX_WAIT_SECONDS'),
	],
	['limits', '| … minutes ', numberIn('engine/client/download', 'DOWNLOAD_TIMEOUT_MS') / MINUTE],
	[
		'limits',
		'| … seconds; the next one goes on',
		numberIn('engine/listen/poll', 'LONGEST_POLL_MS') / 1000,
	],
	[
		'limits',
		'when an event comes         | … seconds',
		numberIn('engine/listen/fresh', 'TIMEOUT_MS') / 1000,
	],
	['limits', '| … MB', numberIn('engine/client/attempt', 'LARGEST_ANSWER') / MB],
	[
		'limits',
		'A file that comes down                  | … MB',
		numberIn('engine/client/download', 'LARGEST_FILE') / MB,
	],
	['limits', 'in one item | …', numberIn('engine/vocabulary/entries', 'MOST_ENTRIES')],
	[
		'limits',
		'Hints of one run                        | …',
		numberIn('engine/run/tell', 'MOST_HINTS'),
	],
	['limits', 'Return All stops after … records', numberIn('engine/form/settings', 'MAX_RECORDS')],
	['limits', 'Activities, after …', numberIn('Nutshell/api', 'MOST_ACTIVITIES')],
	['limits', 'One search, after …', numberIn('Shortcut/api', 'SEARCH_CEILING')],
	['limits', 'Calls and contacts, after …', REACH.most],
	[
		'fields',
		'before it fails. … if you do not set it',
		numberIn('engine/form/settings', 'MAX_WAIT_SECONDS'),
	],
	[
		'fields',
		'If you do not set it, … for reading',
		numberIn('engine/form/settings', 'PARALLEL_READS'),
	],
	['fields', 'for reading and … for changing', numberIn('engine/form/settings', 'PARALLEL_WRITES')],
	['fields', 'run out of memory. … if', numberIn('engine/form/settings', 'MAX_RECORDS')],
	['many', 'Reads go up to … at a time', numberIn('engine/form/settings', 'PARALLEL_READS')],
	['many', 'changes that, up to …', numberIn('engine/form/settings', 'MOST_PARALLEL')],
	['many', 'stops Return All after … records', numberIn('engine/form/settings', 'MAX_RECORDS')],
	['many', 'From … records on', numberIn('engine/run/tally', 'NOTABLE')],
	['many', 'A file may have … MB', numberIn('engine/client/download', 'LARGEST_FILE') / MB],
	[
		'many',
		'Push to Dialer.  | …',
		numberIn('Aircall/resources/dialer-campaign/push', 'MOST_NUMBERS'),
	],
	['many', 'Create or Update Many. | …', numberIn('Salesloft/bulk', 'MOST_RECORDS')],
	['many', 'Reschedule Many.         | …', numberIn('Salesloft/resources/task', 'MOST_TASKS')],
	['many', 'Create Many. | …', numberIn('Shortcut/resources/story/many', 'size')],
	['names', 'with their IDs, up to …', numberIn('engine/client/resolver', 'MOST_TOLD')],
	['names', 'It shows … records at a time', numberIn('engine/editor/pickers', 'PICKER_PAGE')],
	['names', 'ends after … entries', numberIn('engine/editor/pickers', 'MOST_OPTIONS')],
	['faq', 'shows … entries', numberIn('engine/editor/pickers', 'MOST_OPTIONS')],
	['triggers', 'of the last … events', numberIn('engine/listen/seen', 'MOST_KEYS')],
	['triggers', 'within … seconds', numberIn('engine/listen/fresh', 'TIMEOUT_MS') / 1000],
	[
		'triggers',
		'reads for … seconds at most',
		numberIn('engine/listen/poll', 'LONGEST_POLL_MS') / 1000,
	],
];

/** Tables without the spaces that line them up. */
const unpadded = (text: string) => text.replace(/ +/g, ' ');

describe('A number', () => {
	test.each(NUMBERS)('on the page %s is that of the code: %s', (page, sentence, number) => {
		const words = unpadded(sentence.replace(GAP, number.toLocaleString('en')));
		expect(unpadded(prose(`docs/${page}.md`))).toContain(words);
	});

	test('of nearest names is that of the code', () => {
		expect(numberIn('engine/client/resolver', 'MOST_ALIKE')).toBe(5);
		expect(prose('docs/names.md')).toContain('The error gives the nearest five names');
	});

	test('of records is the same where a list has no other limit', async () => {
		const limits = [...(await nodeTypes()).values()]
			.flatMap(({ properties }) => properties)
			.filter(({ name }) => name === 'limit');
		expect(new Set(limits.map((limit) => limit.default))).toEqual(new Set([50]));
		expect(prose('docs/many.md')).toContain('It is 50 unless you change it');
		expect(prose('docs/faq.md')).toContain('**Limit** is 50 unless you change it');
	});

	test.each([
		['Aircall', aircall],
		['Nutshell', nutshell],
		['Salesloft', salesloft],
		['Shortcut', shortcut],
	])('of requests that %s allows is that of the code', (name, { limit, host }) => {
		const [keeps, table] = limit
			? [`${limit.cost} a minute`, String(limit.cost)]
			: ['none', 'not published'];
		expect(unpadded(prose('docs/limits.md'))).toContain(`| ${name} | ${keeps} |`);
		expect(unpadded(prose('docs/many.md'))).toContain(`| ${name} | ${table} |`);
		if (limit) {
			const minutes = Math.ceil(1000 / limit.cost);
			expect(unpadded(prose('docs/many.md'))).toContain(
				`| ${name} | ${table} | ${minutes} minutes |`,
			);
			expect(limit.seconds).toBe(60);
		}
		expect(prose('docs/connect.md')).toContain(`\`${host.replace('https://', '')}\``);
	});
});

/** What each form means in a zone that is an hour before UTC. */
const DATES: Record<string, string> = {
	'2026-12-31': 'day 2026-12-31',
	'2026-12-31T09:30:00Z': '2026-12-31T09:30:00.000Z',
	'2026-12-31T09:30:00+02:00': '2026-12-31T07:30:00.000Z',
	'2026-12-31 09:30': '2026-12-31T08:30:00.000Z',
	'Dec 31, 2026 9:30 PM': '2026-12-31T20:30:00.000Z',
	'12/31/2026': 'day 2026-12-31',
	'03/04/2026': 'refused',
	'{{ $now.plus({ days: 1 }) }}': 'expression',
	'1798675200': '2026-12-31T00:00:00.000Z',
	'1798675200000': '2026-12-31T00:00:00.000Z',
	'46387': 'day 2026-12-31',
};

describe('A date', () => {
	const [, table] = prose('docs/fields.md').split('| You give');
	const listed = table
		.slice(0, table.indexOf('\n\n'))
		.split('\n')
		.flatMap((row) => [...row.split('|')[1].matchAll(/`([^`]+)`/g)].map(([, given]) => given));
	const context = { field: 'Deadline', timezone: 'Europe/Berlin', item: {} };

	test('is listed for each form that is tried', () => {
		expect(listed.sort()).toEqual(Object.keys(DATES).sort());
	});

	test.each(Object.entries(DATES).filter(([, meant]) => meant !== 'expression'))(
		'that is written %s is %s',
		(given, meant) => {
			if (meant === 'refused') expect(() => dateTime(given, context)).toThrow('it could be');
			else if (meant.startsWith('day ')) expect(`day ${String(day(given, context))}`).toBe(meant);
			else expect(dateTime(given, context)).toBe(meant);
		},
	);
});

/** A node of a workflow as a person pastes it. */
interface Pasted {
	name: string;
	type: string;
	parameters: INodeParameters;
}

/** The fields of n8n's HTTP Request node that the page uses. */
interface HttpRequest {
	method: string;
	url: string;
	nodeCredentialType: string;
	queryParameters?: { parameters: Array<{ name: string; value: string }> };
	jsonBody?: string;
}

describe('Side by side with the HTTP Request node', () => {
	/** The workflows below the heading of a service: with the HTTP Request node, and with this pack's. */
	function pasted(service: string): [http: HttpRequest[], ours: Pasted] {
		const [, below] = textOf('docs/from-http-request.md').split(`\n### ${service}\n`);
		const [http, ours] = [...below.matchAll(/```json\n([^]*?)```/g)].map(
			([, json]) => (JSON.parse(json) as { nodes: Pasted[] }).nodes,
		);
		expect(http.map(({ type }) => type)).toEqual(http.map(() => 'n8n-nodes-base.httpRequest'));
		expect(ours).toHaveLength(1);
		return [http.map(({ parameters }) => parameters as unknown as HttpRequest), ours[0]];
	}

	/** The simple expressions of the page, with the values of a row. */
	const filledIn = (text: string, row: Record<string, unknown>) =>
		text
			.replace(/^=/, '')
			.replace(/\{\{ \$json\.(\w+) \}\}/g, (_, name: string) => String(row[name]));

	/** What the HTTP Request node would send. */
	function wanted(
		{ method, url, queryParameters, jsonBody }: HttpRequest,
		row: Record<string, unknown>,
	): Sent {
		const query = queryParameters?.parameters
			.map(({ name, value }) => `${name}=${filledIn(value, row)}`)
			.join('&');
		return {
			route: `${method} ${new URL(filledIn(url, row)).pathname}`,
			...(query !== undefined && { query }),
			...(jsonBody !== undefined && { body: JSON.parse(filledIn(jsonBody, row)) as unknown }),
		};
	}

	const run = async (
		{ run: runOperation }: ReturnType<typeof openAccount>,
		{ parameters }: Pasted,
		row: IDataObject,
	) => {
		const name = `${String(parameters.resource)}.${String(parameters.operation)}`;
		const { items, error } = await runOperation(name, parameters, { items: [{ json: row }] });
		expect(error?.message).toBeUndefined();
		return items.map(({ json }) => json);
	};

	const calls = openAccount(aircallInTests);
	const leads = openAccount(nutshellInTests);
	const people = openAccount(salesloftInTests);
	const stories = openAccount(shortcutInTests);

	test('Aircall: a new contact is searched for and made by the same requests', async () => {
		const row = { phone: '+442079460958', firstName: 'Nora', lastName: 'Newman' };
		const [[search, create], ours] = pasted('Aircall');
		const [contact] = await run(calls, ours, row);
		expect(contact).toMatchObject({ first_name: 'Nora', created: true });
		// The node asks for a page of the answer, too.
		const { route, query } = wanted(search, row);
		expect(calls.requests()[0]).toBe(`${route}?${query}&page=1&per_page=50`);
		expect(calls.sent().at(-1)).toEqual(wanted(create, row));
		calls.forget();
		const [again] = await run(calls, ours, row);
		expect(again).toMatchObject({ id: contact.id, created: false });
	});

	test('Nutshell: a person is made by the same request', async () => {
		const row = { name: 'Nora Newman', email: 'nora@example.com' };
		const [[create], ours] = pasted('Nutshell');
		await run(leads, ours, row);
		expect(leads.sent()).toEqual([wanted(create, row)]);
	});

	test('Salesloft: the list has the same people', async () => {
		people.open({ people: 250 });
		const [[list], ours] = pasted('Salesloft');
		const { query, route } = wanted(list, {});
		const ids: unknown[] = [];
		for (let page: number | null = 1; page !== null; ) {
			const path = `${route.replace('GET /v2/', '')}?${query}&page=${page}`;
			const answer: PageOfPeople = people.ask('GET', path);
			ids.push(...answer.data.map(({ id }) => id));
			page = answer.metadata.paging.next_page;
		}
		const given = await run(people, ours, {});
		expect(given).toHaveLength(250);
		expect(given.map(({ id }) => id).sort()).toEqual(ids.sort());
	});

	test('Shortcut: a story is moved by the same requests', async () => {
		const state = shortcutAccount.states.inReview;
		const row = { story: shortcutAccount.firstStory, state };
		const [[read, move], ours] = pasted('Shortcut');
		await run(stories, ours, row);
		expect(stories.sent()).toEqual([wanted(read, row), wanted(move, row)]);
	});
});

interface PageOfPeople {
	data: Array<{ id: number }>;
	metadata: { paging: { next_page: number | null } };
}
