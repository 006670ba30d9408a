/**
 * The secret of a webhook, and everything that happens to one: it is at the provider and in what n8n
 * remembers of the node, and nowhere else.
 */
import { stringify } from 'flatted';
import type { INodeParameters } from 'n8n-workflow';
import { traffic } from '../../nodes/engine/client/pace';
import { handedOn } from '../../nodes/engine/listen/seen';
import type { SandboxRequest, SandboxResponse } from '../../sandbox/http';
import { VirtualTime } from '../chaos/virtual-time';
import { openAccount } from '../harness/account';
import { TriggerWorkflow, type Delivered } from '../harness/trigger';
import { subjects } from '../triggers/subjects';
import { hitsIn, partsOf, spellingsOf } from './canary';
import { failures } from './failures';
import { keepLog } from './kept-log';

const { logged } = keepLog();

/** One of each sort. (What is not found has no secret to give back.) */
const SORTS = ['status 403', 'status 422', 'status 500', 'a pause', 'a page', 'half an answer'];
const sorts = failures.filter(([what]) => SORTS.includes(what) || what.startsWith('a refusal'));

/** No step of a trigger takes more requests than it takes to fail at each of them. */
const MOST_REQUESTS = 4;
/** In what is sent, ours is the one thing like it. */
const OURS = /\b[0-9a-f]{64}\b/g;
/** In an answer, Aircall's. */
const THEIRS = /(?<="token": ?")[0-9a-f]{32}(?=")/g;

describe.each(subjects)('$name', (subject) => {
	/** All that there were in a test, as soon as somebody but a random generator knows them. */
	const secrets = new Set<string>();
	/** The one that the provider gives back: of those that it has, the last. */
	let last: string | undefined;
	let instead: (request: SandboxRequest) => SandboxResponse | undefined;
	const account = openAccount(subject.provider, {
		limit: 100_000,
		before: ({ body }) => learn(body.toString(), OURS),
		instead: (request) => instead(request),
	});
	let time: VirtualTime;
	beforeEach(() => {
		time = new VirtualTime();
		secrets.clear();
		handedOn.clear();
		traffic.clear();
		logged.length = 0;
		instead = () => undefined;
	});
	afterEach(() => time.stop());

	const keep = (secret: string) => {
		secrets.add(secret);
		last = secret;
	};
	const learn = (text: string, secret: RegExp) => {
		for (const [one] of text.matchAll(secret)) keep(one);
	};
	const spellings = () => [...secrets].flatMap((one) => [...spellingsOf(one), ...partsOf(one)]);
	const opened = (options: INodeParameters = {}, isTest = false) => {
		const parameters = { events: subject.events, options };
		const credentials = account.credentials();
		return new TriggerWorkflow({ node: subject.node, credentials, parameters, isTest });
	};
	/** Does something, and remembers each secret that the trigger holds then. */
	const after = async <T>(trigger: TriggerWorkflow, work: Promise<T>): Promise<T | Error> => {
		const result = await work.catch((error: Error) => error);
		for (const { secret } of trigger.state.hooks) keep(secret);
		return result;
	};
	const expectNowhereIn = (...results: unknown[]) => {
		expect(secrets.size).toBeGreaterThan(0);
		expect(hitsIn(results, spellings())).toEqual([]);
		// As n8n stores a run.
		expect(hitsIn(stringify(results), spellings())).toEqual([]);
		expect(hitsIn(logged, spellings())).toEqual([]);
	};

	it('stands once for each webhook in what n8n remembers, and is sent once at most', async () => {
		const trigger = opened();
		await after(trigger, trigger.activate());
		await trigger.deliver(subject.deliver(trigger.state.hooks, 1));
		expect(hitsIn(trigger.remembers, spellings())).toEqual(
			trigger.state.hooks.map((_, i) => `.hooks.${i}.secret`),
		);
		await after(trigger, trigger.activate({ events: [subject.events[0], subject.other] }));
		await trigger.deactivate();
		expect(hitsIn(trigger.remembers, spellings())).toEqual([]);
		const telling = account
			.exchanges()
			.map(({ request: { method, url, headers, body } }) => ({
				route: `${method} ${url.pathname}`,
				hits: hitsIn(
					{ query: url.search, path: url.pathname, headers, body: body.toString() },
					spellings(),
				),
			}))
			.filter(({ hits }) => hits.length > 0);
		expect(telling).toEqual(
			subject.name === 'Aircall'
				? []
				: telling.map(() => ({ route: subject.make, hits: ['.body'] })),
		);
		expectNowhereIn();
	});

	it.each([false, true])(
		'is in nothing that a delivery starts, good or bad (as a test: %s)',
		async (isTest) => {
			for (const options of [{}, { raw: true }, { fetchRecord: true }]) {
				handedOn.clear();
				const trigger = opened(options, isTest);
				await after(trigger, trigger.activate());
				const { hooks } = trigger.state;
				const good = subject.deliver(hooks, 1);
				const bad: Delivered[] = [
					{ ...good, body: `${String(good.body)} ` },
					{ ...good, body: `${String(good.body).slice(0, -1)}` },
					{ body: good.body },
					{ body: '' },
					{ ...good, query: { [hooks[0].secret]: hooks[0].secret } },
				];
				const heard = [await trigger.deliver(good)];
				expect(heard[0].items).toHaveLength(1);
				for (const one of bad) heard.push(await trigger.deliver(one));
				expectNowhereIn(heard, trigger.said);
				await trigger.deactivate();
			}
		},
	);

	it.each(sorts)('is told by nobody where the provider gives it back: %s', async (_, answer) => {
		const ignores = { fetchRecord: true, ignoreOwnChanges: true };
		const events = [subject.events[0], subject.other];
		let errors = 0;
		for (let good = 0; good < MOST_REQUESTS; good += 1) {
			secrets.clear();
			let left = Infinity;
			instead = (request) => {
				left -= 1;
				learn(String(account.exchanges().at(-1)?.response.body), THEIRS);
				return left >= 0 || last === undefined ? undefined : answer(request, last);
			};
			/** Does something, in which all requests but the first ones fail. */
			const failing = async <T>(from: number, work: () => Promise<T>) => {
				traffic.clear();
				last = trigger.state.hooks.at(-1)?.secret;
				left = from;
				const result = await after(trigger, work());
				left = Infinity;
				traffic.clear();
				return result;
			};
			const trigger = opened(ignores);
			const told: unknown[] = [await failing(good, async () => await trigger.activate())];
			await after(trigger, trigger.activate());
			const changed = { events, options: ignores };
			told.push(await failing(good, async () => await trigger.activate(changed)));
			const { hooks } = trigger.state;
			const delivered = subject.deliver(hooks, good + 1);
			told.push(await failing(0, async () => await trigger.deliver(delivered)));
			told.push(await failing(good, async () => await trigger.deactivate()));
			await after(trigger, trigger.deactivate());
			errors += told.filter((one) => one instanceof Error).length;
			expectNowhereIn(told);
		}
		expect(errors).toBeGreaterThan(1);
	});
});
