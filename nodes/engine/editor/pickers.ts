/** Record kinds -> the methods that fill a node's pickers and mapping forms. */
import {
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INodeListSearchItems,
	type INodeListSearchResult,
	type INodePropertyOptions,
	type INodeType,
	type ResourceMapperField,
	type ResourceMapperFields,
} from 'n8n-workflow';
import { idOf } from '../vocabulary/answered';
import type { Api } from '../vocabulary/api';
import { Client } from '../client/client';
import type { Field } from '../vocabulary/field';
import { shown } from '../client/errors';
import type { Json } from '../json';
import type { Resource } from '../vocabulary/operation';
import { readPage, wholeList, type Page, type Paging } from '../vocabulary/paging';
import { linkOn } from '../client/public-url';
import { filtersOf } from '../form/heard';
import { allFields } from '../form/slots';
import type { Column, ColumnSet } from '../vocabulary/columns';
import { isLocator, readId } from '../vocabulary/identify';
import { valueOf, type Holder, type RecordKind } from '../vocabulary/record';
import type { Trigger } from '../vocabulary/trigger';
import type { Query, Values } from '../vocabulary/values';
import { pathParameters, type Route } from '../vocabulary/route';
import { isNothing } from '../vocabulary/spelling';
import { walk } from '../client/list';
import { camelCase, shorten } from '../vocabulary/words';

/** A list page for a dropdown: large enough to scroll, small enough to come fast. */
const PICKER_PAGE = 50;
/** A page that is only read to be filtered: the fewer requests, the better. */
const FILTERED_PAGE = 100;
/** So many pages are read for one look into a dropdown; its quota is shared with the workflows. */
const MOST_PAGES = 20;
/** More of a name does not fit into a dropdown. */
const LONGEST_NAME = 200;

/** What an editor can show; a longer dropdown only freezes it. */
const MOST_OPTIONS = 5_000;
/** The first option of a list that goes on. It counts as nothing where somebody chooses it. */
const CUT: INodePropertyOptions = {
	name: 'There Are More Than Can Be Listed Here: Name the Others in an Expression',
	value: '',
};

/** How far a list has been read: what a pagination token holds. */
interface ReadSoFar {
	/** The next page; without it, the first one. */
	query?: Query;
	before: number;
	/** The IDs of the page before: some of its records can come again. */
	shown: unknown[];
	/** Whether the next page is a guess. */
	isGuess?: boolean;
	/** Whether the list is filtered here, since the provider's search found nothing. */
	isListed?: boolean;
}

const START: ReadSoFar = { before: 0, shown: [] };

type Methods = Required<
	Pick<NonNullable<INodeType['methods']>, 'listSearch' | 'loadOptions' | 'resourceMapping'>
>;

/** The methods for every picker that the resources use. */
export function pickers(api: Api, resources: Resource[]): Methods {
	return fieldPickers(api, fieldsOf(resources));
}

/** The methods for every picker that the filters of a trigger use. */
export function triggerPickers({ api, events }: Trigger): Methods {
	return fieldPickers(
		api,
		filtersOf(events).map(({ field }) => field),
	);
}

function fieldPickers(api: Api, fields: Field[]): Methods {
	const methods: Methods = { listSearch: {}, loadOptions: {}, resourceMapping: {} };
	for (const field of fields) {
		for (const kind of field.kinds) {
			methods.listSearch[kind.key] = async function (filter, paginationToken) {
				return await searchList(this, api, kind, filter, paginationToken);
			};
			methods.loadOptions[kind.key] = async function () {
				return await loadOptions(this, api, kind);
			};
		}
		const { columns } = field;
		if (columns) {
			methods.resourceMapping[columns.key] = async function () {
				return await loadColumns(this, api, columns);
			};
		}
	}
	return methods;
}

function fieldsOf(resources: Resource[]): Field[] {
	return resources.flatMap(({ operations }) => operations.flatMap(allFields));
}

/**
 * One page of a searchable list. Where the provider has no search, pages are read and filtered
 * here until something matches or the list ends.
 */
async function searchList(
	context: ILoadOptionsFunctions,
	api: Api,
	kind: RecordKind,
	filter = '',
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	let soFar: ReadSoFar | undefined =
		typeof paginationToken === 'string' ? (JSON.parse(paginationToken) as ReadSoFar) : START;
	const { isListed } = soFar;
	const searched = filter.trim();
	const query = searched === '' || isListed ? undefined : kind.search?.query(searched);
	const source =
		kind.search && query
			? { ...kind.search, query }
			: { route: kind.list, query: kind.query, paging: kind.paging };
	const paging = source.paging ?? kind.paging ?? wholeList;
	const wanted = query ? '' : searched.toLowerCase();
	const size = Math.min(wanted === '' ? PICKER_PAGE : FILTERED_PAGE, paging.max);
	const { ask, client, tell } = await asker(context, api, kind, source.route, source.query);
	const told = await client.names.told(kind).catch(tell);

	const first = paging.first(size, { limit: size, query: source.query ?? {} });
	const results: INodeListSearchItems[] = [];
	for (let read = 0; soFar !== undefined && results.length === 0 && read < MOST_PAGES; read += 1) {
		const { query: at = first, before, shown, isGuess: isGuessed }: ReadSoFar = soFar;
		const { records, next, isGuess }: Page = readPage(paging, await ask(at), at, before);
		const fresh = records.filter((one) => idOf(one) === undefined || !shown.includes(one.id));
		for (const item of fresh.flatMap((one) => entry(api, told, one)).filter(containing(wanted))) {
			if (results.length < MOST_OPTIONS) results.push(item);
		}
		const ids = records.slice(-FILTERED_PAGE).map(({ id }) => id);
		soFar = next && { query: next, before: before + records.length, shown: ids, isGuess, isListed };
		if (isGuessed && fresh.length === 0) soFar = undefined;
	}
	if (query && kind.search?.isExact && results.length === 0 && soFar === undefined) {
		const list = JSON.stringify({ ...START, isListed: true });
		return await searchList(context, api, kind, filter, list);
	}
	return { results, paginationToken: soFar && JSON.stringify(soFar) };
}

