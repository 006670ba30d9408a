/** A chat model that says what a script has for it, at OpenAI's address. */
import { json, type Provider, type SandboxRequest } from '../../sandbox/http';
import type { NewCredential } from '../rest';

/** A call of a tool, with arguments as a model writes them. */
export interface ScriptedCall {
	tool: string;
	arguments: Record<string, unknown>;
}

/** A tool as the model is told of it. */
export interface OfferedTool {
	name: string;
	description: string;
	parameters: {
		required: string[];
		properties: Record<string, { type: string; description?: string }>;
	};
}

interface Message {
	role: string;
	content: string;
}

/** What n8n sends for each turn of the model. */
export interface Turn {
	messages: Message[];
	tools: Array<{ function: OfferedTool }>;
}

/** What is said once the script has ended. */
export const LAST_WORDS = 'All of it is done.';

export const modelCredential: NewCredential = {
	type: 'openAiApi',
	name: 'OpenAI (scripted)',
	data: { apiKey: 'sk-scripted', url: 'https://api.openai.com/v1' },
};

/** It answers each turn with the next part of its script: calls of tools, or its last words. */
export class ScriptedModel implements Provider {
	readonly hosts = ['api.openai.com'];
	private script: ScriptedCall[][] = [];
	private turns: Turn[] = [];

	/** Learns what to say from now on. */
	learn(script: ScriptedCall[][]): void {
		this.script = [...script];
		this.turns = [];
	}

	/** What it was sent since. */
	get heard(): Turn[] {
		return this.turns;
	}

	handle = ({ body }: SandboxRequest) => {
		this.turns.push(JSON.parse(body.toString()) as Turn);
		const calls = this.script.shift();
		const message = calls
			? { role: 'assistant', content: null, tool_calls: calls.map(this.spoken) }
			: { role: 'assistant', content: LAST_WORDS };
		return json(200, {
			...{ id: `chat-${this.turns.length}`, object: 'chat.completion', model: 'gpt-5-mini' },
			choices: [{ index: 0, message, finish_reason: calls ? 'tool_calls' : 'stop' }],
			usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
		});
	};

	private spoken = ({ tool, arguments: given }: ScriptedCall, index: number) => ({
		id: `call-${this.turns.length}-${index}`,
		type: 'function',
		function: { name: tool, arguments: JSON.stringify(given) },
	});
}
