import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IConnections, INode } from 'n8n-workflow';
import { Nutshell } from '../../nodes/Nutshell/Nutshell.node';
import { nodeCredentials } from '../harness/credentials';
import { execute, resultOf } from '../harness/run-node';
import { START, Start, typeName, workflowOf } from '../harness/workflow';
import { closeAccount, openAccount } from './account';

interface Example {
	nodes: INode[];
	connections: IConnections;
}

const file = join(__dirname, '..', '..', 'examples', 'nutshell-inquiry-to-lead.json');
const { nodes, connections } = JSON.parse(readFileSync(file, 'utf8')) as Example;

const inquiry = {
	email: 'nora.newman@example.com',
	name: 'Nora Newman',
	company: 'Example Inc.',
	interest: '200 field sensors',
	message: 'Hello',
};

afterEach(closeAccount);

test('the example makes a lead of each inquiry, but no person or company twice', async () => {
	const { credentials, sent } = openAccount();
	const [start, nutshell] = [new Start(), new Nutshell()];
	const [trigger] = nodes;
	// Its first two nodes belong to n8n; ones that hand on their items stand in for them.
	const ours = nodes
		.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote')
		.map((node) =>
			node.type === typeName(nutshell)
				? { ...node, credentials: nodeCredentials(credentials) }
				: {
						...node,
						name: node === trigger ? START : node.name,
						type: typeName(start),
						typeVersion: 1,
						parameters: {},
					},
		);
	const { [trigger.name]: first, ...rest } = connections;
	const workflow = workflowOf(ours, [start, nutshell], { [START]: first, ...rest });

	for (const lead of ['1023-leads', '1024-leads']) {
		const run = await execute(workflow, credentials, { items: [{ json: inquiry }] });
		const idOf = (node: string) => resultOf(run, node).items[0].json.id;
		expect(run.status).toBe('success');
		expect([
			idOf('Create or Update Company'),
			idOf('Link Person to Company'),
			idOf('Create Lead'),
		]).toEqual(['13-accounts', '41-contacts', lead]);
		expect(resultOf(run, 'Note the Message').items[0].json.relatedTo).toBe(lead);
		expect(resultOf(run, 'Task for Tomorrow').items[0].json.title).toBe('Answer Nora Newman');
	}
	expect(sent().filter((line) => typeof line === 'string' && line.startsWith('POST'))).toEqual([
		...['accounts', 'contacts', 'leads', 'notes', 'tasks'].map((one) => `POST /rest/${one}`),
		...['leads', 'notes', 'tasks'].map((one) => `POST /rest/${one}`),
	]);
});