function containing(wanted: string): (item: INodeListSearchItems) => boolean {
	return ({ name, value }) =>
		name.toLowerCase().includes(wanted) || String(value).toLowerCase() === wanted;
}

/** The whole list by name, or as much of it as an editor can show. */
async function loadOptions(
	context: ILoadOptionsFunctions,
	api: Api,
	kind: RecordKind,
): Promise<INodePropertyOptions[]> {
	const { ask, client, tell } = await asker(context, api, kind, kind.list, kind.query);
	const told = await client.names.told(kind).catch(tell);
	const { records, isCut } = await listed(kind.paging ?? wholeList, ask);
	const options: INodePropertyOptions[] = records.flatMap((one) => entry(api, told, one));
	options.sort((a, b) => a.name.localeCompare(b.name, 'en'));
	return isCut ? [CUT, ...options] : options;
}

/** A list as far as it is read for the editor. */
async function listed(
	paging: Paging,
	ask: (changes: Query) => Promise<unknown>,
): Promise<{ records: Json[]; isCut: boolean }> {
	const records: Json[] = [];
	let isCut = false;
	const onCeiling = () => {
		isCut = true;
	};
	for await (const one of walk(paging, ask, { limit: Infinity, pages: MOST_PAGES, onCeiling })) {
		if (records.length === MOST_OPTIONS) return { records, isCut: true };
		records.push(one);
	}
	return { records, isCut };
}

async function loadColumns(
	context: ILoadOptionsFunctions,
	api: Api,
	columns: ColumnSet,
): Promise<ResourceMapperFields> {
	const { ask } = await asker(context, api, {}, columns.list, columns.query);
	const { records } = await listed(columns.paging ?? wholeList, ask);
	const fields = records.flatMap((one) => {
		const column = columns.column(one);
		return column && !isNothing(column.id) ? [mapperField(column)] : [];
	});
	fields.sort((a, b) => a.displayName.localeCompare(b.displayName, 'en'));
	if (fields.length > 0) return { fields };
	return { fields, emptyFieldsNotice: `${api.name} lists no custom fields here.` };
}

function mapperField({ name, ...column }: Column): ResourceMapperField {
	return {
		...column,
		displayName: isNothing(name) ? column.id : name,
		required: false,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
	};
}

/** A record as an entry of a list; none where there is nothing that it could be chosen by. */
export function entry(
	{ host, site = host }: Api,
	kind: RecordKind,
	one: Json,
): Array<INodeListSearchItems & INodePropertyOptions> {
	const value = idOf({ id: valueOf(kind, one) });
	if (value === undefined || isNothing(value)) return [];
	const label = shorten(kind.label(one), LONGEST_NAME);
	const url = linkOn(site, kind.link?.(one));
	const name = isNothing(label) ? shorten(String(value), LONGEST_NAME) : label;
	return [{ name, value, ...(url === undefined ? {} : { url }) }];
}

/** What asks a route in the panel, within the record that is chosen there if there is one. */
interface Asker {
	/** Asks with changes to the query. */
	ask: (changes: Query) => Promise<unknown>;
	client: Client;
	/** Throws a failure as the panel shows it. */
	tell: (error: Error) => Promise<never>;
}

async function asker(
	context: ILoadOptionsFunctions,
	api: Api,
	{ within }: Pick<RecordKind, 'within'>,
	route: Route,
	query: Query = {},
): Promise<Asker> {
	const client = await Client.open(context, api);
	const tell = async (error: Error): Promise<never> => {
		await client.learnSecrets();
		throw shown(context.getNode(), error, client.redact);
	};
	const isChosen = within !== undefined && !within.holderId;
	const holder = isChosen ? await holderOf(context, within, client).catch(tell) : {};
	const inPath = pathParameters(route).length > 0;
	const filters = inPath ? query : { ...query, ...holder };
	const ask = async (changes: Query) => {
		const parts = { path: holder, query: { ...filters, ...changes } };
		return (await client.send(route, parts, true)).body;
	};
	return { ask, client, tell };
}

/** The record that holds the listed ones, as it is chosen in the panel right now. */
async function holderOf(
	context: ILoadOptionsFunctions,
	{ kind, wire, parameter = camelCase(wire) }: Holder,
	client: Client,
): Promise<Values['path']> {
	const raw = context.getCurrentNodeParameter(parameter);
	if (isNothing(isLocator(raw) ? raw.value : raw)) {
		throw new NodeOperationError(context.getNode(), `Choose '${kind.name}' first`);
	}
	const about = { field: kind.name, timezone: context.getTimezone(), item: {} };
	const named = { path: { [wire]: readId(kind, raw, about) }, query: {}, body: {}, local: {} };
	return (await client.resolver.resolve(named)).path;
}
