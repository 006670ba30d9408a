/** The Shortcut Trigger: deliveries that are not as one would like them, and very large ones. */
import { ShortcutTrigger } from '../../nodes/Shortcut/ShortcutTrigger.node';
import { signers } from '../../sandbox/sign';
import { openAccount } from '../harness/account';
import { TriggerWorkflow } from '../harness/trigger';
import { account, shortcut } from './provider';

const { credentials } = openAccount(shortcut);

/** A workflow that hears of stories that move, and what comes of a delivery. */
async function hearing(webhookId: string) {
	const trigger = new TriggerWorkflow({
		...{ node: ShortcutTrigger, credentials: credentials(), webhookId },
		parameters: { events: ['storyMoved'] },
	});
	await trigger.activate();
	const [{ secret }] = trigger.state.hooks;
	return async (delivered: object) => {
		const { status, items = [] } = await trigger.deliver(signers.shortcut(delivered, secret));
		expect(status).toBe(200);
		return items.map(({ json }) => json);
	};
}

const move = (id: number) => ({
	...{ id, entity_type: 'story', action: 'update', name: 'Login fails' },
	changes: { workflow_state_id: { new: account.states.completed, old: account.states.ready } },
});
const moves = (first: number, many: number) =>
	Array.from({ length: many }, (_, i) => move(first + i));

test('gives what comes without an ID, each once', async () => {
	const deliver = await hearing('without-id');
	const at = { changed_at: '2026-03-04T05:06:07.890Z' };
	expect(await deliver({ ...at, actions: [move(1), move(2)] })).toHaveLength(2);
	expect(await deliver({ ...at, actions: [move(3)] })).toHaveLength(1);
	expect(await deliver({ ...at, actions: [move(3)] })).toEqual([]);
});

test('names nobody where nobody made a change', async () => {
	const deliver = await hearing('nobody');
	const [item] = await deliver({ id: '1', member_id: null, actor_name: null, actions: [move(1)] });
	expect(item).not.toHaveProperty('actor');
});

test('gives each of thousands of changes once, and answers in time', async () => {
	const deliver = await hearing('thousands');
	const actions = moves(1, 4_000);
	const references = actions.map(({ id, name }) => ({ id, entity_type: 'story', name }));
	const begun = performance.now();
	expect(await deliver({ id: '1', actions, references })).toHaveLength(4_000);
	// A provider waits for 5 seconds; held against each other, they would take many times as long.
	expect(performance.now() - begun).toBeLessThan(5_000);
	expect(await deliver({ id: '1', actions, references })).toEqual([]);
});
