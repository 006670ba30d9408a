/** The example workflows, as they are kept and as the playground imports them. */
import { NodeHelpers } from 'n8n-workflow';
import { examplesFor } from '../../playground/setup';
import { NOTE } from '../../scripts/examples';
import { nodeTypes } from '../../scripts/node-types';

/** The IDs of an account, which whoever imports an example would have to change. */
const ID = /"value": ?"\d+(-[a-z]+)?"/i;

test('no two have one name, and none holds a credential or the address of a webhook', () => {
	const all = examplesFor();
	expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
	const nodes = all.flatMap((example) => example.nodes);
	const credentials = nodes.flatMap((node) => Object.values(node.credentials ?? {}));
	expect(credentials.filter(({ id }) => id !== null)).toEqual([]);
	expect(nodes.filter(({ webhookId }) => webhookId !== undefined)).toEqual([]);
});

test('those that begin with a trigger hold no IDs of an account', () => {
	const ours = examplesFor().filter(({ nodes }) =>
		/^n8n-nodes-quartet\..*Trigger$/.test(nodes[0].type),
	);
	expect(ours).toHaveLength(6);
	expect(
		ours.filter(({ nodes }) => ID.test(JSON.stringify(nodes))).map(({ name }) => name),
	).toEqual([]);
});

test('each says in a note what it does, and all of its connections lead to nodes', () => {
	for (const { name, nodes, connections } of examplesFor()) {
		const notes = nodes.filter(({ type }) => type === NOTE);
		expect([name, notes.length]).toEqual([name, 1]);
		const linked = Object.entries(connections).flatMap(([from, { main = [] }]) => [
			from,
			...main.flatMap((output) => (output ?? []).map(({ node }) => node)),
		]);
		const names = nodes.map((node) => node.name);
		expect(linked.filter((node) => !names.includes(node))).toEqual([]);
	}
});

test('files are kept in the folder that n8n may write to', () => {
	const nodes = examplesFor('kept').flatMap((example) => example.nodes);
	const files = nodes.flatMap(({ parameters }) => parameters.fileName ?? []);
	expect(files).toEqual(Array(3).fill('=kept/{{ $binary.data.fileName }}'));
});

test('n8n finds nothing missing in the nodes of this pack, also where an agent decides', async () => {
	const types = await nodeTypes();
	const missing = examplesFor().flatMap(({ name, nodes }) =>
		nodes.flatMap((node) => {
			const type = types.get(node.type.replace(/Tool$/, ''));
			if (!type) return [];
			const { properties } = type;
			const parameters =
				NodeHelpers.getNodeParameters(properties, node.parameters, true, false, node, type) ?? {};
			const whole = { ...node, parameters };
			const issues = NodeHelpers.getNodeParametersIssues(properties, whole, type);
			return issues ? [[name, node.name, issues]] : [];
		}),
	);
	expect(missing).toEqual([]);
});
