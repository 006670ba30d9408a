import { parseArgs } from 'node:util';

/** What a person asks of `npm start`. */
export interface Arguments {
	ownAccounts: boolean;
	port?: number;
}

const USAGE = 'Usage: npm start -- [--port <number>] [--own-accounts]';

function parsed(args: string[]) {
	try {
		return parseArgs({
			args,
			options: { 'own-accounts': { type: 'boolean', default: false }, port: { type: 'string' } },
		}).values;
	} catch (error) {
		// Node goes on about what else could have been meant.
		const [sentence] = (error as Error).message.split(/\.?(?:\s*\n|\. |$)/);
		throw new Error(`${sentence}. ${USAGE}`);
	}
}

/** @throws a sentence for what cannot be meant */
export function readArguments(args: string[]): Arguments {
	const { 'own-accounts': ownAccounts, port } = parsed(args);
	if (port === undefined) return { ownAccounts };
	const number = Number(port);
	if (!/^\d+$/.test(port) || number < 1 || number > 65535) {
		throw new Error(`--port takes a number from 1 to 65535, not "${port}". ${USAGE}`);
	}
	return { ownAccounts, port: number };
}
