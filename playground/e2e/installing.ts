/**
 * `npm run e2e -- --install`: packages on their way through n8n's own installation, as from its editor.
 * What is installed is what would be published; see `registry.ts` for what stands in for npm's registry.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { openProxy } from '../../sandbox/doors/proxy';
import { combine } from '../../sandbox';
import { pack, packageOf, services } from '../../scripts/packages/service';
import { sourcesOf, writeSources } from '../../scripts/packages/sources';
import { packed } from '../../scripts/tarball';
import { openAccounts, sandboxCredentials } from '../accounts';
import { run } from '../groups';
import { communityPackages, N8n, runCommand } from '../n8n';
import { install } from '../install';
import { buildPack, ROOT } from '../pack';
import { freePorts } from '../ports';
import { Registry } from '../registry';
import { Rest, type Credential, type Workflow } from '../rest';
import { connect, examples, owner } from '../setup';
import type { Checks } from './checks';

/** An example that reads and writes in one service, and can be run again. */
const EXAMPLE = 'Shortcut: from bug report to story';
const NEXT_VERSION = '99.0.0';
const SINGLE = 'n8n-nodes-shortcut';

/** A running n8n that nothing is installed in at first, and what it needs to be started again. */
interface Host {
	n8n: N8n;
	rest: Rest;
	again(settings?: Record<string, string>): Promise<void>;
}

async function openHost(folder: string, registry: Registry): Promise<Host> {
	const caFile = join(folder, 'sandbox-ca.pem');
	const proxy = await openProxy(combine(Object.values(openAccounts())), { caFile });
	const start = async (settings: Record<string, string> = {}) => {
		const [port, brokerPort] = await freePorts(0, 0);
		const n8n = await N8n.start({
			...{ userFolder: folder, port, brokerPort },
			proxy: { port: proxy.port, caFile },
			settings: { ...registry.settings, ...settings },
		});
		const rest = new Rest(n8n.url);
		if (await rest.needsOwner()) await rest.createOwner(owner);
		await rest.signIn(owner);
		return { n8n, rest };
	};
	const host: Host = {
		...(await start()),
		again: async (settings) => {
			await host.n8n.stop();
			Object.assign(host, await start(settings));
		},
	};
	return host;
}

/** Builds the package of a service outside of this repository, and publishes it. */
async function publishSingle(name: string, folder: string, registry: Registry): Promise<void> {
	const service = services.find((one) => packageOf(one) === name);
	assert(service, `no service has the package ${name}`);
	const directory = join(folder, name);
	writeSources(service, await sourcesOf(service), directory);
	symlinkSync(join(ROOT, 'node_modules'), join(directory, 'node_modules'));
	await run('npm', ['run', 'build'], { cwd: directory });
	await registry.publish(packed(directory).directory);
}

