/** All tasks, one after the other, by the assistant of the examples and some chat model. */
import type { INodeParameters } from 'n8n-workflow';
import { chatting, exampleNamed } from '../e2e/run-example';
import type { Playground } from '../playground';
import { outputOf, toldByTool, type Workflow } from '../rest';
import type { FreshAccounts } from './accounts';
import { faultsOf, type Task } from './task';

const ASSISTANT = 'All four: an assistant for a sales team';
const MODEL = 'OpenAI Chat Model';

/** How a task went. */
export interface Result {
	group: string;
	asks: string;
	answer: string;
	/** Nothing where it was done. */
	faults: string[];
	/** What tools said of what they could not do. */
	errors: string[];
	seconds: number;
}

/** The assistant with the model of this name. */
async function assistantOf(playground: Playground, model: string): Promise<Workflow> {
	const { nodes, ...workflow } = await exampleNamed(playground, ASSISTANT);
	const chosen: INodeParameters = { model: { __rl: true, mode: 'id', value: model } };
	return {
		...workflow,
		nodes: nodes.map((node) =>
			node.name === MODEL ? { ...node, parameters: { ...node.parameters, ...chosen } } : node,
		),
	};
}

/** Asks the assistant to do a task. @returns how it went */
async function doTask(
	{ rest }: Playground,
	assistant: Workflow,
	accounts: FreshAccounts,
	task: Task,
): Promise<Omit<Result, 'group'>> {
	const { asks } = task;
	accounts.renew();
	const begun = Date.now();
	const execution = await rest.execute(await rest.createWorkflow(chatting(assistant, asks)));
	const seconds = (Date.now() - begun) / 1000;
	const answer = String(outputOf(execution, 'AI Agent')[0]?.output ?? '');
	const failed = execution.error ? [`The run failed: ${execution.error.message}`] : [];
	const faults = [...failed, ...faultsOf(task, { answer, changes: accounts.changes })];
	const errors = assistant.nodes
		.flatMap(({ name }) => toldByTool(execution, name))
		.flatMap(({ error }) => (typeof error === 'string' ? error : []));
	return { asks, answer, faults, errors, seconds };
}

/**
 * Does the tasks, each in accounts as they were.
 * @param before is told of each task before it is asked
 * @param after is told how it went
 */
export async function run(
	playground: Playground,
	{ accounts, model }: { accounts: FreshAccounts; model: string },
	groups: Record<string, Task[]>,
	{ before, after }: { before: (task: Task) => void; after: (result: Result) => void },
): Promise<Result[]> {
	const assistant = await assistantOf(playground, model);
	const results: Result[] = [];
	for (const [group, tasks] of Object.entries(groups)) {
		for (const task of tasks) {
			before(task);
			const result = { group, ...(await doTask(playground, assistant, accounts, task)) };
			results.push(result);
			after(result);
		}
	}
	return results;
}

/** How many tasks of each group were done, as a table in Markdown, with what went wrong below it. */
export function reportOf(model: string, results: Result[]): string {
	const groups = [...new Set(results.map(({ group }) => group))];
	const row = (name: string, rows: Result[]) => {
		const done = rows.filter(({ faults }) => faults.length === 0).length;
		const seconds = Math.round(rows.reduce((sum, one) => sum + one.seconds, 0));
		return `| ${name.padEnd(9)} | ${String(done).padStart(4)} | ${String(rows.length).padStart(5)} | ${String(seconds).padStart(7)} |`;
	};
	const failed = results.filter(({ faults }) => faults.length > 0);
	return [
		`Model: ${model}`,
		'',
		'| Tasks     | Done | Of    | Seconds |',
		'| --------- | ---: | ----: | ------: |',
		...groups.map((name) =>
			row(
				name,
				results.filter(({ group }) => group === name),
			),
		),
		row('All', results),
		...failed.flatMap(({ asks, answer, faults, errors }) => [
			...['', `- ${asks}`],
			...faults.map((fault) => `  - ${fault}`),
			...errors.map((error) => `  - A tool said: ${error}`),
			`  - It answered: ${answer}`,
		]),
	].join('\n');
}
