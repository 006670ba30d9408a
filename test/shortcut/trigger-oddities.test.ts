/** The Shortcut Trigger: deliveries that are not as one would like them, and very large ones. */
import type { INodeParameters } from 'n8n-workflow';
import { Client } from '../../nodes/engine/client/client';
import { ShortcutTrigger } from '../../nodes/Shortcut/ShortcutTrigger.node';
import { json } from '../../sandbox/http';
import { signers } from '../../sandbox/sign';
import { openAccount, type Opening } from '../harness/account';
import { TriggerWorkflow, type Hearing } from '../harness/trigger';
import { account, shortcut } from './provider';

let instead: Opening['instead'];
const { credentials, requests, forget } = openAccount(shortcut, {
	instead: (request) => instead?.(request),
});
beforeEach(() => {
	instead = undefined;
});

/** A workflow that hears of stories that move, and what comes of a delivery. */
async function hearing(webhookId: string, parameters: INodeParameters = {}) {
	const hearing: Hearing = {
		...{ node: ShortcutTrigger, credentials: credentials(), webhookId },
		parameters: { events: ['storyMoved'], ...parameters },
	};
	const trigger = new TriggerWorkflow(hearing);
	await trigger.activate();
	const [{ secret }] = trigger.state.hooks;
	const deliver = async (delivered: object) => {
		const { status, items = [] } = await trigger.deliver(signers.shortcut(delivered, secret));
		expect(status).toBe(200);
		return items.map(({ json }) => json);
	};
	const signOut = () => void (hearing.credentials = []);
	return { trigger, secret, deliver, signOut };
}

const move = (id: number) => ({
	...{ id, entity_type: 'story', action: 'update', name: 'Login fails' },
	changes: { workflow_state_id: { new: account.states.completed, old: account.states.ready } },
});
const moves = (first: number, many: number) =>
	Array.from({ length: many }, (_, i) => move(first + i));

test('gives what comes without an ID, each once', async () => {
	const { deliver } = await hearing('without-id');
	const at = { changed_at: '2026-03-04T05:06:07.890Z' };
	expect(await deliver({ ...at, actions: [move(1), move(2)] })).toHaveLength(2);
	expect(await deliver({ ...at, actions: [move(3)] })).toHaveLength(1);
	expect(await deliver({ ...at, actions: [move(3)] })).toEqual([]);
});

test('names nobody where nobody made a change', async () => {
	const { deliver } = await hearing('nobody');
	const [item] = await deliver({ id: '1', member_id: null, actor_name: null, actions: [move(1)] });
	expect(item).not.toHaveProperty('actor');
});

test('gives each of thousands of changes once, and answers in time', async () => {
	const { deliver } = await hearing('thousands');
	const actions = moves(1, 4_000);
	const references = actions.map(({ id, name }) => ({ id, entity_type: 'story', name }));
	const begun = performance.now();
	expect(await deliver({ id: '1', actions, references })).toHaveLength(4_000);
	// A provider waits for 5 seconds; held against each other, they would take many times as long.
	expect(performance.now() - begun).toBeLessThan(5_000);
	expect(await deliver({ id: '1', actions, references })).toEqual([]);
});

test('answers in time where no record of many can be read, and says so in each item', async () => {
	const { deliver } = await hearing('silence', {
		filters: { groupId: [account.groups.platform] },
		options: { fetchRecord: true },
	});
	const send = jest.spyOn(Client.prototype, 'send').mockReturnValue(new Promise(() => {}));
	const begun = performance.now();
	const items = await deliver({ id: '1', actions: moves(1, 4) });
	expect(performance.now() - begun).toBeLessThan(4_500);
	send.mockRestore();
	expect(items.map(({ fetchProblem }) => fetchProblem)).toEqual(
		items.map(() => 'The record could not be read within 3 seconds'),
	);
	expect(items).toHaveLength(4);
}, 20_000);

test('gives what a delivery tells where the credential is gone', async () => {
	const { deliver, signOut } = await hearing('signed-out', { options: { fetchRecord: true } });
	signOut();
	const [item] = await deliver({ id: '1', actions: [move(1)] });
	expect(item).toMatchObject({
		record: { id: 1, name: 'Login fails' },
		fetchProblem: 'Node does not have any credentials set',
	});
});

