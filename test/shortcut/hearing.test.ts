/** The whole way: the node changes the workspace, Shortcut tells the trigger, and items come out. */
import { ShortcutTrigger } from '../../nodes/Shortcut/ShortcutTrigger.node';
import { byId, openAccount } from '../harness/account';
import { courierTo } from '../harness/courier';
import { TriggerWorkflow } from '../harness/trigger';
import { account, shortcut } from './provider';

const { states, members } = account;

const { credentials, emulated, record, records, ask } = openAccount(shortcut, { limit: 100_000 });

/** A workflow that hears of these events, and what it is told. */
async function hearing(events: string[], parameters: object = {}, webhookId = 'hook-1') {
	const trigger = new TriggerWorkflow({
		...{ node: ShortcutTrigger, credentials: credentials(), webhookId },
		parameters: { events, ...parameters },
	});
	await trigger.activate();
	const { courier, heard } = courierTo(emulated(), [trigger]);
	/** What came out since it was last asked. */
	const items = async () => {
		await courier.run();
		return heard.splice(0).map(({ status, items: found = [] }) => {
			expect(status).toBe(200);
			return found.map(({ json }) => json);
		});
	};
	return { trigger, items };
}

const actor = { id: members.ada, name: 'Ada Okafor' };
const aTime = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string;
const storyUrl = (id: number) => `https://app.shortcut.com/harborlight/story/${id}`;

/** A story that the trigger has not heard of. */
const newStory = () =>
	ask<{ id: number }>('POST', 'stories', {
		...{ name: 'Login fails', story_type: 'bug', workflow_state_id: states.ready },
	}).id;

/** The node moves a story. */
const move = async (id: number) =>
	await record('story.update', {
		...{ storyId: byId(id), updateFields: { workflowStateId: 'In Development' } },
	});

test('a story that the node moves comes out with both states by name', async () => {
	const id = newStory();
	const { items } = await hearing(['storyMoved']);
	await move(id);
	expect(await items()).toEqual([
		[
			{
				...{ event: 'storyMoved', occurredAt: aTime, actor },
				changes: {
					started: { from: false, to: true },
					started_at: { to: expect.any(String) as string },
					workflow_state_id: {
						from: { id: states.ready, name: 'Ready for Development' },
						to: { id: states.inDevelopment, name: 'In Development' },
					},
				},
				record: { id, name: 'Login fails', story_type: 'bug', app_url: storyUrl(id) },
			},
		],
	]);
});

test('a comment of the node comes out with the story that it belongs to', async () => {
	const id = newStory();
	const { items } = await hearing(['storyCommentCreated']);
	const made = await record('storyComment.create', { storyId: byId(id), text: 'Hello' });
	expect(await items()).toEqual([
		[
			{
				...{ event: 'storyCommentCreated', occurredAt: aTime, actor },
				record: expect.objectContaining({
					...{ id: made.id, text: 'Hello', story_id: id },
					app_url: `${storyUrl(id)}#activity-${String(made.id)}`,
				}) as object,
			},
		],
	]);
});

test('a change of many stories at once comes out as one item for each', async () => {
	const ids = [newStory(), newStory(), newStory()];
	const { items } = await hearing(['storyEstimateChanged']);
	await records(
		'story.updateMany',
		{ storyId: '={{ $json.id }}', updateFields: { estimate: 5 } },
		{ items: ids.map((id) => ({ json: { id } })) },
	);
	expect(await items()).toMatchObject([
		ids.map((id) => ({ changes: { estimate: { to: 5 } }, record: { id, name: 'Login fails' } })),
	]);
});

test('a change that nobody chose, and one of this user where those are left out, start nothing', async () => {
	const id = newStory();
	const moved = await hearing(['storyMoved'], { options: { ignoreOwnChanges: true } });
	const created = await hearing(['storyCreated'], {}, 'hook-2');
	await move(id);
	expect(await moved.items()).toEqual([[]]);
	// It is answered with 200 nonetheless, or Shortcut might give the webhook up.
	expect(await created.items()).toEqual([[]]);
});

test('nothing is told any more after the workflow was switched off', async () => {
	const id = newStory();
	const { trigger, items } = await hearing(['storyMoved']);
	await trigger.deactivate();
	await move(id);
	expect(await items()).toEqual([]);
});
