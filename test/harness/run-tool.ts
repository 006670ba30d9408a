import {
	jsonParse,
	NodeConnectionTypes,
	type EngineRequest,
	type GenericValue,
	type IConnections,
	type IDataObject,
	type INodeType,
} from 'n8n-workflow';
import { execute, resultOf, type NodeFailure, type RunOptions } from './run-node';
import { inARow, instance, Start, START, workflowNode, workflowOf, type Step } from './workflow';

const AGENT = 'Agent';
const TOOL = 'Tool';

/** What an agent sees of a node it may call, and what the call gave. */
export interface ToolResult {
	/** The text by which a model decides to call the node. */
	description: string;
	/** The arguments a model has to fill, from the `$fromAI` expressions of the parameters. */
	argumentNames: string[];
	/** What the model reads: the json of the first output's items. */
	answer?: GenericValue;
	error?: NodeFailure;
}

/** The call that the agent makes. */
export interface ToolCall {
	/** What the model filled in for the `$fromAI` expressions among the parameters. */
	toolArguments?: IDataObject;
	/** Whether n8n runs the tool for the agent, as it does for an AI Agent of version 3. */
	byEngine?: boolean;
}

/** The part of a tool's interface that an agent uses. */
interface Tool {
	description: string;
	schema: { shape: Record<string, unknown> };
	invoke(toolArguments: Record<string, unknown>): Promise<string>;
}

/** What an agent of version 3 asks of n8n. */
function request(input: IDataObject): EngineRequest {
	const type = NodeConnectionTypes.AiTool;
	const action = { actionType: 'ExecutionNodeAction' as const, nodeName: TOOL, input, type };
	return { actions: [{ ...action, id: 'call', metadata: {} }], metadata: {} };
}

/**
 * An agent node that hands the one tool connected to it to `call` and gives what that gives. With
 * `asked`, it asks n8n to run the tool, and gives what came of it.
 */
function agent(call: (tool: Tool) => Promise<GenericValue>, asked?: EngineRequest): INodeType {
	return {
		description: {
			displayName: AGENT,
			name: 'agent',
			group: ['transform'],
			version: 1,
			description: 'Calls the tool connected to it',
			defaults: { name: AGENT },
			inputs: [NodeConnectionTypes.Main, { type: NodeConnectionTypes.AiTool }],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		},
		async execute(response) {
			const [given] = response?.actionResponses ?? [];
			if (given) {
				const answer = given.data.data?.ai_tool[0]?.map(({ json }) => json);
				return [[{ json: { answer } }]];
			}
			if (asked) return asked;
			const tools = (await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0)) as Tool[];
			return [[{ json: { answer: await call(tools[0]) } }]];
		},
	};
}

/** The node as n8n's loader offers it to agents, beside the node itself. */
function asTool(node: INodeType): INodeType {
	const { usableAsTool, ...description } = node.description;
	if (!usableAsTool) throw new Error(`${description.displayName} is not usable as a tool`);
	return Object.assign(Object.create(node) as INodeType, {
		description: {
			...description,
			name: `${description.name}Tool`,
			displayName: `${description.displayName} Tool`,
			inputs: [],
			outputs: [NodeConnectionTypes.AiTool],
		},
	});
}

/** Has an agent call the node as its tool, in n8n's real engine. */
export async function runAsTool(run: Step & RunOptions & ToolCall): Promise<ToolResult> {
	const { toolArguments = {}, byEngine, items, settings, stop, ...step } = run;
	const seen = { description: '', argumentNames: [] as string[] };
	const start = new Start();
	const tool = asTool(instance(step.node));
	const caller = agent(
		async (offered) => {
			seen.description = offered.description;
			seen.argumentNames = Object.keys(offered.schema.shape);
			const text = await offered.invoke(toolArguments);
			return jsonParse<GenericValue>(text, { fallbackValue: text });
		},
		byEngine ? request(toolArguments) : undefined,
	);

	const nodes = [
		workflowNode({ node: start }, START),
		workflowNode({ node: caller }, AGENT, 1),
		workflowNode({ ...step, node: tool }, TOOL, 2),
	];
	const connections: IConnections = {
		...inARow([START, AGENT]),
		[TOOL]: {
			[NodeConnectionTypes.AiTool]: [[{ node: AGENT, type: NodeConnectionTypes.AiTool, index: 0 }]],
		},
	};
	const workflow = workflowOf(nodes, [start, caller, tool], connections, settings);
	const execution = await execute(workflow, step.credentials ?? [], { items, stop });
	const { items: answers, error } = resultOf(execution, AGENT);
	return { ...seen, answer: answers[0]?.json.answer, error };
}
