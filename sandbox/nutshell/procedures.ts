/**
 * The procedures of JSON-RPC that the node calls. Their names and parameters are known, hardly anything
 * of what they answer: `id`, `entityType` and `rev` are, the other fields are the sandbox's choice.
 */
import { json, type SandboxResponse } from '../http';
import { must } from './answers';
import type { Call } from './call';
import { TEAMS } from './unpublished';
import { idNumber, isFields, type Content, type Entity, type Fields, type Value } from './model';

type Procedure = (call: Call, params: Fields) => SandboxResponse;

const DAY = 24 * 60 * 60;

const given = (call: Call, result: Value) =>
	json(200, { jsonrpc: '2.0', id: call.body.id, result, error: null });

const revisionOf = ({ changes = 0 }: Entity) => String(changes + 1);

/** `tasks` -> `Tasks` */
const entityType = (kind: string) => kind.charAt(0).toUpperCase() + kind.slice(1);

const isoOf = (seconds: Value | undefined) =>
	typeof seconds === 'number' ? new Date(seconds * 1000).toISOString() : null;

/** What is shown of each kind beside what all have. */
const tells: Record<string, (entity: Entity) => Fields> = {
	activities: ({ attributes: { name = null } }) => ({ name }),
	notes: ({ attributes: { body = null } }) => ({ note: body }),
	products: ({ attributes: { name = null, sku = null, description = null } }) => ({
		...{ name, sku, description },
	}),
	tasks: ({ attributes: { title = null, description = null, dueTime, completedTime } }) => ({
		...{ title, description, dueTime: isoOf(dueTime), completedTime: isoOf(completedTime) },
	}),
};

const shown = (entity: Entity): Fields => ({
	id: idNumber(entity.id),
	entityType: entityType(entity.kind),
	rev: revisionOf(entity),
	createdTime: isoOf(entity.createdAt),
	...tells[entity.kind](entity),
});

/** The record that the first parameter names. */
function named({ state }: Call, kind: string, id: Value): Entity {
	const entity = state.find(`${String(id)}-${kind}`);
	must(entity !== undefined, `There is no ${kind} ${String(id)}`);
	return entity;
}

const get =
	(kind: string, key: string): Procedure =>
	(call, { [key]: id }) =>
		given(call, shown(named(call, kind, id)));

/** Finds the record, and holds the revision to its present one. */
function current(call: Call, kind: string, id: Value, rev: Value): Entity {
	const entity = named(call, kind, id);
	must(rev === revisionOf(entity), 'rev key is out-of-date');
	return entity;
}

/** @param write gives the record its new content */
const edit =
	(
		kind: string,
		[key, what]: [key: string, what: string],
		write: (content: Content, given: Value, call: Call, entity: Entity) => void,
	): Procedure =>
	(call, { [key]: id, rev, [what]: change }) => {
		const { state, caller } = call;
		const entity = current(call, kind, id, rev);
		const { attributes, links, customFields } = entity;
		const content = structuredClone({ attributes, links, customFields });
		write(content, change, call, entity);
		state.save(entity, content, caller.id);
		return given(call, shown(entity));
	};

const secondsOf = (time: Value) => Math.floor(Date.parse(String(time)) / 1000);

function writeTask({ attributes }: Content, change: Value): void {
	must(isFields(change), 'task must be an object');
	for (const [name, value] of Object.entries(change)) {
		const isTime = name === 'dueTime' || name === 'completedTime';
		must(isTime || name === 'title' || name === 'description', `task has no ${name}`);
		attributes[name] = isTime && value !== null ? secondsOf(value) : value;
	}
}

function writeProduct({ attributes }: Content, change: Value): void {
	must(isFields(change), 'product must be an object');
	const { price, ...texts } = change;
	for (const [name, value] of Object.entries(texts)) {
		must(['name', 'sku', 'description'].includes(name), `product has no ${name}`);
		attributes[name] = value;
	}
	if (price === undefined) return;
	must(isFields(price), 'price must be an object');
	const { amount, currency_shortname: currency } = price;
	attributes.price = { amount: Number(amount), currency };
}

function writeNote(
	{ attributes }: Content,
	text: Value,
	{ caller, now }: Call,
	note: Entity,
): void {
	must(note.links.creator === caller.id, 'Only the author of a note can edit it');
	must(now - note.createdAt <= DAY, 'A note can be edited for 24 hours only');
	attributes.body = text;
}

const newProduct: Procedure = (call, { product }) => {
	const content: Content = { attributes: {}, links: {}, customFields: {} };
	writeProduct(content, product);
	return given(call, shown(call.state.create('products', content, call.caller.id)));
};

const deleteActivity: Procedure = (call, { activityId, rev }) => {
	call.state.remove(current(call, 'activities', activityId, rev), call.caller.id);
	return given(call, true);
};

/** Records in their shortest form, in a list for each kind. */
const search =
	(kinds: string[], fits: (entity: Entity, wanted: string) => boolean): Procedure =>
	(call, params) => {
		const [text] = Object.values(params);
		const wanted = String(text).toLowerCase();
		const lists = kinds.map((kind) => [
			kind,
			call.state
				.all(kind)
				.filter((entity) => fits(entity, wanted))
				.map(({ id, attributes: { name } }) => ({
					id: idNumber(id),
					entityType: entityType(kind),
					name,
				})),
		]);
		return given(call, Object.fromEntries(lists) as Fields);
	};

const hasWords = ({ attributes: { name } }: Entity, wanted: string) =>
	String(name).toLowerCase().includes(wanted);

const hasEmail = ({ attributes: { emails } }: Entity, wanted: string) =>
	Array.isArray(emails) &&
	emails.some((one) => isFields(one) && String(one.value).toLowerCase() === wanted);

/** Teams in their shortest form. How many are given without a limit is not known; here all. */
const findTeams: Procedure = (call, { limit, page = 1 }) => {
	const teams = Object.entries(TEAMS).map(([id, name]) => ({
		id: idNumber(id),
		entityType: 'Teams',
		name,
	}));
	const size = Number(limit ?? teams.length);
	return given(call, teams.slice((Number(page) - 1) * size, Number(page) * size));
};

const table: Record<string, Procedure> = {
	getActivity: get('activities', 'activityId'),
	getNote: get('notes', 'noteId'),
	getProduct: get('products', 'productId'),
	getTask: get('tasks', 'taskId'),
	editNote: edit('notes', ['noteId', 'note'], writeNote),
	editProduct: edit('products', ['productId', 'product'], writeProduct),
	editTask: edit('tasks', ['taskId', 'task'], writeTask),
	...{ newProduct, deleteActivity, findTeams },
	searchByEmail: search(['contacts', 'accounts'], hasEmail),
	searchUniversal: search(['contacts', 'leads', 'accounts'], hasWords),
};

/** By their names. */
export const procedures: Record<string, (call: Call) => SandboxResponse> = Object.fromEntries(
	Object.entries(table).map(([name, procedure]) => [
		name,
		(call: Call) => {
			const { params } = call.body;
			must(isFields(params), 'params must be an object');
			return procedure(call, params);
		},
	]),
);
