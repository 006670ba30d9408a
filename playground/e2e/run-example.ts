/** One run of an example: what its nodes handed on, and what the providers were asked. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { IDataObject, IWorkflowSettings } from 'n8n-workflow';
import type { Playground } from '../playground';
import { outputOf, type Execution, type Form, type NewWorkflow, type Workflow } from '../rest';
import { spellingsOfAll } from './secrets';
import type { Traffic } from './traffic';

/** What a run of an example gave. */
export interface Run {
	/** The items that a node handed on; none where the run did not come by. */
	items(node: string): IDataObject[];
	/** What the providers were asked. */
	requests: string[];
	/** Of these, the ones that make something new. */
	posts: string[];
}

interface Wanted {
	/** A copy of the example is run, with these settings. */
	settings?: IWorkflowSettings;
	/** What it waits for. */
	form?: Form;
}

/** Runs the example of that name. */
export type RunExample = (name: string, wanted?: Wanted) => Promise<Run>;

/** Gives the workflow of an example. */
export async function exampleNamed(
	{ rest, workflows }: Playground,
	wanted: string,
): Promise<Workflow> {
	const found = workflows.find(({ name }) => name === wanted);
	assert(found, `no workflow named ${wanted}`);
	return await rest.workflow(found.id);
}

/** A copy of a workflow that begins with a chat, in which something has been written. */
export function chatting(workflow: NewWorkflow, chatInput: string): NewWorkflow {
	const { name, nodes, connections, settings } = workflow;
	const written = { json: { chatInput, sessionId: randomUUID(), action: 'sendMessage' } };
	return { name, nodes, connections, settings, pinData: { [nodes[0].name]: [written] } };
}

/** An execution that went well, with what the providers were asked meanwhile. */
export function runOf(playground: Playground, execution: Execution, traffic: Traffic): Run {
	const spellings = spellingsOfAll(playground, traffic);
	const requests = traffic.take();
	assert.equal(execution.error?.message, undefined);
	assert.equal(execution.status, 'success');
	assert(!spellings.some((one) => execution.stored.includes(one)), 'a secret was stored');
	return {
		items: (node) => outputOf(execution, node),
		requests,
		posts: requests.filter((request) => request.startsWith('POST ')),
	};
}

/** Runs examples in a playground. */
export function runner(playground: Playground, traffic: Traffic): RunExample {
	return async (name, { settings, form } = {}) => {
		const saved = await exampleNamed(playground, name);
		const workflow = settings
			? await playground.rest.createWorkflow({
					...{ name: saved.name, nodes: saved.nodes, connections: saved.connections },
					settings: { ...saved.settings, ...settings },
				})
			: saved;
		traffic.take();
		const execution = await playground.rest.execute(workflow, form);
		return runOf(playground, execution, traffic);
	};
}

/** These fields of an item. */
export function pick(item: IDataObject, ...names: string[]): IDataObject {
	return Object.fromEntries(names.map((name) => [name, item[name]]));
}
