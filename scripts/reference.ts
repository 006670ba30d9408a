/** The reference parts of the documentation, made from the operations and events that they describe. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Field } from '../nodes/engine/vocabulary/field';
import { allowedHostsProperty } from '../nodes/engine/form/allowed-hosts';
import { clearableFields, collectionsOf, topLevelFields } from '../nodes/engine/form/slots';
import {
	effectOf,
	isRead,
	type Effect,
	type NamedOperation,
	type Resource,
} from '../nodes/engine/vocabulary/operation';
import { eventTable, polledTable } from './events';
import { pageOf, type Needs, type Provider } from './providers';
import { root } from './root';
import { byName, cell } from './table';

/** What makes every page fresh, for the sentences that ask for it. */
const COMMAND = 'npm run docs';

/** A page with a part that is made from the code. */
export interface Page {
	/** From the root of the repository. */
	path: string;
	/** What should stand there; absent where only a person can put it right. */
	fresh?: string;
	/** Why it is not as it should be; continues a sentence that starts with the path. */
	problem?: string;
}

/**
 * The pages of these providers, and those that tell of all the registered ones.
 * @param recipes what the page of the recipes holds
 */
export function pages(all: Provider[], recipes: string): Page[] {
	const registered = all.filter((one) => one.registered);
	return [
		page('README.md', { services: serviceTable(registered) }),
		page('docs/operations.md', { operations: [MARKS, ...registered.map(overview)].join('\n\n') }),
		page('docs/recipes.md', { recipes }),
		...all.map(({ name, resources, needs, events, polled }) =>
			page(pageOf(name), {
				...(events && { events: eventTable(events) }),
				...(polled && { polled: polledTable(polled) }),
				operations: [MARKS, ...byName(resources).map((one) => resourceTable(one, needs))].join(
					'\n\n',
				),
			}),
		),
	];
}

/** A sentence for each page that does not say what the code does. */
export function complaints(made: Page[]): string[] {
	return made.flatMap(({ path, problem }) => (problem === undefined ? [] : `${path} ${problem}`));
}

/** What a page holds between marks: `<!-- operations:start -->` and `<!-- operations:end -->`. */
type Part = 'operations' | 'events' | 'polled' | 'recipes' | 'services';

/** @param parts what is made from the code, by what its marks are called */
function page(path: string, parts: Partial<Record<Part, string>>): Page {
	const file = join(root, path);
	if (!existsSync(file)) return { path, problem: `is missing: write it, then run ${COMMAND}` };
	const text = readFileSync(file, 'utf8');
	let fresh = text;
	for (const [part, reference] of Object.entries(parts) as Array<[Part, string]>) {
		const next = withReference(fresh, reference, part);
		if (next === undefined) {
			const { start, end } = marksOf(part);
			return { path, problem: `needs one line "${start}" and, below it, one line "${end}"` };
		}
		fresh = next;
	}
	if (text === fresh) return { path, fresh };
	const listed = Object.keys(parts).reverse().join(' or ');
	return { path, fresh, problem: `is older than the ${listed} it lists: run ${COMMAND}` };
}

const marksOf = (part: Part) => ({ start: `<!-- ${part}:start -->`, end: `<!-- ${part}:end -->` });

/**
 * The text with the part between its two marks replaced; undefined where there is not exactly one
 * pair of marks.
 */
export function withReference(text: string, reference: string, part: Part): string | undefined {
	const { start, end } = marksOf(part);
	const [before, inside, ...second] = text.split(start);
	const [, after, ...rest] = (inside ?? '').split(end);
	if (after === undefined || second.length > 0 || rest.length > 0) return undefined;
	// Prettier would pad every cell of a table to the longest one.
	const kept = ['<!-- prettier-ignore-start -->', reference, '<!-- prettier-ignore-end -->'];
	return `${before}${[start, ...kept, end].join('\n\n')}${after}`;
}

const EFFECTS: Effect[] = ['read', 'write', 'destroy'];

/** Above every list of operations. */
const MARKS =
	'Each operation is marked: _read_ changes nothing, _write_ creates, changes or does something, ' +
	'_destroy_ takes away what the node cannot bring back. **Read Only** in the credential refuses ' +
	'the last two before anything is sent.';

type Described = Omit<Provider, 'registered'>;

function countOf({ resources }: Described): number {
	return resources.reduce((sum, { operations }) => sum + operations.length, 0);
}

