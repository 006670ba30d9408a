/** PATCH: RFC 6902 operations in Nutshell's dialect of paths. */
import { Refusal } from '../emulator';
import type { Asked } from '../emulator';
import { empty, json } from '../http';
import { BadRequest } from './answers';
import type { Run } from './call';
import { patchable } from './kinds';
import { ids } from './model';
import type { Value } from './model';
import { edit } from './records';
import { findCustomField } from './writer';
import type { Writer } from './writer';

const PATCH_TYPE = 'application/json-patch+json';

/** Takes no value: a lead is again worth the sum of its products. */
const PRODUCT_MODE = 'valueToProductMode';

interface PatchOperation {
	op: string;
	path: string;
	value?: Value;
}

/** Plain `application/json` is taken as well where the published schema has it. */
export function admit({ operation, request }: Asked<unknown>): void {
	if (operation.method !== 'PATCH') return;
	const type = (request.headers['content-type'] ?? '').split(';')[0].trim();
	const [published] = (operation.contentType ?? PATCH_TYPE).split(' ');
	if (type === PATCH_TYPE || type === published) return;
	throw new Refusal(json(400, `${PATCH_TYPE} is required, see http://jsonapi.org`));
}

/** All operations apply, or none does. */
export const patch: Run = (call, kind) => {
	const body: unknown = call.body;
	// The contract has seen to it that this is what the body is.
	const operations = body as PatchOperation[];
	edit(call, kind, patchable(kind), (writer) => {
		if (kind.refusesEmpty && operations.length === 0) throw new BadRequest('No patches sent');
		for (const operation of operations) apply(writer, operation);
	});
	return empty(204);
};

function apply(writer: Writer, operation: PatchOperation): void {
	const { kind } = writer;
	const { op, path } = operation;
	const [root, key, index, name, ...rest] = path.split('/').map(unescape);
	if (op === 'move' || op === 'copy') throw new BadRequest(`"${op}" is not supported.`, path);
	if (root !== '' || key !== kind.key) {
		throw new BadRequest(`A path begins with /${kind.key}/0/.`, path);
	}
	if (index !== '0') throw new BadRequest('The index of the record is always 0.', path);
	if (op !== 'remove' && !('value' in operation) && name !== PRODUCT_MODE) {
		throw new BadRequest(`"${op}" needs a value.`, path);
	}
	if (name === 'links') applyToLinks(writer, operation, rest);
	else if (name !== undefined && rest.length === 0) applyToField(writer, operation, name);
	else throw new BadRequest(`"${path}" names nothing that can be changed.`, path);
}

function applyToField(writer: Writer, { op, value = null }: PatchOperation, name: string): void {
	const { store, kind, names, content } = writer;
	const { attributes, customFields } = content;
	const clears = op === 'remove';
	if (kind.key === 'leads' && name === PRODUCT_MODE) {
		delete attributes.manualValue;
	} else if (names.includes(name) || !findCustomField(store, kind.key, name)) {
		writer.attribute(name, clears ? null : value);
	} else if (clears) {
		delete customFields[name];
	} else {
		writer.customField(name, value);
	}
}

/** `links/owner` sets, `links/contacts/-` adds to a list, `links/contacts/1-contacts` removes from it. */
function applyToLinks(
	writer: Writer,
	{ op, path, value = null }: PatchOperation,
	[name = '', entry, ...deeper]: string[],
): void {
	const relation = writer.relation(name);
	const { links } = writer.content;
	const linked = ids(links[name]);
	if (entry === undefined) {
		const cleared = relation.many ? [] : null;
		writer.link(name, op === 'remove' ? cleared : value);
	} else if (op === 'add' && entry === '-' && relation.many && deeper.length === 0) {
		const added = writer.target(name, relation, value);
		links[name] = [...linked.filter((id) => id !== added), added];
	} else if (op === 'remove' && linked.includes(entry) && deeper.length === 0) {
		links[name] = relation.many ? linked.filter((id) => id !== entry) : null;
	} else {
		throw new BadRequest(`"${op}" does not apply to "${path}".`, path);
	}
}

/** Undoes JSON Pointer's escapes, in the order that RFC 6901 prescribes. */
function unescape(segment: string): string {
	return segment.replace(/~1/g, '/').replace(/~0/g, '~');
}
