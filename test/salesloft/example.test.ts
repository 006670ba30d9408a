import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IConnections, INode } from 'n8n-workflow';
import { Salesloft } from '../../nodes/Salesloft/Salesloft.node';
import { nodeCredentials } from '../harness/credentials';
import { execute, resultOf } from '../harness/run-node';
import { START, Start, typeName, workflowOf } from '../harness/workflow';
import { account, close, credentials, open, records, sent } from './team';

interface Example {
	nodes: INode[];
	connections: IConnections;
}

const file = join(__dirname, '..', '..', 'examples', 'salesloft-new-lead.json');
const { nodes, connections } = JSON.parse(readFileSync(file, 'utf8')) as Example;

const signUp = {
	email: 'new.lead@example.com',
	firstName: 'Nora',
	lastName: 'Newman',
	company: 'Example Inc.',
	message: 'Hello',
	cadence: account.cadences.outbound,
	colleague: 'sam.standard@quartet.example',
};

/** The example with n8n's own nodes replaced by ones that hand on items. */
function workflow() {
	const [start, salesloft] = [new Start(), new Salesloft()];
	const [trigger] = nodes;
	const ours = nodes
		.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote')
		.map((node) => {
			if (node.type === typeName(salesloft)) {
				return { ...node, credentials: nodeCredentials(credentials) };
			}
			const name = node === trigger ? START : node.name;
			return { ...node, name, type: typeName(start), typeVersion: 1, parameters: {} };
		});
	const { [trigger.name]: first, ...rest } = connections;
	return workflowOf(ours, [start, salesloft], { [START]: first, ...rest });
}

afterEach(close);

test('the example takes a lead through to the end', async () => {
	open();
	const result = await execute(workflow(), credentials, { items: [{ json: signUp }] });
	expect(result.status).toBe('success');
	const [person] = resultOf(result, 'Create or Update Person').items;
	expect(person.json.upsert_type).toBe('create');
	const [task] = resultOf(result, 'Give a Colleague a Task').items;
	expect(task.json).toMatchObject({ id: 10_009, user_id: account.standardUser.id });
	expect(sent().map(({ route }) => route)).toEqual([
		'POST /v2/person_upserts',
		'POST /v2/notes',
		'POST /v2/cadence_memberships',
		'GET /v2/users',
		'POST /v2/tasks',
	]);

	// What the example asks before it adds anything.
	const [again] = await records('person', 'upsert', {
		matchBy: 'email_address',
		emailAddress: signUp.email,
	});
	expect(again).toMatchObject({ upsert_type: 'update', cadence_ids: [signUp.cadence] });
});
