/** What the resources share: refusals, answers and lists in the envelopes of the facts. */
import { STATUS_CODES } from 'node:http';
import { Refusal, type Call, type Operations } from '../emulator';
import { readFacts } from '../facts';
import { address, empty, json, type SandboxResponse } from '../http';
import { shownAs } from '../kinds';
import { cut, sorted } from '../list';
import type { Keyed, Table } from '../table';
import { iso, type State } from './kinds';

const DEFAULT_PER_PAGE = 20;
const MAX_PER_PAGE = 50;
export const facts = readFacts('aircall');

/** A request that has passed the contract, so `body` has the types it names. */
export type ApiCall = Call<State, string, number>;

/** The implemented operations, by contract id. */
export type Routes = Operations<ApiCall>;

/** An error of the application tier. */
export function appError(status: number, troubleshoot: string): Refusal {
	return new Refusal(json(status, { error: STATUS_CODES[status], troubleshoot, success: false }));
}

/** An error of the gateway in front of the application. */
export function edgeError(status: number, message: string): Refusal {
	return new Refusal(json(status, { message }));
}

export function refuse(status: number, troubleshoot: string): never {
	throw appError(status, troubleshoot);
}

/** Refuses with 400 unless a condition holds. */
export function must(holds: boolean, troubleshoot: string): asserts holds {
	if (!holds) refuse(400, troubleshoot);
}

/** Refuses with 422 and the problems of each field. */
export function unprocessable(errors: Record<string, string[]>): never {
	throw new Refusal(json(422, { error: STATUS_CODES[422], success: false, errors }));
}

/** Refuses with 422 what another record of the kind has already. */
export function requireFree<Row extends Keyed, Field extends keyof Row & string>(
	table: Table<Row>,
	field: Field,
	wanted: Row[Field] | undefined,
	own?: Row,
): void {
	const isTaken = table.find((row) => row[field] === wanted && row !== own);
	if (isTaken) unprocessable({ [field]: ['has already been taken'] });
}

/** Refuses with 400 what is not a number in E.164. */
export function requireE164(text: string, field: string): void {
	must(/^\+[1-9]\d{6,14}$/.test(text), `${field} must be a phone number in E.164 format`);
}

/** Shows what is told of a record as the facts know it. */
export function shownLike(entity: string) {
	return shownAs(facts, entity, { 'date-time': iso });
}

/** The envelope of an operation's answer: the key of the records, and what the list says beside them. */
function envelopeOf({ operation }: ApiCall) {
	const body = facts.operations[operation.id]?.body;
	return typeof body === 'object' && body && 'envelope' in body ? body : undefined;
}

/** An answer with the status and the envelope that are known; without a body where nothing is shown. */
export function answer(call: ApiCall, shown?: unknown): SandboxResponse {
	const { id, status = facts.operations[id]?.status } = call.operation;
	const [code = shown === undefined ? 204 : 200] = [status ?? []].flat();
	if (shown === undefined) return empty(code);
	const key = envelopeOf(call)?.envelope;
	return json(code, key === undefined ? shown : { [key]: shown });
}

interface Listed extends Keyed {
	created_at?: number;
	updated_at?: number;
	started_at?: number;
}

export interface Listing {
	/** Whether pagination does not reach all of them. */
	hasCeiling?: true;
	/** How many come on a page unless the request says so. */
	usual?: number;
	/** How many can come on a page, where that is another number than for most lists. */
	most?: number;
	/** The key of the records, where the facts do not know it. */
	envelope?: string;
}

/**
 * One page of a list in its envelope, oldest first unless the request says otherwise. Pages behind the
 * ceiling are empty and have no next page, in silence, while `meta.total` tells the real number:
 * exporters are known to halve their time windows by that total.
 */
export function list<Row extends Listed>(
	call: ApiCall,
	rows: Row[],
	view: (row: Row, call: ApiCall) => unknown,
	{ hasCeiling, usual = DEFAULT_PER_PAGE, most = MAX_PER_PAGE, envelope: guess = '' }: Listing = {},
): SandboxResponse {
	const { query } = call;
	const number = numberIn(call, 'page', 1, Infinity);
	// The reference does not say what more than 50 does. Answering fewer than asked would cut in
	// silence and let a wrong request pass, so the sandbox refuses it.
	const size = numberIn(call, 'per_page', usual, most);
	const time = ({ started_at, created_at = 0 }: Row) => started_at ?? created_at;
	const orderedBy = query.get('order_by') === 'updated_at' ? 'updated_at' : 'created_at';
	const [from, to] = [query.get('from') ?? -Infinity, query.get('to') ?? Infinity].map(Number);
	const within = rows.filter((row) => time(row) >= from && time(row) <= to);
	const found = sorted(within, [
		{ read: (row) => row[orderedBy] ?? time(row) },
		{ read: ({ id }) => id },
	]);
	if (query.get('order') === 'desc') found.reverse();
	const ceiling = hasCeiling ? call.state.ceiling : Infinity;
	const page = cut(found, { number, size, ceiling });
	const link = (other: number | null) => other && address(call.request, { page: String(other) });
	const { envelope = guess, with: beside = {} } = envelopeOf(call) ?? {};
	const meta = shownLike(String(beside.meta ?? beside['meta?'] ?? 'Meta'))({
		count: page.rows.length,
		total: within.length,
		current_page: number,
		per_page: size,
		next_page_link: link(page.next),
		previous_page_link: link(page.previous),
	});
	return json(200, { [envelope]: page.rows.map((row) => view(row, call)), meta });
}

function numberIn({ query }: ApiCall, name: string, absent: number, max: number): number {
	const value = Number(query.get(name) ?? absent);
	must(value >= 1 && value <= max, `${name} is out of range`);
	return value;
}
