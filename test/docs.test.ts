import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { event, type Filter } from '../nodes/engine/vocabulary/event';
import {
	cases,
	choice,
	flag,
	json,
	references,
	path,
	text,
} from '../nodes/engine/vocabulary/field';
import * as operation from '../nodes/engine/vocabulary/operation';
import { resource } from '../nodes/engine/vocabulary/operation';
import type { Feed } from '../nodes/engine/vocabulary/feed';
import { wholeList } from '../nodes/engine/vocabulary/paging';
import { integerId, record } from '../nodes/engine/vocabulary/record';
import type { Route } from '../nodes/engine/vocabulary/route';
import { eventTable, polledTable } from '../scripts/events';
import { examples } from '../scripts/examples';
import { providers } from '../scripts/providers';
import { nodeTypes } from '../scripts/node-types';
import { recipes } from '../scripts/recipes';
import {
	complaints,
	overview,
	pages,
	resourceTable,
	serviceTable,
	withReference,
} from '../scripts/reference';
import { service } from './engine/service';

const ROOT = join(__dirname, '..');
const MADE = ['coverage', 'dist', 'node_modules', 'packages'];

const made = nodeTypes().then((types) => recipes(examples(), types));

/** What people read. */
const written = [
	'README.md',
	'CHANGELOG.md',
	'CONTRIBUTING.md',
	...readdirSync(join(ROOT, 'docs'))
		.filter((file) => file.endsWith('.md'))
		.map((file) => `docs/${file}`),
];

function folders(within: string): string[] {
	return readdirSync(join(ROOT, within), { withFileTypes: true })
		.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
		.map(({ name }) => name)
		.filter((name) => !MADE.includes(name) && readdirSync(join(ROOT, within, name)).length > 0);
}

