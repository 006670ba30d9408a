/** The Shortcut Trigger: what it registers, what it believes, and what comes out. */
import { ShortcutTrigger } from '../../nodes/Shortcut/ShortcutTrigger.node';
import { signers } from '../../sandbox/sign';
import { openAccount } from '../harness/account';
import { TriggerWorkflow, type Hearing } from '../harness/trigger';
import { account, shortcut } from './provider';

const { credentials, requests, bodies, forget } = openAccount(shortcut);

const workflow = (parameters: Hearing['parameters'], more: Partial<Hearing> = {}) =>
	new TriggerWorkflow({ node: ShortcutTrigger, credentials: credentials(), parameters, ...more });

/** As Shortcut signs it. */
function signed(trigger: TriggerWorkflow, event: object) {
	const { hooks } = trigger.state;
	return signers.shortcut(event, hooks[0].secret);
}

const moved = {
	id: '595285dc-9c43-4b9c-a1e6-0cd9aff5b084',
	changed_at: '2026-03-04T05:06:07.890Z',
	version: 'v1',
	primary_id: 101,
	actor_name: 'Ben Lindqvist',
	member_id: account.members.ben,
	actions: [
		{
			id: 101,
			entity_type: 'story',
			action: 'update',
			name: 'Login fails',
			story_type: 'bug',
			app_url: 'https://app.shortcut.com/harborlight/story/101',
			changes: { workflow_state_id: { new: account.states.completed, old: account.states.ready } },
		},
	],
	references: [
		{
			id: account.states.completed,
			entity_type: 'workflow-state',
			name: 'Completed',
			type: 'done',
		},
		{ id: account.states.ready, entity_type: 'workflow-state', name: 'Ready', type: 'unstarted' },
	],
};

test('registers, hears a story that moved, and leaves nothing behind', async () => {
	const trigger = workflow({ events: ['storyMoved'] });
	await trigger.activate();
	expect(requests()).toEqual(['POST /api/v3/integrations/webhook']);
	expect(bodies()).toEqual([
		{ webhook_url: trigger.url, secret: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
	]);
	const { status, items } = await trigger.deliver(signed(trigger, moved));
	expect(status).toBe(200);
	expect(items).toEqual([
		{
			json: {
				event: 'storyMoved',
				occurredAt: '2026-03-04T05:06:07.890Z',
				actor: { id: account.members.ben, name: 'Ben Lindqvist' },
				changes: {
					workflow_state_id: {
						from: { id: account.states.ready, name: 'Ready' },
						to: { id: account.states.completed, name: 'Completed' },
					},
				},
				record: {
					id: 101,
					name: 'Login fails',
					story_type: 'bug',
					app_url: 'https://app.shortcut.com/harborlight/story/101',
				},
			},
		},
	]);
	forget();
	await trigger.deactivate();
	expect(requests()[0]).toMatch(/^DELETE \/api\/v3\/integrations\/webhook\/\d+$/);
	expect(trigger.remembers).toMatchObject({ hooks: [], leftovers: [] });
});
