/** What a person writes behind `npm start --`. */
import { createServer, type AddressInfo } from 'node:net';
import { readArguments } from '../../playground/arguments';
import { freePorts, isFree } from '../../playground/ports';

const USAGE = 'Usage: npm start -- [--port <number>] [--own-accounts]';

test.each([
	[[], { ownAccounts: false }],
	[['--own-accounts'], { ownAccounts: true }],
	[['--port', '8080'], { ownAccounts: false, port: 8080 }],
	[['--port=8080', '--own-accounts'], { ownAccounts: true, port: 8080 }],
	[['--port', '65535'], { ownAccounts: false, port: 65535 }],
])('%j is understood', (args, meant) => {
	expect(readArguments(args)).toEqual(meant);
});

test.each([
	[['--port'], "Option '--port <value>' argument missing."],
	[['--port='], '--port takes a number from 1 to 65535, not "".'],
	[['--port', '0'], '--port takes a number from 1 to 65535, not "0".'],
	[['--port', '65536'], '--port takes a number from 1 to 65535, not "65536".'],
	[['--port', '80.5'], '--port takes a number from 1 to 65535, not "80.5".'],
	[['--port', '1e3'], '--port takes a number from 1 to 65535, not "1e3".'],
	[['--port', 'web'], '--port takes a number from 1 to 65535, not "web".'],
	[['--port', '--own-accounts'], "Option '--port' argument is ambiguous."],
	[['8080'], "Unexpected argument '8080'."],
	[['--prot', '8080'], "Unknown option '--prot'."],
	[['--own-accounts=yes'], "Option '--own-accounts' does not take an argument."],
])('%j is refused in a sentence that says what can be given', (args, sentence) => {
	expect(() => readArguments(args)).toThrow(new Error(`${sentence} ${USAGE}`));
});

test('a port on which something listens is not free, and another one is found', async () => {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	expect(await isFree(port)).toBe(false);
	expect(await freePorts(port)).not.toEqual([port]);
	await new Promise((resolve) => server.close(resolve));
	expect(await isFree(port)).toBe(true);
});
