/** PATCH: RFC 6902 operations in Nutshell's dialect of paths. */
import { empty, json } from '../http';
import { badRequest } from './answers';
import { checkContract, named, readBody, type Route } from './call';
import { kindOf, type Kind } from './kinds';
import { contentOf, type Content, type Value } from './model';
import { ids, type Store } from './store';
import { findCustomField, Writer } from './writer';

const PATCH_TYPE = 'application/json-patch+json';

/** Takes no value: a lead is again worth the sum of its products. */
const PRODUCT_MODE = 'valueToProductMode';

interface PatchOperation {
	op: string;
	path: string;
	value?: Value;
}

export interface PatchOptions {
	/** Plain `application/json` is taken as well, as the published schema has it for this kind. */
	plainJson?: boolean;
	/** An empty list of operations is an error. */
	refusesEmpty?: boolean;
}

/** All operations apply, or none does. */
export function patch(key: string, { plainJson, refusesEmpty }: PatchOptions = {}): Route {
	return (call) => {
		const type = (call.request.headers['content-type'] ?? '').split(';')[0].trim();
		if (type !== PATCH_TYPE && !(plainJson && type === 'application/json')) {
			return json(400, `${PATCH_TYPE} is required, see http://jsonapi.org`);
		}
		const operations = readBody(call);
		checkContract(call);
		const record = named(call, key);
		if (!isPatch(operations)) throw badRequest('The body must be a list of operations.');
		if (refusesEmpty && operations.length === 0) throw badRequest('No patches sent');
		const content = contentOf(record);
		const { store, user } = call;
		const kind = kindOf(key);
		const writer = new Writer(store, kind, content, user.id);
		for (const operation of operations) apply({ store, kind, content, writer }, operation);
		store.save(record, content, { actor: user.id });
		return empty(204);
	};
}

/** The record under change. */
interface Target {
	store: Store;
	kind: Kind;
	content: Content;
	writer: Writer;
}

function apply(target: Target, operation: PatchOperation): void {
	const { kind } = target;
	const { op, path } = operation;
	const [root, key, index, ...rest] = path.split('/').map(unescape);
	if (op === 'move' || op === 'copy') throw badRequest(`"${op}" is not supported.`, path);
	if (root !== '' || key !== kind.key)
		throw badRequest(`A path begins with /${kind.key}/0/.`, path);
	if (index !== '0') throw badRequest('The index of the record is always 0.', path);
	if (op !== 'remove' && !('value' in operation) && rest[0] !== PRODUCT_MODE) {
		throw badRequest(`"${op}" needs a value.`, path);
	}
	if (rest[0] === 'links') applyToLinks(target, operation, rest.slice(1));
	else if (rest.length === 1) applyToField(target, operation, rest[0]);
	else throw badRequest(`"${path}" names nothing that can be changed.`, path);
}

function applyToField(target: Target, { op, value = null }: PatchOperation, name: string): void {
	const { store, kind, content, writer } = target;
	const clears = op === 'remove';
	if (kind.key === 'leads' && name === PRODUCT_MODE) {
		delete content.attributes.manualValue;
	} else if (kind.patch?.includes(name) || !findCustomField(store, kind.key, name)) {
		writer.attribute(name, clears ? null : value, kind.patch);
	} else if (clears) {
		delete content.customFields[name];
	} else {
		writer.customField(name, value);
	}
}

/** `links/owner` sets, `links/contacts/-` adds to a list, `links/contacts/1-contacts` removes from it. */
function applyToLinks(
	{ kind, content, writer }: Target,
	{ op, path, value = null }: PatchOperation,
	[name = '', entry, ...deeper]: string[],
): void {
	const relation = writer.relation(name, kind.patch);
	const linked = ids(content.links[name]);
	if (entry === undefined) {
		const cleared = relation.many ? [] : null;
		writer.link(name, op === 'remove' ? cleared : value, kind.patch);
	} else if (op === 'add' && entry === '-' && relation.many && deeper.length === 0) {
		const added = writer.target(name, relation, value);
		content.links[name] = [...linked.filter((id) => id !== added), added];
	} else if (op === 'remove' && linked.includes(entry) && deeper.length === 0) {
		content.links[name] = relation.many ? linked.filter((id) => id !== entry) : null;
	} else {
		throw badRequest(`"${op}" does not apply to "${path}".`, path);
	}
}

/** Undoes JSON Pointer's escapes, in the order that RFC 6901 prescribes. */
function unescape(segment: string): string {
	return segment.replace(/~1/g, '/').replace(/~0/g, '~');
}

function isPatch(value: unknown): value is PatchOperation[] {
	return Array.isArray(value);
}
