/**
 * PostgreSQL and Redis, which n8n needs in queue mode: servers of their own, in a folder and at ports that
 * nobody else uses, so that they touch no other server of the machine.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ProcessGroup, run, type GroupOptions } from './groups';
import { freePorts, LOOPBACK } from './ports';
import { until } from './until';

/** Debian keeps the commands of each version of PostgreSQL in a folder of its own, off the path. */
const POSTGRES = '/usr/lib/postgresql';
/** Who PostgreSQL runs as where root starts it: it refuses to be root. */
const NOT_ROOT = 'postgres';

const READY_WITHIN_MS = 60_000;

function folders(): string[] {
	const versions = existsSync(POSTGRES) ? readdirSync(POSTGRES) : [];
	const newestFirst = versions.sort((one, other) => Number(other) - Number(one));
	const own = newestFirst.map((version) => join(POSTGRES, version, 'bin'));
	return [...own, ...(process.env.PATH ?? '').split(delimiter)];
}

/** @throws which packages to install when the machine lacks the command */
function find(command: string): string {
	const found = folders()
		.map((folder) => join(folder, command))
		.find(existsSync);
	if (found) return found;
	throw new Error(
		`No ${command} on this machine. Install the packages postgresql and redis-server ` +
			'(apt-get install -y --no-install-recommends postgresql redis-server).',
	);
}

/** The user that PostgreSQL runs as. */
function user(): Pick<GroupOptions, 'uid' | 'gid'> {
	if (process.getuid?.() !== 0) return {};
	const number = (kind: '-u' | '-g') =>
		Number(execFileSync('id', [kind, NOT_ROOT], { encoding: 'utf8' }));
	return { uid: number('-u'), gid: number('-g') };
}

/** Waits until a server takes requests. @throws its last lines when that takes too long */
async function ready(server: ProcessGroup, ask: () => Promise<unknown>): Promise<void> {
	let refusal = '';
	const isReady = async () =>
		await ask().then(
			() => true,
			(error: Error) => void (refusal = error.message),
		);
	await until(isReady, READY_WITHIN_MS, () => `${refusal}\n${server.tail}`);
}

export class Stores {
	private constructor(
		private readonly servers: ProcessGroup[],
		/** What n8n needs in its environment to use them. */
		readonly settings: Record<string, string>,
	) {}

	/**
	 * Starts both with nothing in them.
	 * @param folder for what they keep; it is opened to all users to pass through, for the one that PostgreSQL runs as
	 * @throws which packages to install when one of them is missing
	 */
	static async open(folder: string): Promise<Stores> {
		const [initdb, postgres, isReady] = ['initdb', 'postgres', 'pg_isready'].map(find);
		const [redisServer, redisCli] = ['redis-server', 'redis-cli'].map(find);
		const [postgresPort, redisPort] = (await freePorts(0, 0)).map(String);
		const data = join(folder, 'postgres');
		const as = { ...user(), cwd: data };
		mkdirSync(data, { mode: 0o700 });
		chmodSync(folder, 0o711);
		if (as.uid !== undefined && as.gid !== undefined) chownSync(data, as.uid, as.gid);
		await run(initdb, ['-D', data, '-U', NOT_ROOT, '--auth=trust', '--encoding=UTF8'], as);

		// No socket files, and no waiting for the disk: nothing of it is kept.
		const address = ['-h', LOOPBACK, '-p', postgresPort];
		const own = ['-D', data, ...address, '-k', '', '-F', '-c', 'max_connections=200'];
		const redisOwn = ['--port', redisPort, '--bind', LOOPBACK, '--save', '', '--appendonly', 'no'];
		const servers = [
			new ProcessGroup(postgres, own, as),
			new ProcessGroup(redisServer, redisOwn, { cwd: folder }),
		];
		await ready(servers[0], () => run(isReady, address, {}));
		await ready(servers[1], () => run(redisCli, ['-h', LOOPBACK, '-p', redisPort, 'ping'], {}));
		return new Stores(servers, {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: LOOPBACK,
			DB_POSTGRESDB_PORT: postgresPort,
			DB_POSTGRESDB_USER: NOT_ROOT,
			DB_POSTGRESDB_DATABASE: 'postgres',
			QUEUE_BULL_REDIS_HOST: LOOPBACK,
			QUEUE_BULL_REDIS_PORT: redisPort,
		});
	}

	/** To be called when nobody uses them any more. */
	async close(): Promise<void> {
		await Promise.all(this.servers.map((server) => server.stop()));
	}
}
