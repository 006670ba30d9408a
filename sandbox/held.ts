/**
 * Emulators, held to what is known of their APIs' answers. An answer with a field that nobody has seen,
 * without one that is always there, or of another type, becomes a 500 that says so: just as a request
 * that the contract does not know is refused. What an emulator tells by itself is held to the facts of
 * deliveries in the same way, and the request that led to it is answered with the 500.
 */
import { closest, differs, FITS, parsed, type Difference } from './check';
import { matchOperation, sameRoute, type Contract } from './contract';
import { readFacts, type Body, type Facts } from './facts';
import {
	json,
	type Delivery,
	type Hear,
	type Provider,
	type SandboxRequest,
	type SandboxResponse,
} from './http';
import { memo } from './memo';
import { Shapes } from './shape';

/** What departed since it was last taken out. The test set-up fails each test that left something here. */
export const departures: string[] = [];

/** The emulator, with each of its answers and deliveries held to the facts. Faults and slowness belong around it. */
export function held(contract: Contract, provider: Provider): Provider {
	const answers = answersOf(contract.provider);
	const hearers: Hear[] = [];
	/** What departed in the deliveries of the request that is being answered. */
	const told: string[] = [];
	provider.sends?.((delivery) => {
		const departure = heardOf(contract.provider)(delivery);
		if (departure === undefined) return hearers.forEach((hear) => hear(delivery));
		departures.push(departure);
		told.push(departure);
	});
	return {
		...provider,
		handle(request) {
			told.length = 0;
			const response = provider.handle(request);
			const departure = departureOf(contract, answers, request, response);
			if (departure !== undefined) departures.push(departure);
			const message = departure ?? told[0];
			return message === undefined ? response : json(500, { message });
		},
		...(provider.sends && { sends: (hear) => void hearers.push(hear) }),
		...(provider.happens && {
			happens(news) {
				told.length = 0;
				provider.happens?.(news);
				if (told.length > 0) throw new Error(told[0]);
			},
		}),
	};
}

/** The facts of a provider, read once. */
const answersOf = memo((provider: string) => new Answers(readFacts(provider)));

/** Two operations can share a route (updating a number, and its music): one of them has to fit. */
function departureOf(
	contract: Contract,
	answers: Answers,
	request: SandboxRequest,
	response: SandboxResponse,
): string | undefined {
	const { method, url } = request;
	if (url.origin !== contract.host) return undefined;
	const match = matchOperation(contract, method, url.pathname);
	if (!match) {
		if (response.status >= 400) return undefined;
		return `${method} ${url.pathname} is answered, and no operation is there`;
	}
	const asked = parametersOf(request);
	const found = sameRoute(contract, match.operation).map(({ id }) =>
		answers.differences(id, asked, response),
	);
	if (found.some((differences) => differences.length === 0)) return undefined;
	return `The answer to ${match.operation.id} departs from the facts: ${said(found[0], 'the answer')}`;
}

/** Differences in words. @param whole what they are in */
function said(found: Difference[], whole: string): string {
	const told = found.map(({ at, problem, expected }) =>
		[`${at.replace(/^\./, '') || whole}: ${problem}`, expected].filter(Boolean).join(', '),
	);
	return [...new Set(told)].join('; ');
}

/** Where a delivery departs from what is known of such ones, in words. */
const heardOf = memo((provider: string) => {
	const { deliveries, ...facts } = readFacts(provider);
	const entities = { ...facts.entities, ...deliveries.entities };
	const all = { ...facts, deliveries, entities };
	const shapes = new Shapes(all, { kind: 'delivery', sent: [], thin: false });
	return ({ event, body }: Pick<Delivery, 'event' | 'body'>): string | undefined => {
		const known = deliveries.events[event] ?? deliveries.events[event.split('.')[0]];
		if (!known) return `Nothing is known of the delivery ${event}`;
		const found = shapes.body(known.body)(parsed(body));
		if (found.length === 0) return undefined;
		return `The delivery ${event} departs from the facts: ${said(found, 'the body')}`;
	};
});

/** What a request asks for in its query, or in its body where it is a search by POST. */
function parametersOf({ url, body }: SandboxRequest): URLSearchParams {
	const sent = parsed(body.toString());
	const given = typeof sent === 'object' && sent !== null ? Object.entries(sent) : [];
	return new URLSearchParams([
		...url.searchParams,
		...given.map(([name, value]): [string, string] => [name, String(value)]),
	]);
}

type Reading = (text: string) => Difference[];

/** The facts of one provider's answers, in a form that is fast to hold an answer to. */
export class Answers {
	/** All conditions that the facts make on the query. */
	private readonly conditions: string[];
	private readonly readings = new Map<string, Reading[]>();

	constructor(private readonly facts: Facts) {
		const fields = Object.values(facts.entities).flatMap((entity) =>
			Object.values(entity.fields ?? {}),
		);
		this.conditions = [...new Set(fields.flatMap(({ onlyWith }) => onlyWith ?? []))];
	}

	/** What departs; nothing for operations and refusals of which nothing is known. */
	differences(id: string, query: URLSearchParams, { status, body }: SandboxResponse): Difference[] {
		const operation = this.facts.operations[id];
		if (!operation || status === 501) return FITS;
		const good = status < 400;
		if (good && ![operation.status].flat().includes(status)) {
			return differs('status', String(operation.status));
		}
		if (!good && !isRefusal(status, operation.errors)) {
			return differs('status', `${operation.errors?.join(', ')} as a refusal`);
		}
		const sent = this.conditions.filter((condition) => {
			const [name, value] = condition.split('=');
			return query.get(name) === value;
		});
		const key = [id, good || status, ...sent].join(' ');
		let readings = this.readings.get(key);
		if (!readings) {
			const shapes = new Shapes(this.facts, { kind: operation.in ?? 'get', sent, thin: !good });
			const { body: usual, alt } = operation;
			const bodies = good ? [usual, ...(alt === undefined ? [] : [alt])] : this.refusals(status);
			readings = bodies.map((one) => reading(shapes, one));
			this.readings.set(key, readings);
		}
		const found = closest(readings, body.toString());
		return good ? found : found.filter((one) => !isList(operation.body, one));
	}

	/** A status of which only special cases are known may look otherwise in other cases. */
	private refusals(status: number): Body[] {
		const { errors } = this.facts;
		const told = Object.keys(errors).filter((key) => key.split(' ')[0] === String(status));
		return told.includes(String(status)) ? told.map((key) => errors[key]) : [];
	}
}

/** What stands before every operation: the sign-in, the limit, and a server in trouble. */
const ANYWHERE = [401, 403, 429];

/** Whether a refusal can have this status, where the specification lists those of the operation. */
function isRefusal(status: number, listed?: number[]): boolean {
	return !listed || status >= 500 || ANYWHERE.includes(status) || listed.includes(status);
}

/** Where refusals bring an empty list with them, it is that of the operation's own records. */
function isList(body: Body, { at, problem }: Difference): boolean {
	const enveloped = typeof body === 'object' && body !== null && 'envelope' in body;
	return enveloped && problem === 'unknown' && at === `.${body.envelope}`;
}

function reading(shapes: Shapes, body: Body): Reading {
	if (body === null) return (text) => (text === '' ? FITS : differs('type', 'no body'));
	if (typeof body === 'object' && 'text' in body) return () => FITS;
	const check = shapes.body(body);
	return (text) => {
		const value = parsed(text);
		return value === undefined ? differs('type', 'JSON') : check(value);
	};
}
