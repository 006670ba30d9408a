import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openCourier } from '../sandbox/doors/courier';
import { openProxy, type Proxy } from '../sandbox/doors/proxy';
import type { Sandbox } from '../sandbox';
import { unlessBuilt } from './built';
import { N8n, type N8nOptions } from './n8n';
import { buildPack, placePack, ROOT } from './pack';
import { freePorts, isFree } from './ports';
import { step } from './progress';
import { PUBLIC_HOST } from './public';
import { Rest, type NewCredential } from './rest';
import { setUp, type Contents } from './setup';
import type { Version } from './versions';

const DEFAULT_PORT = 5678;
/** Where it is kept what was built last: beside every database, since all start from the same build. */
const BUILT = join(__dirname, '.n8n', 'built');

/** The emulated providers, and the credentials that they accept. */
export interface Emulation {
	sandbox: Sandbox;
	credentials: NewCredential[];
}

export interface PlaygroundOptions {
	/** Where n8n keeps its database; a folder that exists is taken up as it is. */
	userFolder: string;
	/** The port of the editor, 0 for any; without one, 5678 if it is free or else any. */
	port?: number;
	/** Without it, n8n talks to the real hosts. */
	emulation?: Emulation;
	/** Settings of n8n, as environment variables. */
	settings?: Record<string, string>;
	/** The newest n8n if absent. */
	version?: Version;
	/** Starts n8n with the pack: a single process that finds it in its folder, unless given. */
	start?: (options: N8nOptions) => Promise<Started>;
}

export interface Started {
	/** The process with the editor. */
	n8n: N8n;
	/** Where what is sent to published workflows is taken: there, or at another process in queue mode. */
	webhooks: string;
}

/** A real n8n that has the pack, an owner, the credentials and the example workflows. */
export interface Playground extends Contents, Started {
	rest: Rest;
	proxy?: Proxy;
}

async function editorPort(wished?: number): Promise<number> {
	if (wished && !(await isFree(wished))) {
		throw new Error(
			`Port ${wished} is taken, or not for this user. Choose another one, or leave --port away.`,
		);
	}
	return wished ?? DEFAULT_PORT;
}

async function startAlone(options: N8nOptions): Promise<Started> {
	placePack(options.userFolder);
	const n8n = await N8n.start(options);
	return { n8n, webhooks: n8n.url };
}

/**
 * Builds the pack if it has changed, opens the sandbox's proxy, starts n8n and fills it.
 * @throws when one of these fails; nothing is left running then
 */
export async function openPlayground(options: PlaygroundOptions): Promise<Playground> {
	const { userFolder, emulation, settings, version, start = startAlone } = options;
	const closers: Array<() => Promise<void>> = [];
	try {
		// A wish that cannot be fulfilled is told before anything is built.
		await editorPort(options.port);
		await unlessBuilt(ROOT, BUILT, async () => await step('Building the pack', buildPack));
		mkdirSync(userFolder, { recursive: true });

		const caFile = join(userFolder, 'sandbox-ca.pem');
		const proxy = emulation && (await openProxy(emulation.sandbox, { caFile }));
		if (proxy) closers.push(() => proxy.close());

		const through = proxy && { port: proxy.port, caFile };
		// Looked for at the last moment: what is free now can be taken soon.
		const [port, brokerPort] = await freePorts(await editorPort(options.port), 0);
		const publicUrl = emulation && `https://${PUBLIC_HOST}/`;
		const own = { version, userFolder, port, brokerPort, publicUrl, settings, proxy: through };
		const { n8n, webhooks } = await step('Starting n8n', () => start(own));
		closers.push(() => n8n.stop());
		if (emulation) openCourier(emulation.sandbox, { reached: { [PUBLIC_HOST]: webhooks } });

		const rest = new Rest(n8n, webhooks);
		const contents = await setUp(rest, emulation?.credentials ?? [], n8n.files);
		return { ...contents, n8n, webhooks, rest, proxy };
	} catch (error) {
		for (const closer of closers.reverse()) await closer();
		throw error;
	}
}
