/** Fields that name records: picked from a list, or given by ID or web address. */
import type { INodePropertyMode } from 'n8n-workflow';
import { arrayOf } from '../../json';
import { eachOf } from '../entries';
import { addressOf, BY_NAME, readId, saysOf, wireId } from '../identify';
import { goesByName, type RecordKind } from '../record';
import type { Read } from '../value';
import { article, COMMA_NOTE, sentenceCase } from '../words';
import { cases, field, type Field, type FieldOptions } from './field';
import { choice } from './plain';

/** A record that is named by its ID in the body or the query. */
export function reference(kind: RecordKind, wire: string, options: FieldOptions = {}): Field {
	return field(wire, { label: kind.name, ...options }, 'resourceLocator', {
		default: { mode: 'list', value: '' },
		...locator(kind),
		kinds: [kind],
		read: (raw, context) => wireId(kind, raw, context),
	});
}

/** A record that is named in the path. */
export function path(kind: RecordKind, wire: string, options: FieldOptions = {}): Field {
	const name = options.name ?? `${kind.key}Id`;
	return {
		...reference(kind, wire, { ...options, name, in: 'path' }),
		read: (raw, context) => readId(kind, raw, context),
	};
}

/** Records that are picked together. `each`: from an ID to what the API takes. */
export function references(
	kind: RecordKind,
	wire: string,
	options: FieldOptions & { each?: (id: unknown) => unknown } = {},
): Field {
	const { label = kind.name, each } = options;
	const comma = commasIn(kind);
	const note = options.description === undefined ? comma : `${options.description}. ${comma}`;
	const base = field(
		wire,
		{
			...options,
			label: `${label} Names or IDs`,
			description: `${note}. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.`,
		},
		'multiOptions',
		{
			default: [],
			typeOptions: { loadOptionsMethod: kind.key },
			kinds: [kind],
			read: eachRecord((raw, context) => wireId(kind, raw, context)),
			send: each && ((ids) => arrayOf(ids).map(each)),
		},
	);
	return { ...base, isList: true };
}

function commasIn(kind: RecordKind): string {
	if (goesByName(kind)) {
		return `${COMMA_NOTE}. The name of ${article(sentenceCase(kind.name))} is its ID here`;
	}
	return kind.names ? COMMA_NOTE : 'A comma in a text separates IDs';
}

/**
 * A reader of records, from the one of each. Those that are chosen are whole entries; in a text, a
 * comma separates one from the next.
 */
export function eachRecord(read: Read): Read {
	return (raw, context) => eachOf(read, Array.isArray(raw) ? 'kept' : 'split')(raw, context);
}

/**
 * A record of one of several kinds: the kind is chosen first, then the record.
 * @param none what to call the choice of no record at all; without it there must be one
 */
export function anyOf(
	wire: string,
	kinds: RecordKind[],
	{ none, ...options }: FieldOptions & { name: string; none?: string },
): Field[] {
	const choices = kinds.map(({ name, key }) => ({ name, value: key }));
	const chosen = choice(
		options.name,
		none === undefined ? choices : [...choices, { name: none, value: 'none' }],
		{ ...options, in: 'local', default: none === undefined ? kinds[0].key : 'none' },
	);
	return [
		chosen,
		...kinds.flatMap((kind) =>
			cases(chosen, { [kind.key]: [reference(kind, wire, { name: `${kind.key}Id` })] }),
		),
	];
}

/** From List, By ID and, where the provider has addresses or other names for such records, by those. */
function locator(kind: RecordKind): { modes: INodePropertyMode[] } {
	const { id, key, by = [], names, urls = [], urlExample } = kind;
	const looked = by.flatMap((one) => [one.pattern, ...(one.urls ?? [])]);
	const idLabel = id.label ?? 'ID';
	// Where names are taken, any text can be one.
	const written = names ? undefined : [id.pattern, ...urls, ...looked];
	const modes: INodePropertyMode[] = [
		mode('From List', 'list', {
			type: 'list',
			typeOptions: { searchListMethod: key, searchable: true },
		}),
		typed(`By ${idLabel}`, idLabel.toLowerCase(), id.example, saysOf(kind), written),
	];
	if (names && !goesByName(kind)) modes.push(typed('By Name', BY_NAME, names.example, 'a name'));
	if (urlExample !== undefined) {
		const accepted = [...urls, ...by.flatMap((one) => one.urls ?? [])];
		modes.push(typed('By URL', 'url', urlExample, addressOf(kind), accepted));
	}
	for (const { label, mode: way, example, says, pattern, urls: pages = [] } of by) {
		modes.push(typed(label, way, example, says, [pattern, ...pages]));
	}
	return { modes };
}

/**
 * A way to name a record by typing. `says` completes "Must be …". n8n asks that the whole text matches
 * one of the patterns, where there are any.
 */
function typed(
	displayName: string,
	name: string,
	example: string,
	says: string,
	patterns?: string[],
): INodePropertyMode {
	const placeholder = `e.g. ${example}`;
	if (!patterns) return mode(displayName, name, { type: 'string', placeholder });
	const regex = `(?:${patterns.map((pattern) => `(?:${pattern})`).join('|')})`;
	const properties = { regex, errorMessage: `Must be ${says}` };
	return mode(displayName, name, {
		type: 'string',
		placeholder,
		validation: [{ type: 'regex', properties }],
	});
}

function mode(
	displayName: string,
	name: string,
	looks: Omit<INodePropertyMode, 'displayName' | 'name'>,
): INodePropertyMode {
	return { displayName, name, ...looks };
}
