import assert from 'node:assert/strict';
import axios from 'axios';
import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import type { Accounts } from '../accounts';
import type { Playground } from '../playground';
import { webhookAddress } from '../public';
import { outputOf, type NewWorkflow, type Workflow } from '../rest';
import type { Checks } from './checks';
import { credentialOf } from './credentials';
import { PASTED, pasted, POLLING, REGISTERING, webhookIdOf, type Hearing } from './hearings';
import { pick } from './run-example';
import { singleNode } from './single-node';
import type { Traffic } from './traffic';

/** The name of a trigger on its canvas. */
const TRIGGER = 'Trigger';

type Trigger = Pick<Hearing, 'provider' | 'type' | 'parameters'>;

/** Triggers with a webhook began with 1.1. */
const versionOf = (type: string) => (type.endsWith('PollingTrigger') ? 1 : 1.1);

/** A workflow of nothing but a trigger. Its type stands in the address, too. */
export function onlyTrigger(
	playground: Playground,
	{ provider, type, parameters }: Trigger,
	called = TRIGGER,
): NewWorkflow {
	const { type: kind, id, name } = credentialOf(playground, provider);
	const node: INode = {
		...{ id: '1', name: called, type: `n8n-nodes-quartet.${type}`, typeVersion: versionOf(type) },
		...{ position: [0, 0], parameters, credentials: { [kind]: { id, name } } },
		webhookId: webhookIdOf(type),
	};
	return { name: `${provider}: ${type}`, nodes: [node], connections: {}, settings: {} };
}

/** Lets the provider's own node change something, and gives the record as it is then. */
export async function change(
	playground: Playground,
	provider: string,
	parameters: INodeParameters,
): Promise<IDataObject> {
	const { rest } = playground;
	const name = 'Change';
	const credential = credentialOf(playground, provider);
	const single = singleNode({ provider, name, credential, parameters });
	const execution = await rest.execute(await rest.createWorkflow(single));
	assert.equal(execution.error?.message, undefined);
	return outputOf(execution, name)[0];
}

/** A trigger in n8n, once it hears. */
export class Heard {
	private constructor(
		private readonly playground: Playground,
		private readonly hearing: Hearing,
		private readonly workflow: Workflow,
	) {}

	static async activate(playground: Playground, hearing: Hearing): Promise<Heard> {
		const { rest } = playground;
		const workflow = await rest.createWorkflow(onlyTrigger(playground, hearing));
		await rest.activate(workflow);
		return new Heard(playground, hearing, workflow);
	}

	/** Of two changes, the one that is wanted starts the workflow, with the right item. */
	async hears(): Promise<void> {
		const { hearing, workflow, playground } = this;
		const begun = Date.now();
		await this.change(0);
		let changed: IDataObject = {};
		const execution = await playground.rest.startedBy(workflow, async () => {
			changed = await this.change(1);
		});
		assert.equal(execution.error?.message, undefined);
		const items = outputOf(execution, TRIGGER);
		assert.equal(items.length, 1);
		const [{ occurredAt, ...item }] = items;
		const record = item.record as IDataObject;
		const expected = Object.keys(hearing.item.record);
		assert.deepEqual({ ...item, record: pick(record, ...expected) }, hearing.item);
		assert.equal(record.id, changed.id);
		// Some tell their times to the second.
		const time = Date.parse(String(occurredAt));
		assert(time > begun - 1000 && time <= Date.now(), `it occurred at ${String(occurredAt)}`);
	}

	/** Deactivates the workflow, after which a change starts it no more. */
	async ends(): Promise<void> {
		const { workflow, playground } = this;
		await playground.rest.deactivate(workflow);
		await this.change(2);
		assert.equal((await playground.rest.executionsOf(workflow.id)).length, 1);
	}

	private async change(which: 0 | 1 | 2): Promise<IDataObject> {
		const { provider, change: parameters, changes } = this.hearing;
		return await change(this.playground, provider, parameters(changes[which]));
	}
}

/** Triggers that register themselves at their provider, and leave nothing there. */
async function checkRegistering(
	checks: Checks,
	playground: Playground,
	accounts: Accounts,
	traffic: Traffic,
): Promise<void> {
	for (const hearing of REGISTERING) {
		const { provider, type, makes, addresses } = hearing;
		await checks.check(
			`${provider}: its trigger hears what its node changes, and leaves nothing`,
			async () => {
				const before = addresses?.(accounts);
				const heard = await Heard.activate(playground, hearing);
				const made = Array<string>(makes).fill(webhookAddress(webhookIdOf(type), 'webhook'));
				if (before) assert.deepEqual(addresses?.(accounts), [...before, ...made]);
				traffic.takeTold();
				await heard.hears();
				assert.deepEqual([...new Set(traffic.takeTold())], made.slice(0, 1));
				await heard.ends();
				// Where webhooks are not listed, nobody being told shows that there is none.
				assert.deepEqual(traffic.takeTold(), []);
				if (before) assert.deepEqual(addresses?.(accounts), before);
			},
		);
	}
}

/** A trigger whose address a person enters at the provider. */
async function checkPasted(
	checks: Checks,
	playground: Playground,
	traffic: Traffic,
): Promise<void> {
	await checks.check('Nutshell: its trigger hears at the address that was pasted', async () => {
		const heard = await Heard.activate(playground, PASTED);
		const { pathname, search } = new URL(pasted[0]);
		const local = playground.webhooks + pathname;
		const post = async (url: string) =>
			(await axios.post(url, { events: [] }, { proxy: false, validateStatus: () => true })).status;
		assert.deepEqual([await post(local), await post(local + search)], [401, 200]);
		traffic.take();
		await heard.hears();
		assert.deepEqual(
			traffic.take().filter((request) => !request.startsWith('GET ')),
			['POST /rest/leads', 'POST /rest/leads'],
		);
		await heard.ends();
		assert.equal(await post(local + search), 404);
	});
}

/** Triggers that ask, both at the same time since they take a while. */
async function checkPolling(checks: Checks, playground: Playground): Promise<void> {
	const checking = POLLING.map((hearing) =>
		checks.check(
			`${hearing.provider}: its polling trigger finds what its node changes`,
			async () => {
				const heard = await Heard.activate(playground, hearing);
				await heard.hears();
				await heard.ends();
			},
		),
	);
	await Promise.all(checking);
}

/**
 * The triggers, each in an active workflow, while nodes of the pack change what they hear of.
 * @param accounts those that n8n talks to
 */
export async function checkTriggers(
	checks: Checks,
	playground: Playground,
	accounts: Accounts,
	traffic: Traffic,
): Promise<void> {
	await checkRegistering(checks, playground, accounts, traffic);
	await checkPasted(checks, playground, traffic);
	await checkPolling(checks, playground);
}
