/**
 * `npm run e2e -- --install`: packages on their way through n8n's own installation, as from its editor,
 * and through the commands of the documentation. What is installed is what would be published.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { combine } from '../../sandbox';
import { openProxy } from '../../sandbox/doors/proxy';
import { pack, packageOf, services } from '../../scripts/packages/service';
import { sourcesOf, writeSources } from '../../scripts/packages/sources';
import { packed } from '../../scripts/tarball';
import { openAccounts, sandboxCredentials } from '../accounts';
import { run } from '../groups';
import { install } from '../install';
import { communityPackages, N8n, runCommand } from '../n8n';
import { buildPack, ROOT } from '../pack';
import { freePorts } from '../ports';
import { Registry } from '../registry';
import { Rest } from '../rest';
import { connect, examplesFor, owner } from '../setup';
import type { Checks } from './checks';
import { commandsOf } from './commands';

const NEXT_VERSION = '99.0.0';
/** An example that reads and writes, and can be run again; its service; and the package of that. */
const EXAMPLE = 'Shortcut: from bug report to story';
const SERVICE = services.find(({ name }) => name === 'Shortcut')!;
const SINGLE = packageOf(SERVICE);

/** An n8n without the pack, at first, and with one person. */
class Host {
	private n8n!: N8n;
	private rest!: Rest;
	/** Of the one credential and the one workflow. */
	private ids!: { credential: string; workflow: string };

	private constructor(
		private readonly userFolder: string,
		private readonly settings: Record<string, string>,
		private readonly proxy: { port: number; caFile: string },
	) {}

	static async open(userFolder: string, settings: Record<string, string> = {}): Promise<Host> {
		mkdirSync(userFolder, { recursive: true });
		const caFile = join(userFolder, 'sandbox-ca.pem');
		const { port } = await openProxy(combine(Object.values(openAccounts())), { caFile });
		const host = new Host(userFolder, settings, { port, caFile });
		await host.start();
		return host;
	}

	async start(more: Record<string, string> = {}): Promise<void> {
		const { userFolder, proxy } = this;
		const [port, brokerPort] = await freePorts(0, 0);
		const settings = { ...this.settings, ...more };
		this.n8n = await N8n.start({ userFolder, port, brokerPort, proxy, settings });
		this.rest = new Rest(this.n8n);
		if (await this.rest.needsOwner()) await this.rest.createOwner(owner);
		await this.rest.signIn(owner);
	}

	async stop(): Promise<void> {
		await this.n8n.stop();
	}

	get packages(): Pick<Rest, 'installPackage' | 'updatePackage' | 'removePackage'> {
		return this.rest;
	}

	/** What n8n has in the folder of a package; undefined where there is none. */
	filesOf(name: string): string[] | undefined {
		const folder = join(communityPackages(this.userFolder), name);
		return existsSync(folder) ? readdirSync(folder).sort() : undefined;
	}

	/** Makes the credential and the workflow. */
	async fill(): Promise<void> {
		const [wanted] = sandboxCredentials.filter(({ type }) => type === 'shortcutApi');
		const credential = { ...wanted, ...(await this.rest.createCredential(wanted)) };
		const [example] = examplesFor().filter(({ name }) => name === EXAMPLE);
		const workflow = await this.rest.createWorkflow(connect(example, [credential]));
		this.ids = { credential: credential.id, workflow: workflow.id };
	}

	/** The workflow as it is saved now runs to its end. */
	async runsWell(): Promise<void> {
		const execution = await this.rest.execute(await this.rest.workflow(this.ids.workflow));
		assert.equal(execution.error?.message, undefined);
		assert.equal(execution.status, 'success');
	}

	/** Whether n8n shows the secret of the credential to whoever may open it. */
	async tellsSecret(): Promise<boolean> {
		const { data } = await this.rest.credential(this.ids.credential);
		return sandboxCredentials.some((one) => one.data.apiToken === data.apiToken);
	}

	async exportWorkflows(file: string): Promise<void> {
		await runCommand(this.userFolder, ['export:workflow', '--all', `--output=${file}`]);
	}

	async importWorkflows(file: string): Promise<void> {
		await runCommand(this.userFolder, ['import:workflow', `--input=${file}`]);
	}
}

/** Builds the package of the service outside of this repository, and publishes it. */
async function publishSingle(folder: string, registry: Registry): Promise<void> {
	const directory = join(folder, SINGLE);
	writeSources(SERVICE, await sourcesOf(SERVICE), directory);
	symlinkSync(join(ROOT, 'node_modules'), join(directory, 'node_modules'));
	await run('npm', ['run', 'build'], { cwd: directory });
	await registry.publish(packed(directory).directory);
}

/** From one package to another one, in the order that the README gives. */
async function changeOver(host: Host, file: string, from: string, next: string): Promise<void> {
	await host.exportWorkflows(file);
	const to = next === pack ? 'pack' : 'packages';
	await run('node', [join(ROOT, 'scripts', 'change-over.mjs'), '--to', to, file], {});
	await host.packages.removePackage(from);
	assert.equal(host.filesOf(from), undefined);
	await host.packages.installPackage(next);
	await host.importWorkflows(file);
	await host.runsWell();
}