/** One row for each provider, with how much it can do. */
export function serviceTable(all: Described[]): string {
	const rows = all.map((one) => {
		const page = pageOf(one.name);
		const cells = [one.name, countOf(one), one.events?.length ?? 0, `[${page}](${page})`];
		return `| ${cells.join(' | ')} |`;
	});
	const head = '| Service | Operations | Events that start a workflow | Page |';
	return [head, '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** One line for each resource of a provider, with its operations by what they do. */
export function overview(provider: Described): string {
	const { name, resources, events } = provider;
	const page = basename(pageOf(name));
	return [
		`### ${name}`,
		'',
		`${countOf(provider)} operations; [all their parameters](${page}).`,
		...(events
			? ['', `${events.length} events that start a workflow; [all of them](${page}#triggers).`]
			: []),
		'',
		...byName(resources).map((one) => `- **${one.name}**: ${byEffect(one.operations)}`),
	].join('\n');
}

/** `_read_ Get, Get Many; _destroy_ Delete` */
function byEffect(operations: NamedOperation[]): string {
	return EFFECTS.map((effect) => ({
		effect,
		names: operations.filter((one) => effectOf(one) === effect).map(({ name }) => name),
	}))
		.filter(({ names }) => names.length > 0)
		.map(({ effect, names }) => `_${effect}_ ${names.join(', ')}`)
		.join('; ');
}

/** A table of the operations of a resource. @param needs adds a column of what each needs */
export function resourceTable({ name, operations }: Resource, needs?: Needs): string {
	const columns: Array<[title: string, of: (one: NamedOperation) => string]> = [
		['Operation', (one) => one.name],
		['Mark', (one) => `_${effectOf(one)}_`],
		['What it does', (one) => one.description],
		['Route', routes],
		['Required', requiredOf],
		['Optional', optionalOf],
		['Notes', notes],
	];
	if (needs) columns.splice(3, 0, ['Needs', (one) => needs(one) ?? '']);
	const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
	return [
		`### ${name}`,
		'',
		row(columns.map(([title]) => title)),
		row(columns.map(() => '---')),
		...operations.map((one) => row(columns.map(([, of]) => cell(of(one))))),
	].join('\n');
}

function routes({ route, gives }: NamedOperation): string {
	const readAfter = gives.kind === 'record' ? gives.readAfter : undefined;
	return [route, ...(readAfter ? [readAfter] : [])].map((one) => `\`${one}\``).join('<br>');
}

function requiredOf(one: NamedOperation): string {
	const fields = topLevelFields(one)
		.filter(({ required }) => required)
		.map(({ field }) => field);
	return fields.map((field) => labelled(field, fields)).join(', ');
}

/** A field's label, and when it is asked for if that depends on another one. */
function labelled({ label, when }: Field, others: Field[]): string {
	if (!when) return label;
	const other = others.find(({ name }) => name === when.name)?.label ?? when.name;
	return `${label} (when ${other} is ${when.value})`;
}

/** The parameters that need not be filled in, by the collection in which the editor shows them. */
function optionalOf(one: NamedOperation): string {
	const alone = topLevelFields(one).filter(
		({ field, required }) => !required && field.in !== 'form',
	);
	const collections = collectionsOf(one).map(({ name, label, fields }) => {
		const clears = name === 'updateFields' && clearableFields(one).length > 0;
		const labels = [...fields.map((field) => field.label), ...(clears ? ['Fields to Clear'] : [])];
		return labels.length === 0 ? '' : `_${label}_: ${labels.sort(alphabetically).join(', ')}`;
	});
	return [alone.map(({ field }) => field.label).join(', '), ...collections]
		.filter((part) => part !== '')
		.join('<br>');
}

function alphabetically(a: string, b: string): number {
	return a.localeCompare(b, 'en');
}

function notes(one: NamedOperation): string {
	const { gives, simplify, send } = one;
	return [
		gives.kind === 'list' && 'Return All or Limit',
		gives.kind === 'file' && `Gives a file<br>Option ${allowedHostsProperty.displayName}`,
		simplify && (isRead(one) ? 'Simplify' : 'Option Simplify'),
		gives.kind === 'deleted' && 'Gives `deleted: true` and the ID',
		gives.kind === 'done' && 'Gives `success: true`',
		(send.run ?? send.prepare ?? send.readFirst) && 'May send further requests',
	]
		.filter(Boolean)
		.join('<br>');
}
