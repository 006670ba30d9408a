/** A program that speaks MCP: plain JSON-RPC over streamable HTTP. */
import axios from 'axios';

const VERSION = '2025-06-18';
/** A tool can wait for a provider; no check is to wait for ever. */
const ANSWERED_WITHIN_MS = 120_000;

/** A tool as a model is told of it. */
export interface McpTool {
	name: string;
	description: string;
	inputSchema: {
		properties: Record<string, { type: string; description?: string; default?: unknown }>;
		required?: string[];
	};
}

/** What a call of a tool gives a model to read. */
export interface McpAnswer {
	isError?: boolean;
	content: Array<{ type: string; text: string }>;
}

/** What a server says of itself. */
export interface McpServer {
	serverInfo: { name: string };
	instructions?: string;
}

interface Response<T> {
	result?: T;
	error?: { message: string };
}

/** One session with a server. */
export class McpClient {
	/** Known once the session is open. */
	server!: McpServer;
	private session?: string;
	private requests = 0;
	/** All that the server has sent. */
	readonly read: string[] = [];

	private constructor(
		private readonly url: string,
		private readonly token?: string,
	) {}

	/**
	 * Opens a session.
	 * @throws what the server answers when that is not a success
	 */
	static async open(url: string, token?: string): Promise<McpClient> {
		const client = new McpClient(url, token);
		client.server = await client.request<McpServer>('initialize', {
			...{ protocolVersion: VERSION, capabilities: {} },
			clientInfo: { name: 'playground', version: '1.0.0' },
		});
		await client.post({ method: 'notifications/initialized' });
		return client;
	}

	async tools(): Promise<McpTool[]> {
		return (await this.request<{ tools: McpTool[] }>('tools/list', {})).tools;
	}

	/** @throws what the server says of a tool that it does not have */
	async call(name: string, given: Record<string, unknown>): Promise<McpAnswer> {
		return await this.request('tools/call', { name, arguments: given });
	}

	/** Ends the session. */
	async close(): Promise<void> {
		await axios.delete(this.url, { proxy: false, headers: this.headers });
	}

	private async request<T>(method: string, params: object): Promise<T> {
		this.requests += 1;
		const text = await this.post({ id: this.requests, method, params });
		const line = text.split('\n').find((one) => one.startsWith('data: '));
		const { result, error } = JSON.parse(line?.slice('data: '.length) ?? text) as Response<T>;
		if (error) throw new Error(error.message);
		return result as T;
	}

	private async post(message: object): Promise<string> {
		const { data, headers, status } = await axios.post<string>(
			this.url,
			{ jsonrpc: '2.0', ...message },
			{
				...{ proxy: false, responseType: 'text', validateStatus: () => true },
				...{ headers: this.headers, timeout: ANSWERED_WITHIN_MS },
			},
		);
		if (status >= 300) throw new Error(`${status} ${data}`);
		this.session ??= headers['mcp-session-id'] as string | undefined;
		this.read.push(data);
		return data;
	}

	private get headers(): Record<string, string> {
		return {
			accept: 'application/json, text/event-stream',
			...(this.token && { authorization: `Bearer ${this.token}` }),
			...(this.session && { 'mcp-session-id': this.session, 'mcp-protocol-version': VERSION }),
		};
	}
}
