/** PATCH: RFC 6902 operations in Nutshell's dialect of paths. */
import { Refusal, type Asked } from '../emulator';
import { empty, json } from '../http';
import { must } from './answers';
import type { Run } from './call';
import { patchable } from './kinds';
import { ids, type Value } from './model';
import { edit } from './records';
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
		must(!kind.refusesEmpty || operations.length > 0, 'No patches sent');
		for (const operation of operations) apply(writer, operation);
	});
	return empty(204);
};

function apply(writer: Writer, operation: PatchOperation): void {
	const { key } = writer.kind;
	const { op, path } = operation;
	const [root, first, index, name, ...rest] = path.split('/').map(unescape);
	must(op !== 'move' && op !== 'copy', `"${op}" is not supported.`, path);
	must(root === '' && first === key, `A path begins with /${key}/0/.`, path);
	must(index === '0', 'The index of the record is always 0.', path);
	const isComplete = op === 'remove' || 'value' in operation || name === PRODUCT_MODE;
	must(isComplete, `"${op}" needs a value.`, path);
	if (name === 'links') return applyToLinks(writer, operation, rest);
	must(
		name !== undefined && rest.length === 0,
		`"${path}" names nothing that can be changed.`,
		path,
	);
	applyToField(writer, operation, name);
}

function applyToField(writer: Writer, { op, value = null }: PatchOperation, name: string): void {
	const { store, kind, names, content } = writer;
	const clears = op === 'remove';
	if (kind.key === 'leads' && name === PRODUCT_MODE) {
		delete content.attributes.manualValue;
	} else if (names.includes(name) || store.customFields(kind.key, name).length === 0) {
		writer.attribute(name, clears ? null : value);
	} else if (clears) {
		delete content.customFields[name];
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
	const { many } = relation;
	const { links } = writer.content;
	const without = (gone: string) => ids(links[name]).filter((id) => id !== gone);
	if (entry === undefined) {
		const cleared = many ? [] : null;
		writer.link(name, op === 'remove' ? cleared : value);
	} else if (op === 'add' && entry === '-' && many && deeper.length === 0) {
		const added = writer.target(name, relation, value);
		links[name] = [...without(added), added];
	} else {
		const isThere = op === 'remove' && ids(links[name]).includes(entry) && deeper.length === 0;
		must(isThere, `"${op}" does not apply to "${path}".`, path);
		links[name] = many ? without(entry) : null;
	}
}

/** Undoes JSON Pointer's escapes, in the order that RFC 6901 prescribes. */
function unescape(segment: string): string {
	return segment.replace(/~1/g, '/').replace(/~0/g, '~');
}