describe('The documentation', () => {
	test('lists the operations as they are in the code', async () => {
		expect(complaints(pages(await providers(), await made))).toEqual([]);
	});

	test('asks for the page of a provider that lacks one', () => {
		const acme = { name: 'Acme', registered: true, resources: [] };
		expect(complaints(pages([acme], ''))).toContain(
			'docs/acme.md is missing: write it, then run npm run docs',
		);
	});

	test('of a page that lists other things than the code says what to run', async () => {
		expect(complaints(pages([], await made))).toEqual([
			'README.md is older than the services it lists: run npm run docs',
			'docs/operations.md is older than the operations it lists: run npm run docs',
		]);
	});

	test('names every room, every file of the engine and every kind of test', () => {
		const text = readFileSync(join(ROOT, 'docs', 'ARCHITECTURE.md'), 'utf8');
		const providersToo = folders('nodes').filter((name) => name !== 'engine');
		const tests = folders('test').filter(
			(folder) => !providersToo.some((name) => name.toLowerCase() === folder),
		);
		const engine = readdirSync(join(ROOT, 'nodes', 'engine')).flatMap((entry) =>
			entry.endsWith('.ts')
				? [entry]
				: [entry, ...readdirSync(join(ROOT, 'nodes', 'engine', entry))],
		);
		const named = [
			...folders('.').map((folder) => `${folder}/`),
			...tests.map((folder) => `test/${folder}/`),
			...engine.map((entry) => (entry.endsWith('.ts') ? entry : `${entry}/`)),
		];
		expect(named.filter((name) => !text.includes(name))).toEqual([]);
	});

	test('has each file of the engine in the row of its floor, and none that is gone', () => {
		const text = readFileSync(join(ROOT, 'docs', 'ARCHITECTURE.md'), 'utf8');
		const [, table] = text.split('\nFile by file:\n\n');
		const rows = table.slice(0, table.indexOf('\n\n')).split('\n').slice(2);
		const listed = new Map<string, string[]>();
		let files: string[] = [];
		for (const row of rows) {
			const [, first] = row.split('|');
			const floor = /\*\*`(\w+)\/`\*\*/.exec(first)?.[1];
			if (floor) listed.set(floor, (files = []));
			else files.push(...[...first.matchAll(/`([^`]+)`/g)].map(([, name]) => name));
		}
		const floors = folders('nodes/engine');
		expect([...listed.keys()].sort()).toEqual(floors.sort());
		for (const [floor, named] of listed) {
			const held = readdirSync(join(ROOT, 'nodes', 'engine', floor), { withFileTypes: true });
			const names = held.map((one) => (one.isDirectory() ? `${one.name}/` : one.name));
			expect({ floor, files: named.sort() }).toEqual({ floor, files: names.sort() });
		}
	});

	test('names every example', () => {
		const all = written.map((file) => readFileSync(join(ROOT, file), 'utf8')).join('\n');
		const examples = readdirSync(join(ROOT, 'examples'));
		expect(examples.filter((file) => !all.includes(`examples/${file}`))).toEqual([]);
	});

	test('holds no marks of a merge that was left undone, and no section twice', () => {
		const mark = /^(?:<{7} |={7}$|>{7} |(?:> ){6}> )/;
		const found = written.flatMap((file) => {
			const lines = readFileSync(join(ROOT, file), 'utf8').split('\n');
			const sections = lines.filter((line) => line.startsWith('## '));
			const twice = sections.filter((line, i) => sections.indexOf(line) !== i);
			const odd = [...lines.filter((line) => mark.test(line)), ...twice];
			return odd.map((line) => `${file}: ${line}`);
		});
		expect(found).toEqual([]);
	});

	test('links to files that exist', () => {
		const broken = written.flatMap((file) =>
			[...readFileSync(join(ROOT, file), 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)]
				.map(([, target]) => target)
				.filter((target) => !existsSync(join(ROOT, dirname(file), target)))
				.map((target) => `${file}: ${target}`),
		);
		expect(broken).toEqual([]);
	});
});

describe('A generated part', () => {
	const marked = 'Before\n<!-- operations:start -->old<!-- operations:end -->\nAfter\n';

	test('replaces what stood between the marks and nothing else', () => {
		expect(withReference(marked, 'new', 'operations')).toBe(
			[
				'Before\n<!-- operations:start -->',
				'<!-- prettier-ignore-start -->',
				'new',
				'<!-- prettier-ignore-end -->',
				'<!-- operations:end -->\nAfter\n',
			].join('\n\n'),
		);
	});

	test('comes out the same when it is written again', () => {
		const once = withReference(marked, 'new', 'operations') ?? '';
		expect(withReference(once, 'new', 'operations')).toBe(once);
	});

	test.each([
		['no marks', 'Before\nAfter\n'],
		['a start without an end', '<!-- operations:start -->'],
		['an end before its start', '<!-- operations:end --><!-- operations:start -->'],
		['two pairs of marks', marked + marked],
	])('has no place in a page with %s', (_, page) => {
		expect(withReference(page, 'new', 'operations')).toBeUndefined();
	});
});

describe('The table of the events of a trigger', () => {
	const thing = record('Thing', { id: integerId, list: 'GET /things', label: () => '' });
	const kind: Filter = { field: choice('kind', ['big', 'small']), of: () => [] };
	const things: Filter = { field: references(thing, 'thing_ids'), of: () => [] };
	const events = [
		event('thingMoved', 'Thing Moved', ['thing.move', 'thing.shift'], { filters: [things, kind] }),
		event('thingMade', 'Thing Made', 'thing.create', { description: 'New | <here>' }),
	];

	test('lists them in the order of the panel, with what they are called and narrowed down by', () => {
		expect(eventTable(events).split('\n')).toEqual([
			"| Event | `event` in the output | Provider's name | Filters | Notes |",
			'| --- | --- | --- | --- | --- |',
			'| Thing Made | `thingMade` | `thing.create` |  | New \\| &lt;here> |',
			'| Thing Moved | `thingMoved` | `thing.move`<br>`thing.shift` | Kind, Thing Names or IDs |  |',
		]);
	});

	test('names the lists in which a polling trigger sees them', () => {
		const route: Route = 'GET /things';
		const feed = { route, paging: wholeList, since: () => ({}), overlap: 60_000 };
		const feeds = ['thing.move', 'thing.shift', 'thing.create'].map(
			(type): Feed => ({
				...feed,
				type,
				order: 'none',
				when: () => 0,
				tells: (record) => ({ record }),
			}),
		);
		expect(polledTable({ api: service, events, feeds }).split('\n')).toEqual([
			'| Event | `event` in the output | Read from | Filters | Notes |',
			'| --- | --- | --- | --- | --- |',
			'| Thing Made | `thingMade` | `GET /things` |  | New \\| &lt;here> |',
			'| Thing Moved | `thingMoved` | `GET /things` | Kind, Thing Names or IDs |  |',
		]);
	});

	test('is counted in the overview of its provider', () => {
		expect(overview({ name: 'Acme', resources: [], events }).split('\n').slice(3, 5)).toEqual([
			'',
			'2 events that start a workflow; [all of them](acme.md#triggers).',
		]);
	});

	test('is counted in the table of all services', () => {
		expect(serviceTable([{ name: 'Acme', resources: [], events }]).split('\n')).toEqual([
			'| Service | Operations | Events that start a workflow | Page |',
			'| --- | --- | --- | --- |',
			'| Acme | 0 | 2 | [docs/acme.md](docs/acme.md) |',
		]);
	});

	test('has marks of its own, beside those of the operations', () => {
		const page = '<!-- events:start --><!-- events:end -->\n<!-- operations:start -->';
		expect(withReference(page, 'new', 'events')).toContain('\n\nnew\n\n');
	});
});

describe('The table of a resource', () => {
	const widget = record('Widget', { id: integerId, list: 'GET /widgets', label: () => '' });
	const kind = text('kind', { min: 1 });

	const widgets = resource('Widget', {
		create: operation.create('POST /widgets', {
			required: [kind, ...cases(kind, { round: [text('radius', { min: 1 })] })],
			beside: [json('extra')],
			optional: [text('note'), references(widget, 'part_ids')],
			prepare: async () => undefined,
		}),
		delete: operation.remove('DELETE /widgets/{id}', {
			required: [path(widget, 'id')],
			description: 'Delete a widget | its <parts> stay',
		}),
		getAll: operation.list('GET /widgets', {
			paging: wholeList,
			filters: [flag('round', { description: 'Whether it is round' })],
			options: [text('fields')],
			simplify: (one) => one,
		}),
		update: operation.update('PUT /widgets/{id}', {
			required: [path(widget, 'id')],
			optional: [text('note', { nullable: true })],
			readAfter: 'GET /widgets/{id}',
		}),
	});

	test('says of each operation what it asks for, sends and gives', () => {
		expect(resourceTable(widgets).split('\n')).toEqual([
			'### Widget',
			'',
			'| Operation | Mark | What it does | Route | Required | Optional | Notes |',
			'| --- | --- | --- | --- | --- | --- | --- |',
			'| Create | _write_ | Create a widget | `POST /widgets` | Kind, Radius (when Kind is round) | Extra<br>_Additional Fields_: Note, Widget Names or IDs | May send further requests |',
			'| Delete | _destroy_ | Delete a widget \\| its &lt;parts> stay | `DELETE /widgets/{id}` | Widget |  | Gives `deleted: true` and the ID |',
			'| Get Many | _read_ | Retrieve a list of widgets | `GET /widgets` |  | _Filters_: Round<br>_Options_: Fields | Return All or Limit<br>Simplify |',
			'| Update | _write_ | Change a widget | `PUT /widgets/{id}`<br>`GET /widgets/{id}` | Widget | _Update Fields_: Fields to Clear, Note |  |',
		]);
	});

	test('says what each of them needs where the provider sells some of them apart', () => {
		const needs = ({ value }: { value: string }) => (value === 'delete' ? 'Gold' : undefined);
		const [, , head, line, create, remove] = resourceTable(widgets, needs).split('\n');
		expect([head, line]).toEqual([
			'| Operation | Mark | What it does | Needs | Route | Required | Optional | Notes |',
			'| --- | --- | --- | --- | --- | --- | --- | --- |',
		]);
		expect(create).toContain('| Create a widget |  | `POST /widgets` |');
		expect(remove).toContain('stay | Gold | `DELETE /widgets/{id}` |');
	});

	test('has one line in the overview of its provider', () => {
		expect(overview({ name: 'Acme', resources: [widgets] }).split('\n')).toEqual([
			'### Acme',
			'',
			'4 operations; [all their parameters](acme.md).',
			'',
			'- **Widget**: _read_ Get Many; _write_ Create, Update; _destroy_ Delete',
		]);
	});
});
