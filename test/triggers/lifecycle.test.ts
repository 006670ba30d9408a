/** Webhooks that come and go with their workflows, against each emulator. */
import type { NodeApiError } from 'n8n-workflow';
import { json, type SandboxRequest } from '../../sandbox/http';
import { VirtualTime } from '../chaos/virtual-time';
import { openAccount } from '../harness/account';
import { TriggerWorkflow, type Hearing } from '../harness/trigger';
import { subjects } from './subjects';

describe.each(subjects)('$name', (subject) => {
	/** How the provider answers in place of itself, if it does. */
	let instead: (request: SandboxRequest) => ReturnType<typeof json> | undefined;
	// No case is about the limit.
	const account = openAccount(subject.provider, {
		limit: 100_000,
		instead: (request) => instead(request),
	});
	const { credentials, requests, forget } = account;
	// A provider that counts requests by the minute would make the suite wait for real.
	let time: VirtualTime;
	beforeEach(() => {
		time = new VirtualTime();
		instead = () => undefined;
	});
	afterEach(() => time.stop());

	const workflow = (more: Partial<Hearing> = {}) =>
		new TriggerWorkflow({
			node: subject.node,
			credentials: credentials(),
			parameters: { events: subject.events },
			...more,
		});
	const hooks = () => subject.hooks(account);
	const isMade = ({ method, url }: SandboxRequest) => `${method} ${url.pathname}` === subject.make;
	const isRemoved = ({ method, url }: SandboxRequest) =>
		subject.remove.test(`${method} ${url.pathname}`);

	test('leaves none behind after 50 times active and inactive', async () => {
		const trigger = workflow();
		for (let turn = 0; turn < 50; turn += 1) {
			await trigger.activate();
			expect(hooks()).toHaveLength(subject.perTwoEvents);
			await trigger.deactivate();
			expect(hooks()).toEqual([]);
		}
		expect(trigger.state).toMatchObject({ hooks: [], leftovers: [] });
	});

	test('takes a new secret each time', async () => {
		const trigger = workflow();
		const secrets = new Set<string>();
		for (let turn = 0; turn < 3; turn += 1) {
			await trigger.activate();
			for (const { secret } of trigger.state.hooks) secrets.add(secret);
			await trigger.deactivate();
		}
		expect(secrets.size).toBe(3 * subject.perTwoEvents);
	});

	test('changes nothing where everything is there', async () => {
		const trigger = workflow();
		await trigger.activate();
		const before = hooks();
		forget();
		await trigger.activate();
		expect(requests().filter((one) => !one.startsWith('GET'))).toEqual([]);
		expect(before).toHaveLength(subject.perTwoEvents);
	});

	test('makes one anew that somebody removed at the provider', async () => {
		const trigger = workflow();
		await trigger.activate();
		const [first] = hooks();
		subject.take(account, first.id);
		await trigger.activate();
		expect(hooks()).toHaveLength(subject.perTwoEvents);
		expect(hooks().map(({ id }) => id)).not.toContain(first.id);
		const { status } = await trigger.deliver(subject.deliver(trigger.state.hooks, 1));
		expect(status).toBe(200);
	});

	test('leaves nothing and tells the reason where the provider refuses to make one', async () => {
		const trigger = workflow();
		instead = (request) =>
			isMade(request)
				? json(422, { message: 'No more of them', error: 'No more of them' })
				: undefined;
		await expect(trigger.activate()).rejects.toThrow(/No more of them/);
		instead = () => undefined;
		expect(hooks()).toEqual([]);
	});

	test('changes only the difference where other events are chosen', async () => {
		const trigger = workflow();
		await trigger.activate();
		const before = hooks().map(({ id }) => id);
		const earlier = requests().length;
		await trigger.activate({ events: [subject.events[0], subject.other] });
		const sent = requests().slice(earlier);
		const made = sent.filter((one) => one.startsWith('POST'));
		const removed = sent.filter((one) => one.startsWith('DELETE'));
		const each = subject.tells === 'one' ? 1 : 0;
		expect([made.length, removed.length]).toEqual([each, each]);
		expect(hooks()).toHaveLength(subject.perTwoEvents);
		const kept = hooks().filter(({ id }) => before.includes(id));
		expect(kept).toHaveLength(subject.perTwoEvents - each);
	});

	if (subject.disable) {
		test('switches one on again that was switched off at the provider', async () => {
			const trigger = workflow();
			await trigger.activate();
			const before = hooks();
			subject.disable?.(account, before[0].id);
			forget();
			await trigger.activate();
			expect(hooks()).toEqual(before);
			expect(requests().filter((one) => !one.startsWith('GET'))).toEqual([
				expect.stringMatching(/^PUT /),
			]);
			forget();
			await trigger.activate();
			expect(requests().filter((one) => !one.startsWith('GET'))).toEqual([]);
		});
	}

	if (subject.tells === 'one') {
		/** The first is made, the second is refused. */
		const refuseSecond = () => {
			let made = 0;
			return (request: SandboxRequest) =>
				isMade(request) && (made += 1) > 1 ? json(422, { error: 'No more of them' }) : undefined;
		};

		test('removes those that were made where the provider refuses another one', async () => {
			const trigger = workflow();
			instead = refuseSecond();
			await expect(trigger.activate()).rejects.toThrow(/No more of them/);
			expect(hooks()).toEqual([]);
		});

		test('tells both reasons where it cannot remove them either, and removes them the next time', async () => {
			const trigger = workflow();
			const refuse = refuseSecond();
			instead = (request) =>
				isRemoved(request) ? json(400, { error: 'Not now' }) : refuse(request);
			const [{ message }] = await trigger.activate().then(
				() => [],
				(error: NodeApiError) => [error],
			);
			const [left] = hooks();
			expect(message).toMatch(/No more of them/);
			expect(message).toContain(`The webhook ${left.id} could not be removed: `);
			expect(message).toContain('Not now');
			instead = () => undefined;
			await trigger.activate();
			expect(hooks()).toHaveLength(subject.perTwoEvents);
			expect(hooks().map(({ id }) => id)).not.toContain(left.id);
		});
	}

	if (subject.lists) {
		test('finds and removes one that was made although its answer got lost', async () => {
			const trigger = workflow();
			instead = (request) => {
				if (!isMade(request)) return undefined;
				subject.foreign(account, trigger.url);
				return json(504, {});
			};
			await expect(trigger.activate()).rejects.toThrow(/could not process the request/);
			expect(hooks()).toEqual([]);
		});

		test('leaves nothing where it cannot look for what others left', async () => {
			const trigger = workflow();
			instead = ({ method, url }) =>
				`POST ${url.pathname}` === subject.make && method === 'GET'
					? json(400, { error: 'Not listed', message: 'Not listed' })
					: undefined;
			await expect(trigger.activate()).rejects.toThrow(/Not listed/);
			instead = () => undefined;
			expect(hooks()).toEqual([]);
		});

		test('removes those of an activation that n8n could not save', async () => {
			const trigger = workflow();
			await trigger.activateAndCrash();
			const lost = hooks().map(({ id }) => id);
			expect(lost).toHaveLength(subject.perTwoEvents);
			await trigger.activate();
			expect(hooks()).toHaveLength(subject.perTwoEvents);
			expect(hooks().filter(({ id }) => lost.includes(id))).toEqual([]);
		});

		test('is heard by the one that n8n saves last, where two activations come at the same moment', async () => {
			const [one, other] = [workflow(), workflow()];
			const saved: TriggerWorkflow[] = [];
			await Promise.all(
				[one, other].map(async (trigger) => {
					await trigger.activate();
					saved.push(trigger);
				}),
			);
			const held = saved[1].state.hooks.map(({ id }) => id);
			expect(new Set(hooks().map(({ id }) => id))).toEqual(new Set(held));
			expect(hooks()).toHaveLength(subject.perTwoEvents);
		});

		test('does so also where the provider takes no second one at an address', async () => {
			const trigger = workflow();
			await trigger.activateAndCrash();
			const lost = hooks().map(({ id }) => id);
			instead = (request) => {
				const isThere = hooks().some(({ id }) => lost.includes(id));
				return isMade(request) && isThere ? json(422, { error: 'Already there' }) : undefined;
			};
			await trigger.activate();
			expect(hooks()).toHaveLength(subject.perTwoEvents);
		});
	}

	test('remembers what could not be removed, and removes it at the next activation', async () => {
		const trigger = workflow();
		await trigger.activate();
		instead = (request) => (isRemoved(request) ? json(400, { message: 'Not now' }) : undefined);
		await trigger.deactivate();
		expect(trigger.state.hooks).toEqual([]);
		expect(trigger.state.leftovers).toHaveLength(subject.perTwoEvents);
		const old = hooks().map(({ id }) => id);
		instead = () => undefined;
		await trigger.activate();
		expect(hooks()).toHaveLength(subject.perTwoEvents);
		expect(hooks().filter(({ id }) => old.includes(id))).toEqual([]);
		expect(trigger.state.leftovers).toEqual([]);
		await trigger.deactivate();
		expect(hooks()).toEqual([]);
	});

	test('lets two workflows, and a test beside production, each have their own', async () => {
		const one = workflow({ webhookId: 'hook-1' });
		const other = workflow({ webhookId: 'hook-2' });
		const tested = workflow({ webhookId: 'hook-1', isTest: true });
		for (const trigger of [one, other, tested]) await trigger.activate();
		expect(hooks()).toHaveLength(3 * subject.perTwoEvents);
		await tested.deactivate();
		await one.deactivate();
		expect(new Set(hooks().map(({ url }) => url))).toEqual(new Set([other.url]));
		const { status } = await other.deliver(subject.deliver(other.state.hooks, 1));
		expect(status).toBe(200);
	});

	test('touches no webhook of other addresses, and none of a workflow that it was copied from', async () => {
		const foreign = subject.foreign(account, 'https://elsewhere.example.com/hook');
		const original = workflow({ webhookId: 'hook-1' });
		await original.activate();
		const copy = workflow({ webhookId: 'hook-2' });
		// What an exported workflow remembers comes with it.
		copy.saved = original.saved;
		await copy.activate();
		await copy.deactivate();
		const left = hooks().map(({ url }) => url);
		expect(left.filter((url) => url === original.url)).toHaveLength(subject.perTwoEvents);
		subject.take(account, foreign.id);
	});

	test('moves to another address of the same n8n', async () => {
		const trigger = workflow({ n8n: 'https://old.example.com/' });
		await trigger.activate();
		const moved = workflow({ n8n: 'https://new.example.com/' });
		moved.saved = trigger.saved;
		await moved.activate();
		expect(new Set(hooks().map(({ url }) => url))).toEqual(new Set([moved.url]));
	});

	test.each(['http://n8n.example.com/', 'https://localhost:5678/', 'https://192.168.1.5/'])(
		'sends nothing where no provider can reach n8n: %s',
		async (n8n) => {
			for (const isTest of [false, true]) {
				await expect(workflow({ n8n, isTest }).activate()).rejects.toMatchObject({
					message: `${subject.name} cannot reach this n8n at '${n8n.slice(0, -1)}'. Set n8n's environment variable N8N_WEBHOOK_URL to its public https address, or use the node '${subject.name} Polling Trigger', which needs none. With the older variable WEBHOOK_URL, test events come to N8N_EDITOR_BASE_URL where that is set, too.`,
				});
			}
			expect(requests()).toEqual([]);
		},
	);

	test('makes nothing with Read Only, and names the node that works with it', async () => {
		const [own] = credentials();
		const readOnly = { ...own, data: { ...own.data, readOnly: true } };
		await expect(workflow({ credentials: [readOnly] }).activate()).rejects.toMatchObject({
			message: `The ${subject.name} credential is read-only, so nothing was sent. Turn off 'Read Only' in the credential, or choose another one, to make a webhook; or use the node '${subject.name} Polling Trigger', which only reads.`,
		});
		expect(requests()).toEqual([]);
	});
});
