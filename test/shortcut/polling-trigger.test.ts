/** The Shortcut Polling Trigger: what is new in an n8n that nobody reaches. */
import { ShortcutPollingTrigger } from '../../nodes/Shortcut/ShortcutPollingTrigger.node';
import { openAccount } from '../harness/account';
import { PollingWorkflow, type Polled } from '../harness/polling';
import { account, shortcut } from './provider';

const { credentials, ask, requests, forget, run } = openAccount(shortcut);

const workflow = (parameters: Polled['parameters']) =>
	new PollingWorkflow({ node: ShortcutPollingTrigger, credentials: credentials(), parameters });

const make = (name: string, more: object = {}) =>
	ask<{ id: number; created_at: string }>('POST', 'stories', {
		name,
		workflow_state_id: account.states.ready,
		...more,
	});

test('hands on a story that was made since the last poll, once, and nothing that was there', async () => {
	const trigger = workflow({ events: ['storyCreated'] });
	expect(await trigger.activate()).toEqual([]);
	expect(await trigger.poll()).toEqual([]);
	const { id, created_at } = make('Login fails', { story_type: 'bug' });
	const items = await trigger.poll();
	expect(items).toHaveLength(1);
	expect(items[0].json).toMatchObject({
		event: 'storyCreated',
		occurredAt: new Date(created_at).toISOString(),
		record: { id, name: 'Login fails', story_type: 'bug' },
	});
	expect(await trigger.poll()).toEqual([]);
	trigger.restart();
	expect(await trigger.poll()).toEqual([]);
	forget();
	await trigger.poll();
	expect(requests()).toEqual(['POST /api/v3/stories/search']);
});

test('hands on what the node changes, by the names that were chosen', async () => {
	const trigger = workflow({
		events: ['storyUpdated', 'epicUpdated'],
		filters: { workflowStateId: ['In Development'] },
	});
	await trigger.activate();
	await run('story.update', {
		storyId: { __rl: true, mode: 'id', value: account.firstStory },
		updateFields: { workflowStateId: 'In Development' },
	});
	make('Elsewhere');
	const items = await trigger.poll();
	expect(items.map(({ json }) => json.event)).toEqual(['storyUpdated']);
	expect(items[0].json.record).toMatchObject({
		id: account.firstStory,
		workflow_state_id: account.states.inDevelopment,
	});
});

test('shows the newest one when a person fetches a test event, and moves nothing', async () => {
	const trigger = workflow({ events: ['storyCreated'] });
	await trigger.activate();
	make('First');
	const { id } = make('Second');
	const shown = await trigger.test();
	expect(shown).toHaveLength(1);
	expect([id, id - 1]).toContain((shown[0].json.record as { id: number }).id);
	expect(await trigger.poll()).toHaveLength(2);
});

test('looks names up once, and again for the account of another credential', async () => {
	const parameters = { events: ['storyCreated'], filters: { workflowStateId: ['In Development'] } };
	const trigger = workflow(parameters);
	await trigger.activate();
	forget();
	await trigger.poll();
	expect(requests()).not.toContain('GET /api/v3/workflows');
	const [own] = credentials();
	const other = new PollingWorkflow({
		node: ShortcutPollingTrigger,
		credentials: [{ ...own, id: 'another' }],
		parameters,
	});
	other.saved = trigger.saved;
	other.restart();
	await other.poll();
	expect(requests()).toContain('GET /api/v3/workflows');
});
