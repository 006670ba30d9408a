/** A chat model on this machine, at an address as any other has it that speaks OpenAI's language. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Provider } from '../../sandbox/http';
import { LOOPBACK } from '../ports';

/** @returns the Base URL of the model */
export async function serve(model: Provider): Promise<string> {
	const server = createServer((incoming, outgoing) => {
		const answer = async () => {
			const { status, headers, body } = model.handle({
				method: incoming.method ?? 'POST',
				url: new URL(incoming.url ?? '/', `http://${LOOPBACK}`),
				headers: {},
				body: await buffer(incoming),
			});
			outgoing.writeHead(status, headers).end(body);
		};
		answer().catch((error: Error) => outgoing.writeHead(500).end(error.message));
	});
	server.listen(0, LOOPBACK);
	await once(server, 'listening');
	return `http://${LOOPBACK}:${(server.address() as AddressInfo).port}/v1`;
}
