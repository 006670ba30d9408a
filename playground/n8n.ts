import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axios from 'axios';
import { ProcessGroup, run } from './groups';
import { freePorts, LOOPBACK } from './ports';
import { until } from './until';
import { commandOf, newest, nodeOf, type Version } from './versions';

const READY_WITHIN_MS = 180_000;

/** What n8n would otherwise pick up from the person's own shell. */
const FOREIGN_SETTINGS = /^(N8N|DB|EXECUTIONS|QUEUE|WEBHOOK|CREDENTIALS)_/;

/** No telemetry, no look-ups, no banners, no questionnaire: n8n talks to nobody but the providers. */
const QUIET = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
};

/** Where the sandbox's proxy listens and whose certificates n8n has to trust. */
export interface Proxy {
	port: number;
	caFile: string;
}

/** What a process of n8n does, by the command that starts it. Queue mode has processes of all three. */
export type Role = 'start' | 'worker' | 'webhook';

export interface N8nOptions {
	/** The newest if absent. */
	version?: Version;
	/** `start` unless given: the process with the editor, which outside of queue mode does everything. */
	role?: Role;
	/** n8n keeps its database and its settings in `.n8n` below this folder. */
	userFolder: string;
	port: number;
	/** n8n's task broker listens on a port of its own. */
	brokerPort: number;
	/** Where providers deliver to; they find nobody on the loopback interface. */
	publicUrl?: string;
	proxy?: Proxy;
	/** Settings of n8n, as environment variables, beside those that it always has here. */
	settings?: Record<string, string>;
}

/** A node_modules folder below which n8n finds installed community packages. */
export function communityPackages(userFolder: string): string {
	return join(userFolder, '.n8n', 'nodes', 'node_modules');
}

/** The one folder in which nodes of an n8n may read and write files, unless its settings name another. */
export function filesFolder(userFolder: string): string {
	return join(userFolder, 'files');
}

function throughProxy({ port, caFile }: Proxy): Record<string, string> {
	const proxy = `http://${LOOPBACK}:${port}`;
	const direct = `${LOOPBACK},localhost`;
	return {
		HTTPS_PROXY: proxy,
		https_proxy: proxy,
		NO_PROXY: direct,
		no_proxy: direct,
		NODE_EXTRA_CA_CERTS: caFile,
	};
}

function environment(options: N8nOptions): NodeJS.ProcessEnv {
	const { version = newest, userFolder, port, brokerPort, publicUrl, proxy, settings } = options;
	const url = `http://${LOOPBACK}:${port}/`;
	const own = Object.entries(process.env).filter(([name]) => !FOREIGN_SETTINGS.test(name));
	return {
		...Object.fromEntries(own),
		...QUIET,
		...version.settings,
		...(proxy && throughProxy(proxy)),
		N8N_USER_FOLDER: userFolder,
		N8N_RESTRICT_FILE_ACCESS_TO: filesFolder(userFolder),
		N8N_LISTEN_ADDRESS: LOOPBACK,
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		GENERIC_TIMEZONE: Intl.DateTimeFormat().resolvedOptions().timeZone,
		// A worker has no other address at which it tells whether it is ready.
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(port),
		N8N_WORKER_SERVER_ADDRESS: LOOPBACK,
		N8N_SECURE_COOKIE: 'false',
		N8N_EDITOR_BASE_URL: url,
		// n8n 1 knows the second name alone, which in n8n 2 does not count for test webhooks.
		N8N_WEBHOOK_URL: publicUrl ?? url,
		WEBHOOK_URL: publicUrl ?? url,
		...settings,
	};
}

/** Runs a command of n8n, such as `export:workflow`, on what a folder keeps. */
export async function runCommand(
	userFolder: string,
	args: string[],
	version = newest,
): Promise<void> {
	const [port, brokerPort] = await freePorts(0, 0);
	const env = environment({ version, userFolder, port, brokerPort });
	await run(nodeOf(version), [commandOf(version), ...args], { env });
}

/** What answers once a process is ready: its database is migrated, and the editor has its API a moment later. */
const READY: Record<Role, string[]> = {
	start: ['/healthz/readiness', '/rest/settings'],
	worker: ['/healthz/readiness'],
	webhook: ['/healthz/readiness'],
};

/** A running process of n8n. */
export class N8n {
	readonly version: Version;
	/** Where it keeps what it has. */
	readonly userFolder: string;
	readonly url: string;
	/** The one folder in which nodes may read and write files. */
	readonly files: string;
	private readonly role: Role;
	private readonly group: ProcessGroup;

	private constructor(options: N8nOptions) {
		this.version = options.version ?? newest;
		this.userFolder = options.userFolder;
		this.url = `http://${LOOPBACK}:${options.port}`;
		this.files = filesFolder(options.userFolder);
		this.role = options.role ?? 'start';
		const start = [commandOf(this.version), this.role];
		this.group = new ProcessGroup(nodeOf(this.version), start, { env: environment(options) });
	}

	/**
	 * Starts n8n and waits until it takes requests.
	 * @throws n8n's last lines when it ends before, or is not ready in time
	 */
	static async start(options: N8nOptions): Promise<N8n> {
		const n8n = new N8n(options);
		mkdirSync(n8n.files, { recursive: true });
		const waiting = new AbortController();
		try {
			await Promise.race([n8n.ready(waiting.signal), n8n.died()]);
			return n8n;
		} catch (error) {
			await n8n.stop();
			throw error;
		} finally {
			waiting.abort();
		}
	}

	/** The last lines that it printed. */
	get tail(): string {
		return this.group.tail;
	}

	/** Never resolves; rejects with n8n's last lines once it has ended. */
	async died(): Promise<never> {
		const { code, signal } = await this.group.exited;
		const ending = signal ? `by ${signal}` : `with exit code ${code}`;
		throw new Error(`n8n ended ${ending}. Its last lines:\n${this.tail}`);
	}

	async stop(): Promise<void> {
		await this.group.stop();
	}

	/** Ends it in the middle of whatever it does. */
	async kill(): Promise<void> {
		this.group.signal('SIGKILL');
		await this.group.exited;
	}

	private async ready(waiting: AbortSignal): Promise<void> {
		const isOver = async () => (waiting.aborted || (await this.answers()) ? true : undefined);
		const late = () => `n8n is not ready. Its last lines:\n${this.tail}`;
		await until(isOver, READY_WITHIN_MS, late);
	}

	private async answers(): Promise<boolean> {
		const isUp = async (path: string) => {
			const request = axios.get(this.url + path, { validateStatus: () => true, proxy: false });
			const response = await request.catch(() => undefined);
			return response?.status === 200;
		};
		for (const path of READY[this.role]) if (!(await isUp(path))) return false;
		return true;
	}
}
