/**
 * What a provider tells by itself: a request that changed something becomes deliveries to the webhooks
 * that were registered before it. Nothing is looked at while there is no webhook.
 */
import type {
	Delivery,
	Hear,
	News,
	Provider,
	Retries,
	SandboxRequest,
	SandboxResponse,
} from './http';
import { Observer, type Changes, type Tables } from './observe';

/** A delivery as one webhook gets it. */
export type Addressed = Pick<Delivery, 'url' | 'headers' | 'body'>;

/** What is particular to a provider. */
export interface Deliveries<State, Called, Watched extends Tables, Hook> {
	/** The tables of which changes are told. */
	watched: (state: State) => Watched;
	/** The webhooks that are switched on: the records themselves. */
	hooks: (state: State) => Hook[];
	/** What is told of one request: of what it changed, or of what it did and no table keeps. */
	told: (changes: Changes<Watched>, call: Called, answer: SandboxResponse) => News[];
	/** What a webhook is sent of it; nothing where it did not ask for that. */
	sent: (news: News, hook: Hook) => Addressed | undefined;
	retries: Retries;
	/** What becomes of a webhook to which nothing can be delivered. */
	givenUp?: (hook: Hook) => void;
}

/** What an emulator needs of it. */
export interface Teller<Called> extends Required<Pick<Provider, 'happens' | 'sends'>> {
	/** Lets a request be answered, and tells what it has changed. */
	around: (call: Called, answer: () => SandboxResponse) => SandboxResponse;
}

/** Tells of the changes of one state. */
export function teller<
	State,
	Called extends { request: SandboxRequest },
	Watched extends Tables,
	Hook,
>(state: State, it: Deliveries<State, Called, Watched, Hook>): Teller<Called> {
	const hearers: Hear[] = [];
	let observer: Observer<Watched> | undefined;

	function happens(news: News): void {
		for (const hook of it.hooks(state)) {
			const addressed = it.sent(news, hook);
			if (!addressed) continue;
			const { event, after = 0 } = news;
			const delivery: Delivery = {
				...{ ...addressed, event, after, retries: it.retries },
				isWanted: () => it.hooks(state).includes(hook),
				givenUp: () => it.givenUp?.(hook),
			};
			for (const hear of hearers) hear(delivery);
		}
	}

	return {
		happens,
		sends: (hear) => void hearers.push(hear),
		around(call, answer) {
			if (call.request.method === 'GET') return answer();
			const watching = it.hooks(state).length > 0 ? begun(observer, it.watched(state)) : undefined;
			// What a refused request has done half counts for nobody.
			observer = undefined;
			const response = answer();
			if (!watching) return response;
			observer = watching;
			it.told(watching.look(), call, response).forEach(happens);
			return response;
		},
	};
}

/** An observer that has looked already. */
function begun<Watched extends Tables>(
	observer: Observer<Watched> | undefined,
	watched: Watched,
): Observer<Watched> {
	if (observer) return observer;
	const first = new Observer(watched);
	first.look();
	return first;
}
