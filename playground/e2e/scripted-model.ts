/** A chat model that says what a script has for it, at OpenAI's address. */
import type { IDataObject } from 'n8n-workflow';
import { json, type Provider, type SandboxRequest } from '../../sandbox/http';
import type { NewCredential } from '../rest';

/** A call of the tool that a node is, with arguments as a model writes them. */
export interface ScriptedCall {
	node: string;
	arguments: Arguments;
}

export type Arguments = Record<string, string | number | boolean>;

export const call = (node: string, given: Arguments): ScriptedCall => ({
	node,
	arguments: given,
});

/** What the model is told that the tool is called. */
export const toolNamed = (node: string) => node.replaceAll(' ', '_');

/** The items that a tool, by the name of its node, has told last. */
export type Told = (node: string) => IDataObject[];

/** The calls of each turn, from what the tools have told by then. */
export type Script = Array<(told: Told) => ScriptedCall[]>;

/** A tool as the model is told of it. */
export interface OfferedTool {
	name: string;
	description: string;
	parameters: {
		/** Absent where all may be left out. */
		required?: string[];
		properties: Record<string, { type: string; description?: string; default?: unknown }>;
	};
}

interface SpokenCall {
	id: string;
	type: 'function';
	function: { name: string; arguments: string };
}

interface Message {
	role: string;
	content: string;
	/** Of the assistant. */
	tool_calls?: SpokenCall[];
	/** Of a tool: which call it answers. */
	tool_call_id?: string;
}

/** What n8n sends for each turn of the model. */
export interface Turn {
	messages: Message[];
	tools: Array<{ function: OfferedTool }>;
}

/** What is said once the script has ended, from what the tools have told. */
export type LastWords = (told: Told) => string;

export const LAST_WORDS = 'All of it is done.';

export const modelCredential: NewCredential = {
	type: 'openAiApi',
	name: 'OpenAI (scripted)',
	data: { apiKey: 'sk-scripted', url: 'https://api.openai.com/v1' },
};

/** It answers each turn with the next part of its script: calls of tools, or its last words. */
export class ScriptedModel implements Provider {
	readonly hosts = ['api.openai.com'];
	private script: Script = [];
	private lastWords: LastWords = () => LAST_WORDS;
	private turns: Turn[] = [];
	private calls: ScriptedCall[] = [];

	/** Learns what to say from now on. */
	learn(script: Script, lastWords: LastWords = () => LAST_WORDS): void {
		this.script = [...script];
		this.lastWords = lastWords;
		this.turns = [];
		this.calls = [];
	}

	/** What it was sent since. */
	get heard(): Turn[] {
		return this.turns;
	}

	/** The calls that it made since. */
	get said(): ScriptedCall[] {
		return this.calls;
	}

	handle = ({ body }: SandboxRequest) => {
		const turn = JSON.parse(body.toString()) as Turn;
		this.turns.push(turn);
		const told: Told = (node) => lastTold(turn, node);
		const calls = this.script.shift()?.(told);
		this.calls.push(...(calls ?? []));
		const message = calls
			? { role: 'assistant', content: null, tool_calls: calls.map(this.spoken) }
			: { role: 'assistant', content: this.lastWords(told) };
		return json(200, {
			...{ id: `chat-${this.turns.length}`, object: 'chat.completion', model: 'gpt-5-mini' },
			choices: [{ index: 0, message, finish_reason: calls ? 'tool_calls' : 'stop' }],
			usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
		});
	};

	private spoken = ({ node, arguments: given }: ScriptedCall, index: number): SpokenCall => ({
		id: `call-${this.turns.length}-${index}`,
		type: 'function',
		function: { name: toolNamed(node), arguments: JSON.stringify(given) },
	});
}

/** @throws Error where the tool has told nothing yet */
function lastTold({ messages }: Turn, node: string): IDataObject[] {
	const ids = messages
		.flatMap(({ tool_calls: calls = [] }) => calls)
		.filter((one) => one.function.name === toolNamed(node))
		.map(({ id }) => id);
	const answer = messages.findLast(({ tool_call_id: id }) => id !== undefined && ids.includes(id));
	if (!answer) throw new Error(`${node} has told nothing`);
	return JSON.parse(answer.content) as IDataObject[];
}
