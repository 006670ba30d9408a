/** n8n in queue mode: several processes, each with a folder and a way to the providers of its own. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Sandbox } from '../../../sandbox';
import { openProxy } from '../../../sandbox/doors/proxy';
import { pack } from '../../../scripts/packages/service';
import { packed } from '../../../scripts/tarball';
import { filesFolder, N8n, type N8nOptions, type Role } from '../../n8n';
import type { Started } from '../../playground';
import { freePorts } from '../../ports';
import { Registry } from '../../registry';
import { Rest } from '../../rest';
import { owner } from '../../setup';
import type { Stores } from '../../stores';
import { until } from '../../until';

/** What all processes have to agree on. */
const SHARED = {
	EXECUTIONS_MODE: 'queue',
	OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
	// Otherwise the main would take webhooks, too.
	N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
	N8N_ENCRYPTION_KEY: 'the-same-for-all-processes',
};

const INSTALLED_WITHIN_MS = 180_000;

/** What a provider was asked by one process. */
export interface Asked {
	request: string;
	status: number;
}

/** A process of n8n, and what it asks of the providers. */
export class Member {
	readonly asked: Asked[] = [];
	/** Called with each answer. */
	onAnswer: () => void = () => {};
	private running?: N8n;
	private options!: N8nOptions;

	constructor(readonly name: string) {}

	get n8n(): N8n {
		assert(this.running, `${this.name} does not run`);
		return this.running;
	}

	/** The sandbox as this process sees it. */
	through(sandbox: Sandbox): Sandbox {
		return {
			...sandbox,
			handle: (request) => {
				const response = sandbox.handle(request);
				const { method, url } = request;
				this.asked.push({ request: `${method} ${url.pathname}`, status: response.status });
				this.onAnswer();
				return response;
			},
		};
	}

	async start(options = this.options): Promise<void> {
		this.options = options;
		this.running = await N8n.start(options);
	}

	async stop(): Promise<void> {
		await this.n8n.stop();
	}

	async kill(): Promise<void> {
		await this.n8n.kill();
	}

	/** Waits until this process has installed the pack, which has just begun. */
	async getsPack(): Promise<void> {
		const { n8n, name } = this;
		const said = `Community package installed: ${pack}`;
		const hasIt = async () => await Promise.resolve(n8n.tail.includes(said) || undefined);
		await until(hasIt, INSTALLED_WITHIN_MS, () => `${name} did not get the pack:\n${n8n.tail}`);
	}
}

export class Cluster {
	readonly main = new Member('main');
	readonly webhooks = new Member('webhook processor');
	readonly workers = [new Member('worker 1'), new Member('worker 2')];
	/** All that have been started. */
	private readonly members: Member[] = [this.main];
	/** Of the main; those of the others are like them. */
	private options!: N8nOptions;

	/** @param sandbox what all of them talk to */
	constructor(
		private readonly folder: string,
		private readonly sandbox: Sandbox,
		private readonly stores: Stores,
	) {}

	/**
	 * Starts all processes without the pack, and installs it in the main as from the editor.
	 * @param options those of the main, which reaches the sandbox in its own way
	 */
	start = async (options: N8nOptions): Promise<Started> => {
		const registry = new Registry(join(this.folder, 'registry'));
		const { directory, remove } = packed();
		await registry.publish(directory);
		remove();
		const settings = {
			...{ ...options.settings, ...SHARED, ...this.stores.settings, ...registry.settings },
			// Nodes read and write the same files, whichever process runs them.
			N8N_RESTRICT_FILE_ACCESS_TO: filesFolder(options.userFolder),
		};
		this.options = { ...options, settings };
		// The main is the one that prepares the database.
		await this.main.start(this.options);
		await Promise.all([
			this.add(this.webhooks, 'webhook'),
			...this.workers.map((worker) => this.add(worker, 'worker')),
		]);
		const { n8n } = this.main;
		const rest = new Rest(n8n);
		await rest.createOwner(owner);
		await rest.signIn(owner);
		await rest.installPackage(pack);
		return { n8n, webhooks: this.webhooks.n8n.url };
	};

	/** Starts a further process, in an empty folder. */
	async add(member: Member, role: Role, more: Record<string, string> = {}): Promise<void> {
		const userFolder = join(this.folder, member.name.replace(' ', '-'));
		mkdirSync(userFolder);
		this.members.push(member);
		const caFile = join(userFolder, 'sandbox-ca.pem');
		const { port: proxyPort } = await openProxy(member.through(this.sandbox), { caFile });
		const [port, brokerPort] = await freePorts(0, 0);
		const settings = { ...this.options.settings, ...more };
		const proxy = { port: proxyPort, caFile };
		await member.start({ ...this.options, role, userFolder, port, brokerPort, proxy, settings });
	}

	/** Ends all processes, and then what they keep their data in. */
	async stop(): Promise<void> {
		await Promise.all(this.members.map((member) => member.stop()));
		await this.stores.close();
	}
}