/** Goes through everything in a folder of its own. */
export async function checkInstalling(checks: Checks, folder: string): Promise<void> {
	await install();
	await buildPack();
	const userFolder = join(folder, 'n8n');
	mkdirSync(userFolder, { recursive: true });
	const registry = new Registry(join(folder, 'registry'));
	const published = packed();
	await registry.publish(published.directory);
	const host = await openHost(userFolder, registry);

	let credential: Credential | undefined;
	let workflow: Workflow | undefined;
	/** The same workflow, whichever package its nodes are of. */
	const runsWell = async () => {
		assert(workflow);
		const execution = await host.rest.execute(await host.rest.workflow(workflow.id));
		assert.equal(execution.error?.message, undefined);
		assert.equal(execution.status, 'success');
	};
	const folderOf = (name: string) => join(communityPackages(userFolder), name);
	const secretOf = async () => {
		assert(credential);
		return (await host.rest.credential(credential.id)).data.apiToken;
	};

	await checks.check('install: n8n installs the pack as from its editor, and runs it', async () => {
		const { installedNodes } = await host.rest.installPackage(pack);
		assert.equal(installedNodes.length, 12);
		const own = readdirSync(folderOf(pack)).sort();
		assert.deepEqual(own, ['LICENSE.md', 'README.md', 'dist', 'package.json']);
		const wanted = sandboxCredentials.filter(({ type }) => type === 'shortcutApi');
		credential = { ...wanted[0], ...(await host.rest.createCredential(wanted[0])) };
		const example = examples().find(({ name }) => name === EXAMPLE);
		assert(example);
		workflow = await host.rest.createWorkflow(connect(example, [credential]));
		await runsWell();
	});

	await checks.check(
		'install: an update keeps workflows and credentials, without a restart',
		async () => {
			await registry.publish(published.directory, NEXT_VERSION);
			const { installedVersion } = await host.rest.updatePackage(pack);
			assert.equal(installedVersion, NEXT_VERSION);
			await runsWell();
		},
	);

	await checks.check('install: n8n refuses a package of one service beside the pack', async () => {
		await publishSingle(SINGLE, folder, registry);
		await assert.rejects(host.rest.installPackage(SINGLE), /Failed to save installed package/);
		assert(!existsSync(folderOf(SINGLE)));
		await runsWell();
	});

	await checks.check(
		'install: where unverified packages are off, the pack goes on, and no update comes',
		async () => {
			await host.again({ N8N_UNVERIFIED_PACKAGES_ENABLED: 'false' });
			await runsWell();
			await assert.rejects(
				host.rest.updatePackage(pack),
				/unverified community packages is forbidden/,
			);
			await host.again();
		},
	);

	const changeOver = async (to: 'packages' | 'pack', from: string, next: string) => {
		const file = join(folder, 'workflows.json');
		await runCommand(userFolder, ['export:workflow', '--all', `--output=${file}`]);
		await run('node', [join(ROOT, 'scripts', 'change-over.mjs'), '--to', to, file], {});
		await host.rest.removePackage(from);
		assert(!existsSync(folderOf(from)));
		await host.rest.installPackage(next);
		await runCommand(userFolder, ['import:workflow', `--input=${file}`]);
		await runsWell();
	};
	await checks.check(
		'install: workflows change over to a package of one service, and back',
		async () => {
			await changeOver('packages', pack, SINGLE);
			await changeOver('pack', SINGLE, pack);
		},
	);

	await checks.check(
		'install: without its package, n8n tells the secret of a credential',
		async () => {
			const secret = sandboxCredentials.find(({ type }) => type === 'shortcutApi')?.data.apiToken;
			assert.notEqual(await secretOf(), secret);
			await host.rest.removePackage(pack);
			assert.equal(await secretOf(), secret);
			await host.rest.installPackage(pack);
			assert.notEqual(await secretOf(), secret);
			await runsWell();
		},
	);

	for (const above of ['an empty folder', 'a folder below one with node_modules']) {
		await checks.check(`install: by hand, as the README says, in ${above}`, async () => {
			const home = join(folder, above.replaceAll(' ', '-'));
			mkdirSync(home);
			if (above !== 'an empty folder') mkdirSync(join(home, 'node_modules'));
			await installByHand(home);
			assert.deepEqual(
				readdirSync(communityPackages(home)).filter((one) => !one.startsWith('.')),
				[pack],
			);
		});
	}
	await host.n8n.stop();
}

/** Runs the commands of the README, from the place of the repository on. */
async function installByHand(home: string): Promise<void> {
	const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
	const block = /\*\*By hand\*\*[^]*?```sh\n([^]*?)```/.exec(readme)?.[1];
	assert(block);
	const commands = block
		.replace('npm ci && npm run build && npm pack', `npm pack --pack-destination ${home}`)
		.replace('/path/to/', `${home}/`);
	await run('bash', ['-e', '-c', commands], {
		cwd: ROOT,
		env: { ...process.env, HOME: home, npm_config_offline: 'true' },
	});
}
