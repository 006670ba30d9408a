/** Time that passes only when the engine waits, so that hours of waiting take no time at all. */

/** n8n-workflow with a `sleep` that moves the clock: the factory for `jest.mock`. */
export function withFakeSleep(): object {
	return {
		...jest.requireActual<object>('n8n-workflow'),
		sleep: async (milliseconds: number) => {
			jest.setSystemTime(Date.now() + milliseconds);
		},
	};
}

export const START = Date.parse('2026-03-10T09:00:00Z');

/** Call once in a test file, beside the mock: each test starts at START, by every clock. */
export function useFakeClock(): void {
	beforeEach(() => {
		jest.useFakeTimers({
			now: START,
			doNotFake: [
				'nextTick',
				'setImmediate',
				'clearImmediate',
				'setTimeout',
				'clearTimeout',
				'setInterval',
				'clearInterval',
				'queueMicrotask',
				'hrtime',
				'performance',
			],
		});
		jest.spyOn(performance, 'now').mockImplementation(Date.now);
	});
	afterEach(() => {
		jest.useRealTimers();
		jest.restoreAllMocks();
	});
}
