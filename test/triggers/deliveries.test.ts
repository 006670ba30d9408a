/** What holds of the deliveries of every trigger that registers webhooks, whatever arrives and how often. */
import fc from 'fast-check';
import { WebhookContext } from 'n8n-core';
import type { INodeParameters } from 'n8n-workflow';
import { handedOn } from '../../nodes/engine/listen/seen';
import { TriggerState } from '../../nodes/engine/listen/state';
import { json, type SandboxRequest } from '../../sandbox/http';
import { openAccount } from '../harness/account';
import { TriggerWorkflow, type Delivered } from '../harness/trigger';
import { subjects, type Secret } from './subjects';

const RUNS = { numRuns: 100 };
/** So many different things happen. */
const EVENTS = 4;

/** What n8n makes of a delivery that the trigger has taken. */
const outcome = fc.constantFrom('answered', 'failed', 'restarted');
const nth = fc.integer({ min: 1, max: EVENTS });
const all = Array.from({ length: EVENTS }, (_, i) => i + 1);

/** Everything that is logged, as text. */
let log: string[] = [];
beforeEach(() => {
	log = [];
	const keep = (...said: unknown[]) => void log.push(JSON.stringify(said));
	// The same for all contexts.
	const { logger } = WebhookContext.prototype;
	for (const level of ['error', 'warn', 'info', 'debug'] as const) {
		jest.spyOn(logger, level).mockImplementation(keep);
	}
});
afterEach(() => jest.restoreAllMocks());