test('is not switched on where own changes cannot be told from others', async () => {
	instead = ({ url }) => (url.pathname === '/api/v3/member' ? json(200, {}) : undefined);
	await expect(hearing('nobody', { options: { ignoreOwnChanges: true } })).rejects.toThrow(
		'Shortcut does not tell who owns the credential',
	);
});

describe('of a delivery', () => {
	const { ready, completed } = account.states;

	test('every action is looked at, and not the first alone', async () => {
		const { deliver } = await hearing('second-action', { events: ['storyUpdated'] });
		const comment = { id: 7, entity_type: 'story-comment', action: 'create', text: 'Hello' };
		const story = { ...move(1), changes: { comment_ids: { adds: [7] } } };
		expect(await deliver({ id: '1', primary_id: 7, actions: [comment, story] })).toEqual([
			{
				event: 'storyUpdated',
				changes: { comment_ids: { added: [7], removed: [] } },
				record: { id: 1, name: 'Login fails' },
			},
		]);
	});

	test('of many changes at once, which names no primary record, each is an item', async () => {
		const { deliver } = await hearing('bulk');
		const actions = moves(1, 3).map((one) => ({ ...one, action: 'bulk-update' }));
		const items = await deliver({ id: '1', actions });
		expect(items.map(({ event, record }) => [event, record])).toEqual(
			[1, 2, 3].map((id) => ['storyMoved', { id, name: 'Login fails' }]),
		);
	});

	test.each(['open', 'create'])(
		'the record is the one of the action, here a pull request that is told by "%s"',
		async (action) => {
			const { deliver } = await hearing(`pull-request-${action}`, {
				events: ['pullRequestOpened'],
			});
			const pull = { id: 71, entity_type: 'pull-request', action, number: 3, title: 'Fix login' };
			const items = await deliver({ id: '1', primary_id: 71, actions: [move(1), pull] });
			expect(items).toEqual([
				{ event: 'pullRequestOpened', record: { id: 71, number: 3, title: 'Fix login' } },
			]);
		},
	);

	test('a value that no reference names goes by its ID', async () => {
		const { deliver } = await hearing('without-references');
		const [{ changes }] = await deliver({ id: '1', actions: [move(1)] });
		expect(changes).toEqual({ workflow_state_id: { from: ready, to: completed } });
	});

	test('a change has the ends that it tells: none is made up where a field was empty, or is now', async () => {
		const { deliver } = await hearing('one-end', { events: ['storyUpdated'] });
		const changes = { epic_id: { new: 51 }, deadline: { old: '2026-12-31T00:00:00Z' } };
		const [item] = await deliver({ id: '1', actions: [{ ...move(1), changes }] });
		expect(item.changes).toEqual({
			epic_id: { to: 51 },
			deadline: { from: '2026-12-31T00:00:00Z' },
		});
	});

	test('what was deleted is handed on as it was told, and not asked for', async () => {
		const { deliver } = await hearing('deleted', {
			events: ['storyDeleted'],
			options: { fetchRecord: true },
		});
		forget();
		const gone = { id: 1, entity_type: 'story', action: 'delete', name: 'Old', story_type: 'bug' };
		expect(await deliver({ id: '1', primary_id: 1, actions: [gone] })).toEqual([
			{ event: 'storyDeleted', record: { id: 1, name: 'Old', story_type: 'bug' } },
		]);
		expect(requests()).toEqual([]);
	});

	test('of another product, which only asks whether anybody is there, nothing starts', async () => {
		const { deliver } = await hearing('validation', { events: ['storyUpdated'] });
		expect(await deliver({ id: '1', version: 'v2', type: 'validation' })).toEqual([]);
	});

	test.each(['Shortcut-Signature', 'Clubhouse-Signature'])(
		'only Payload-Signature is believed, and not %s',
		async (name) => {
			const { trigger, secret } = await hearing(name);
			const { body, headers } = signers.shortcut({ id: '1', actions: [move(1)] }, secret);
			const { 'payload-signature': signature, ...others } = headers;
			const elsewhere = { ...others, [name.toLowerCase()]: signature };
			expect(await trigger.deliver({ body, headers: elsewhere })).toEqual({ status: 401 });
			expect(await trigger.deliver({ body, headers })).toMatchObject({ status: 200 });
		},
	);
});
