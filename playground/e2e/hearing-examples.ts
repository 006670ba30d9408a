/** The examples that begin with a trigger: published, started by a change in an account, and taken back. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Delivery } from '../../sandbox/http';
import type { Accounts } from '../accounts';
import { Happenings, type HappeningName } from '../happenings';
import { filesFolder } from '../n8n';
import type { Playground } from '../playground';
import { outputOf, type Workflow } from '../rest';
import type { Checks } from './checks';
import { credentialOf } from './credentials';
import { assertToCall, dayFromNow, exampleNamed, pick, runOf, type Run } from './examples';
import { singleNode } from './single-node';
import type { Traffic } from './traffic';

/** A published workflow, and what can be done about it. */
interface Published {
	/** Does something, and gives the run that it starts. */
	startedBy: (change: () => unknown) => Promise<Run>;
	/** How often it has been started until now. */
	count: () => Promise<number>;
}

/** What a trigger hands on for one event. */
interface Item extends IDataObject {
	event: string;
	record: IDataObject;
}

class Examples {
	readonly happenings: Happenings;

	constructor(
		private readonly playground: Playground,
		private readonly traffic: Traffic,
		readonly accounts: Accounts,
		/** Where n8n keeps files. */
		readonly files: string,
	) {
		this.happenings = new Happenings(accounts);
	}

	/** Publishes the workflow while something is done with it; then nobody may hear of it any more. */
	async published(
		name: string,
		account: keyof Accounts,
		body: (workflow: Published) => Promise<void>,
		prepared: (workflow: Workflow) => Promise<Workflow> = async (workflow) => workflow,
	): Promise<void> {
		const { rest } = this.playground;
		const workflow = await prepared(await exampleNamed(this.playground, name));
		const deliveries: Delivery[] = [];
		this.accounts[account].sends?.((delivery) => deliveries.push(delivery));
		assert.deepEqual(this.hearers(account), [], 'somebody hears before it is published');
		await rest.activate(workflow);
		try {
			await body({
				startedBy: async (change) => {
					this.traffic.take();
					const execution = await rest.startedBy(workflow, async () => await change());
					return runOf(this.playground, execution, this.traffic.take());
				},
				count: async () => (await rest.executionsOf(workflow.id)).length,
			});
		} finally {
			await rest.deactivate(workflow);
		}
	}

	/** Runs one node of the pack, as a person does who changes something in an account. */
	async run(provider: string, parameters: INodeParameters): Promise<IDataObject> {
		const name = `${String(parameters.operation)} ${String(parameters.resource)}`;
		const credential = credentialOf(this.playground, provider);
		const single = singleNode({ name, provider, credential, parameters });
		const workflow = await this.playground.rest.createWorkflow(single);
		const execution = await this.playground.rest.execute(workflow);
		assert.equal(execution.error?.message, undefined);
		return outputOf(execution, name)[0];
	}
}