describe.each(subjects)('$name', (subject) => {
	let instead: (request: SandboxRequest) => ReturnType<typeof json> | undefined;
	const { credentials } = openAccount(subject.provider, {
		limit: 100_000,
		instead: (request) => instead(request),
	});
	beforeEach(() => {
		instead = () => undefined;
	});

	const workflow = (options: INodeParameters = {}) =>
		new TriggerWorkflow({
			node: subject.node,
			credentials: credentials(),
			parameters: { events: subject.events, options },
		});
	const hooksOf = ({ remembers }: TriggerWorkflow) => new TriggerState(remembers).hooks;
	const opened = async (options?: INodeParameters) => {
		const trigger = workflow(options);
		await trigger.activate();
		return { trigger, hooks: hooksOf(trigger), saved: trigger.saved };
	};
	/** Another day: nothing was heard so far. */
	const anew = ({ trigger, saved }: Awaited<ReturnType<typeof opened>>) => {
		handedOn.clear();
		trigger.saved = saved;
	};

	test('starts one execution with one item', async () => {
		const { trigger, hooks } = await opened();
		const { status, items } = await trigger.deliver(subject.deliver(hooks, 1));
		expect(status).toBe(200);
		expect(items).toHaveLength(1);
		expect(items?.[0].json.event).toBe(subject.events[0]);
	});

	test('refuses a delivery of which any byte was changed', async () => {
		const { trigger, hooks } = await opened();
		const good = subject.deliver(hooks, 1);
		const body = Buffer.from(good.body);
		const { 'content-type': type, ...headers } = good.headers ?? {};
		const places = placesOf(body, subject.signsAll ? headers : {}, hooks, subject.signsAll);
		const change = fc.record({
			place: fc.constantFrom(...places),
			by: fc.integer({ min: 1, max: 255 }),
		});
		await fc.assert(
			fc.asyncProperty(change, async ({ place, by }) => {
				const changed = changedAt({ ...good, headers }, place, by);
				const heard = await trigger.deliver({
					...changed,
					headers: { 'content-type': type, ...changed.headers },
				});
				expect(heard).toEqual({ status: 401 });
			}),
			{ numRuns: 150 },
		);
	});

	test('refuses what is cut, empty, without its headers, or of another tenant', async () => {
		const { trigger, hooks } = await opened();
		const good = subject.deliver(hooks, 1);
		const foreign = hooks.map((hook) => ({ ...hook, secret: '0'.repeat(64) }));
		const bad: Delivered[] = [
			{ ...good, body: String(good.body).slice(0, -1) },
			{ ...good, body: '' },
			{ body: String(good.body).replaceAll(hooks[0].secret, '') },
			{ body: '' },
			subject.deliver(foreign, 1),
			subject.deliver(
				hooks.map((hook) => ({ ...hook, secret: '' })),
				1,
			),
		];
		for (const one of bad) expect(await trigger.deliver(one)).toEqual({ status: 401 });
		expect((await trigger.deliver(good)).items).toHaveLength(1);
	});

	test('believes nothing once its webhook is removed, and nothing before it is made', async () => {
		const { trigger, hooks } = await opened();
		await trigger.deactivate();
		expect(await trigger.deliver(subject.deliver(hooks, 1))).toEqual({ status: 401 });
		expect(await workflow().deliver(subject.deliver(hooks, 1))).toEqual({ status: 401 });
		const nobody = hooks.map((hook) => ({ ...hook, secret: '' }));
		expect(await workflow().deliver(subject.deliver(nobody, 1))).toEqual({ status: 401 });
	});

	test('gives each event once, in any order and however often it comes, fails, or n8n is restarted', async () => {
		const state = await opened();
		const { trigger, hooks } = state;
		const arrivals = fc.array(fc.record({ n: nth, outcome }), { minLength: 1, maxLength: 12 });
		await fc.assert(
			fc.asyncProperty(arrivals, async (plan) => {
				anew(state);
				const given = new Set<number>();
				for (const { n, outcome } of plan) {
					const { answer, fail } = await trigger.begin(subject.deliver(hooks, n));
					if (outcome === 'failed') {
						expect(fail()).toEqual({ status: 500 });
						continue;
					}
					const { status, items = [] } = answer();
					expect([n, status, items.length]).toEqual([n, 200, given.has(n) ? 0 : 1]);
					given.add(n);
					if (outcome === 'restarted') handedOn.clear();
				}
			}),
			RUNS,
		);
	});

	test('gives each event once where several arrive before the first is answered', async () => {
		const state = await opened();
		const { trigger, hooks } = state;
		const arrivals = fc.array(fc.record({ n: nth, isTaken: fc.boolean() }), {
			minLength: 1,
			maxLength: 12,
		});
		await fc.assert(
			fc.asyncProperty(arrivals, async (plan) => {
				anew(state);
				const given: number[] = [];
				const together = await Promise.all(
					plan.map(async ({ n, isTaken }) => {
						const { answer, fail } = await trigger.begin(subject.deliver(hooks, n));
						return () => {
							const { items = [] } = isTaken ? answer() : fail();
							given.push(...items.map(() => n));
						};
					}),
				);
				for (const settle of together) settle();
				// What was not taken comes again, in the end until it is.
				for (const n of all) {
					const { items = [] } = await trigger.deliver(subject.deliver(hooks, n));
					given.push(...items.map(() => n));
				}
				expect(given.sort()).toEqual(all);
			}),
			RUNS,
		);
	});

	test('tells no secret in items, raw or not, and none in the log', async () => {
		for (const raw of [false, true]) {
			handedOn.clear();
			const { trigger, hooks } = await opened({ raw });
			const good = subject.deliver(hooks, 1);
			const heard = await trigger.deliver(good);
			expect(heard.items).toHaveLength(1);
			await trigger.deliver({ ...good, body: `${String(good.body)} ` });
			await trigger.deliver({ body: good.body });
			const foreign = hooks.map((hook) => ({ ...hook, secret: `canary-${hook.secret.length}` }));
			await trigger.deliver(subject.deliver(foreign, 1));
			for (const { secret } of [...hooks, ...foreign]) {
				expect(JSON.stringify(heard)).not.toContain(secret);
				expect(log.join()).not.toContain(secret);
			}
			expect(log.join()).toContain('a delivery was refused');
			await trigger.deactivate();
		}
	});

	test('tells no secret in an error, where the provider gives back what it was sent', async () => {
		const sent: string[] = [];
		instead = ({ method, url, body }) => {
			if (`${method} ${url.pathname}` !== subject.make) return undefined;
			const text = body.toString();
			sent.push(...(/[0-9a-f]{64}/.exec(text) ?? []));
			return json(422, { error: text, message: text, troubleshoot: text });
		};
		const [error] = await workflow()
			.activate()
			.then(
				() => [],
				(failure: Error) => [failure],
			);
		const told = [error.message, error.stack, JSON.stringify(error), ...log].join();
		for (const secret of sent) expect(told).not.toContain(secret);
		expect(told).toContain('did not accept the request');
	});
});

/** A byte of the body, or a character of a header. */
type Place = { at: number; header?: string };

/** What a provider vouches for: all of it, or its token alone. */
function placesOf(
	body: Buffer,
	headers: Record<string, string>,
	hooks: Secret[],
	signsAll: boolean,
): Place[] {
	const count = (length: number, from = 0) => Array.from({ length }, (_, i) => ({ at: from + i }));
	const [{ secret }] = hooks;
	const inBody = signsAll ? count(body.length) : count(secret.length, body.indexOf(secret));
	const inHeaders = Object.entries(headers).flatMap(([header, { length }]) =>
		count(length).map((place): Place => ({ ...place, header })),
	);
	return [...inBody, ...inHeaders];
}

function changedAt(
	{ body, headers = {} }: Delivered,
	{ at, header }: Place,
	by: number,
): Delivered {
	const bytes = header === undefined ? Buffer.from(String(body)) : Buffer.from(headers[header]);
	bytes[at] ^= by;
	if (header === undefined) return { body: bytes, headers };
	return { body, headers: { ...headers, [header]: bytes.toString('latin1') } };
}
