/** Quotes and invoices. What a status does beside being shown, and what becomes of a quote, is taken. */
import type { Operations } from '../emulator';
import { json, type SandboxResponse } from '../http';
import { cut } from '../list';
import { must, notFound, wrapped } from './answers';
import type { Call } from './call';
import { shown } from './facts';
import { blank, kindOf } from './kinds';
import type { Entity, Fields } from './model';
import { metaOf } from './records';

type Key = 'quotes' | 'invoices';
const ENTITIES = { quotes: 'Quote', invoices: 'Invoice' };
const PAGE = 25;

const iso = (seconds: number) => new Date(seconds * 1000).toISOString();

function shownAs(key: Key, { id, createdAt, attributes }: Entity): Fields {
	return shown(ENTITIES[key], { ...attributes, id, createdTime: iso(createdAt) });
}

const allOf = ({ state }: Call, key: Key) =>
	state.all('quotes').filter(({ attributes }) => attributes.document === key);

function named(call: Call, key: Key): Entity {
	const { id } = call.params;
	const found = allOf(call, key).find((one) => one.id === id || one.id === `${id}-quotes`);
	if (!found) throw notFound();
	return found;
}

function answer(call: Call, key: Key, document: Entity): SandboxResponse {
	return json(call.operation.status ?? 200, { [key]: [shownAs(key, document)] });
}

/** Days are taken for those of the creation; which time Nutshell means is not known. */
function list(call: Call, key: Key): SandboxResponse {
	const { query } = call;
	const [lead, from, until] = ['lead', 'dateMin', 'dateMax'].map((name) =>
		query.get(`filter[${name}]`),
	);
	const found = allOf(call, key).filter(({ attributes, createdAt }) => {
		const day = iso(createdAt).slice(0, 10);
		return (!lead || attributes.lead === lead) && !(from && day < from) && !(until && day > until);
	});
	const number = Number(query.get('page[page]') ?? 0);
	const size = Number(query.get('page[limit]') ?? PAGE);
	const { rows, next } = cut(found, { number, size, first: 0 });
	const meta = metaOf(call, found.length, rows.length, next);
	return wrapped(200, { meta, [key]: rows.map((row) => shownAs(key, row)) });
}

function changeStatus(call: Call, key: Key): SandboxResponse {
	const { body, now } = call;
	const document = named(call, key);
	const { status, acceptedName = null, acceptedEmail = null, comment } = body;
	const { attributes } = document;
	attributes.displayStatus = status;
	if (status === 'SENT') attributes.sentTime = iso(now);
	if (status === 'READY') attributes.publishedTime = iso(now);
	if (status === 'ACCEPTED') {
		const time = key === 'quotes' ? 'acceptedTime' : 'paidTime';
		Object.assign(attributes, { acceptedName, acceptedEmail, [time]: iso(now) });
	}
	if (comment !== undefined) attributes.completionComment = comment;
	return answer(call, key, document);
}

function createInvoice(call: Call): SandboxResponse {
	const { state, caller } = call;
	const { number, total, recipient, productLineItems, subtotalLineItems, lead } = named(
		call,
		'quotes',
	).attributes;
	const taken = { total, recipient, productLineItems, subtotalLineItems, lead };
	const isThere = allOf(call, 'invoices').some(({ attributes }) => attributes.from === number);
	// Whether Nutshell makes a second one is not known: refused, so that no test relies on either.
	must(!isThere, 'This quote has an invoice already.');
	const attributes: Fields = {
		...taken,
		...{ document: 'invoices', from: number, displayStatus: 'DRAFT' },
		number: String(number).replace('Q', 'I'),
	};
	const content = { ...blank(kindOf('quotes')), attributes };
	return answer(call, 'invoices', state.create('quotes', content, caller.id));
}

export const salesDocuments: Operations<Call> = {
	'quote.getAll': (call) => list(call, 'quotes'),
	'quote.get': (call) => answer(call, 'quotes', named(call, 'quotes')),
	'quote.updateStatus': (call) => changeStatus(call, 'quotes'),
	'quote.createInvoice': createInvoice,
	'invoice.getAll': (call) => list(call, 'invoices'),
	'invoice.get': (call) => answer(call, 'invoices', named(call, 'invoices')),
	'invoice.updateStatus': (call) => changeStatus(call, 'invoices'),
};
