/** The agent that does what is left to do after a call. */
import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox';
import { salesloftAccount } from '../../sandbox/salesloft';
import { toldByTool, type Execution } from '../rest';
import type { AgentExample } from './agent';
import { emulated } from './emulated';
import { pick } from './run-example';
import { call, type Told } from './scripted-model';

/** The tools, by the names of their nodes. */
const FIND = 'Find People';
const ADD = 'Add to Cadence';
const TASKS = 'Find Tasks';
const COMPLETE = 'Complete a Task';
const LOG = 'Log a Call';

const ACCOUNT = 'Northwind';
const CALLED = 'Ada Stone';
/** As people say it, not as Salesloft writes it. */
const CADENCE = 'inbound follow-up';
const DISPOSITION = 'Connected';
const NOTES = 'She liked the offer and wants to see a demo next week.';

const nameOf = ({ display_name: name }: IDataObject) => name;
const emailOf = ({ email_address: email }: IDataObject) => String(email);

/** Whoever was called, and the others who are on no cadence. */
const inQuestion = (people: IDataObject[]) => {
	const called = people.find((one) => nameOf(one) === CALLED);
	assert(called, `nobody at ${ACCOUNT} is called ${CALLED}`);
	const isFree = ({ cadence_ids: on }: IDataObject) => (on as unknown[]).length === 0;
	return { called, others: people.filter((one) => one !== called && isFree(one)) };
};

const taskToCall = (told: Told) => {
	const [task] = told(TASKS).filter(({ task_type: type }) => type === 'call');
	return String(task.id);
};

export const salesloftAgent: AgentExample = {
	name: 'Salesloft: an agent follows up on a call',
	does: 'an AI agent adds the people of an account to a cadence, completes a task and logs a call',
	/** Names, and what the tools have told of them; no ID is known before. */
	script: [
		() => [call(FIND, { account: ACCOUNT })],
		(told) => {
			const { called, others } = inQuestion(told(FIND));
			return [
				...others.map((one) => call(ADD, { person: emailOf(one), cadence: CADENCE })),
				call(TASKS, { person: emailOf(called) }),
			];
		},
		(told) => [
			call(COMPLETE, { task: taskToCall(told) }),
			call(LOG, {
				person: emailOf(inQuestion(told(FIND)).called),
				...{ disposition: DISPOSITION, notes: NOTES },
			}),
		],
	],
	naming: { [FIND]: ['account'], [ADD]: ['cadence'], [LOG]: ['disposition'] },
	assertDone,
};

const { cadences, firstAccount, firstPerson } = salesloftAccount;

function assertDone(sandbox: Sandbox, execution: Execution, requests: string[]): void {
	const held = (path: string) =>
		emulated<{ data: IDataObject[] & IDataObject }>(sandbox, 'salesloft', path).data;
	const people = held(`people?account_id[]=${firstAccount}&per_page=100`);
	const found = toldByTool(execution, FIND);
	assert.deepEqual(found.map(({ id }) => id).sort(), people.map(({ id }) => id).sort());
	const { called, others } = inQuestion(found);
	assert.equal(called.id, firstPerson);
	assert(others.length > 1);
	for (const { id } of others) {
		const on = `cadence_memberships?person_id[]=${String(id)}&cadence_id[]=${cadences.inbound}`;
		assert.deepEqual(
			held(on).map(({ currently_on_cadence: isOn }) => isOn),
			[true],
		);
	}

	const task = held(`tasks/${String(toldByTool(execution, COMPLETE)[0].id)}`);
	assert.deepEqual(pick(task, 'subject', 'current_state'), {
		...{ subject: 'Call Ada', current_state: 'completed' },
	});
	assert.equal((task.person as IDataObject).id, firstPerson);

	const logged = held(`activities/calls/${String(toldByTool(execution, LOG)[0].id)}`);
	assert.equal(logged.disposition, DISPOSITION);
	assert.equal((logged.called_person as IDataObject).id, firstPerson);
	const note = held(`notes/${String((logged.note as IDataObject).id)}`);
	assert.equal(note.content, NOTES);

	assert.deepEqual(
		requests.filter((request) => !request.startsWith('GET ')).sort(),
		[
			...others.map(() => 'POST /v2/cadence_memberships'),
			`PUT /v2/tasks/${String(task.id)}`,
			'POST /v2/activities/calls',
		].sort(),
	);
}
