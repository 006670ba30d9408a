import { randomInt } from 'node:crypto';
import { createServer, type AddressInfo, type Server } from 'node:net';

/** Everything in the playground listens on the loopback interface only. */
export const LOOPBACK = '127.0.0.1';

/** Below those that systems give to outgoing connections, which would take a free one before n8n does. */
const anyPort = () => randomInt(20_000, 32_000);

function listen(port: number): Promise<Server> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(port, LOOPBACK, () => resolve(server));
	});
}

function close(server: Server): Promise<void> {
	return new Promise((resolve, reject) => {
		server.close((error) => (error ? reject(error) : resolve()));
	});
}

/** Another program listens there, or an ordinary user may not. */
const UNUSABLE = ['EADDRINUSE', 'EACCES'];

async function listenNear(port: number): Promise<Server> {
	try {
		return await listen(port === 0 ? anyPort() : port);
	} catch (error) {
		const { code = '' } = error as NodeJS.ErrnoException;
		if (!UNUSABLE.includes(code)) throw error;
		return await listenNear(0);
	}
}

/**
 * Finds ports that are free right now, each different from the others.
 * @param preferred the wished ports; one that is taken is replaced by any other, 0 wishes for any
 */
export async function freePorts(...preferred: number[]): Promise<number[]> {
	const servers: Server[] = [];
	for (const port of preferred) servers.push(await listenNear(port));
	const ports = servers.map((server) => (server.address() as AddressInfo).port);
	await Promise.all(servers.map(close));
	return ports;
}

/** Whether n8n can listen on this port. */
export async function isFree(port: number): Promise<boolean> {
	const [found] = await freePorts(port);
	return found === port;
}