async function checkEditor(checks: Checks, folder: string): Promise<void> {
	const registry = new Registry(join(folder, 'registry'));
	const published = packed().directory;
	await registry.publish(published);
	const host = await Host.open(join(folder, 'editor'), registry.settings);
	const { packages } = host;
	const steps: Record<string, () => Promise<void>> = {
		'n8n installs the pack as from its editor, and runs it': async () => {
			const { installedNodes } = await packages.installPackage(pack);
			assert.equal(installedNodes.length, 12);
			const files = ['LICENSE.md', 'README.md', 'dist', 'package.json'];
			assert.deepEqual(host.filesOf(pack), files);
			await host.fill();
			await host.runsWell();
		},
		'an update keeps workflows and credentials, without a restart': async () => {
			await registry.publish(published, NEXT_VERSION);
			const { installedVersion } = await packages.updatePackage(pack);
			assert.equal(installedVersion, NEXT_VERSION);
			await host.runsWell();
		},
		'n8n refuses a package of one service beside the pack, which goes on': async () => {
			await publishSingle(folder, registry);
			const installing = packages.installPackage(SINGLE);
			await assert.rejects(installing, /Failed to save installed package/);
			assert.equal(host.filesOf(SINGLE), undefined);
			await host.runsWell();
		},
		'workflows change over to a package of one service, and back': async () => {
			const file = join(folder, 'workflows.json');
			await changeOver(host, file, pack, SINGLE);
			await changeOver(host, file, SINGLE, pack);
		},
		'without its package, n8n tells the secret of a credential': async () => {
			assert.equal(await host.tellsSecret(), false);
			await packages.removePackage(pack);
			assert.equal(await host.tellsSecret(), true);
			await packages.installPackage(pack);
			assert.equal(await host.tellsSecret(), false);
			await host.runsWell();
		},
		'where unverified packages are off, the pack goes on, and no update comes': async () => {
			await host.stop();
			await host.start({ N8N_UNVERIFIED_PACKAGES_ENABLED: 'false' });
			await host.runsWell();
			const updating = host.packages.updatePackage(pack);
			await assert.rejects(updating, /Installation of unverified community packages is forbidden/);
		},
	};
	for (const [sentence, step] of Object.entries(steps)) {
		await checks.check(`install: ${sentence}`, step);
	}
	await host.stop();
}

/** Runs commands as a shell does, with a home folder of their own and without a network. */
async function shell(commands: string, home: string): Promise<void> {
	const env = { ...process.env, HOME: home, npm_config_offline: 'true' };
	await run('bash', ['-e', '-c', commands], { cwd: ROOT, env });
}

async function byHand(home: string): Promise<void> {
	const commands = commandsOf('README.md', '**By hand**', {
		'npm ci && npm run build && npm pack': `npm pack --pack-destination ${home}`,
		'/path/to/': `${home}/`,
	});
	await shell(commands, home);
	const installed = readdirSync(communityPackages(home)).filter((name) => !name.startsWith('.'));
	// No n8n-workflow of its own.
	assert.deepEqual(installed, [pack]);
}

/** What `docs/docker.md` puts into an image and runs at each start. */
async function bakedIn(home: string): Promise<void> {
	const image = join(home, 'opt');
	const page = 'docs/docker.md';
	const dockerfile = commandsOf(page, '`Dockerfile`:', { '/opt/n8n-nodes': image });
	const script = commandsOf(page, '`with-nodes.sh`:', {
		'/opt/n8n-nodes': image,
		'exec /docker-entrypoint.sh "$@"': '',
	});
	mkdirSync(image);
	writeFileSync(join(image, 'with-nodes.sh'), script);
	await shell(`npm pack --pack-destination ${image}`, home);
	const command = /^RUN (.*)$/m.exec(dockerfile)?.[1] ?? 'false';
	await shell(command, home);
	// As on a second start, with what the first has left.
	for (let start = 0; start < 2; start += 1) await shell(join(image, 'with-nodes.sh'), home);
	const host = await Host.open(home);
	await host.fill();
	await host.runsWell();
	await host.stop();
}

/** Goes through everything in a folder of its own. */
export async function checkInstalling(checks: Checks, folder: string): Promise<void> {
	await install();
	await buildPack();
	await checkEditor(checks, folder);
	const homes = { empty: join(folder, 'home'), below: join(folder, 'below', 'home') };
	mkdirSync(homes.empty);
	mkdirSync(homes.below, { recursive: true });
	mkdirSync(join(homes.below, '..', 'node_modules'));
	await checks.check('install: by hand, as the README says', () => byHand(homes.empty));
	await checks.check('install: by hand below a folder that has node_modules', () =>
		byHand(homes.below),
	);
	const container = join(folder, 'container');
	mkdirSync(container);
	await checks.check('install: baked into an image, apart from the image', () =>
		bakedIn(container),
	);
}
