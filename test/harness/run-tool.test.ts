import { NodeOperationError, type INodeType } from 'n8n-workflow';
import { credential, runAsTool } from '.';
import { SampleApi, sampleNode } from './sample';

const credentials = [credential(SampleApi, { key: 'k1' })];

describe('a node as the tool of an agent', () => {
	const node: INodeType = sampleNode(
		{
			async execute() {
				const id = this.getNodeParameter('id', 0);
				if (id === 'bad') {
					throw new NodeOperationError(this.getNode(), 'No such ID', { description: 'Look it up' });
				}
				return [[{ json: { id, tool: this.isToolExecution() } }]];
			},
		},
		[{ displayName: 'ID', name: 'id', type: 'string', default: '' }],
	);
	const call = { node, credentials, parameters: { id: "={{ $fromAI('record', 'Which one') }}" } };

	test('gets its arguments from the model and knows that it is a tool', async () => {
		expect(await runAsTool({ ...call, toolArguments: { record: 'r1' } })).toEqual({
			description: 'Does what a test needs',
			argumentNames: ['record'],
			answer: [{ id: 'r1', tool: true }],
			error: undefined,
		});
	});

	test('tells the model what went wrong', async () => {
		const { answer, error } = await runAsTool({ ...call, toolArguments: { record: 'bad' } });
		expect(answer).toBeUndefined();
		expect(error?.message).toBe('No such ID\n\nDetails: Look it up');
	});

	test('must be declared usable as one', async () => {
		const { usableAsTool: _, ...description } = node.description;
		await expect(runAsTool({ ...call, node: { ...node, description } })).rejects.toThrow(
			'Sample is not usable as a tool',
		);
	});
});
