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
const { credentials } = openAccount(shortcut, { instead: (request) => instead?.(request) });
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
	return { deliver, signOut };
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
