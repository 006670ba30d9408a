/** Everything that is logged or printed. */
import { WebhookContext } from 'n8n-core';
import { LoggerProxy } from 'n8n-workflow';

const LEVELS = ['error', 'warn', 'info', 'debug'] as const;

/** Call it once, at the top of a test file: from then on nothing is printed, and all of it kept. */
export function keepLog() {
	const logged: unknown[] = [];
	const keep = (...entry: unknown[]) => void logged.push(entry);
	beforeAll(() => {
		LoggerProxy.init({ error: keep, warn: keep, info: keep, debug: keep });
		// The same for all contexts.
		const { logger } = WebhookContext.prototype;
		for (const level of LEVELS) jest.spyOn(logger, level).mockImplementation(keep);
		for (const stream of [process.stdout, process.stderr]) {
			jest.spyOn(stream, 'write').mockImplementation((text) => {
				logged.push(String(text));
				return true;
			});
		}
		for (const level of [...LEVELS, 'log'] as const) {
			jest.spyOn(console, level).mockImplementation(keep);
		}
	});
	afterAll(() => jest.restoreAllMocks());
	return { logged };
}
