/** A process that answers one question at a time. */
import { fork, type ChildProcess, type ForkOptions } from 'node:child_process';
import { once } from 'node:events';

type Reply = { value: unknown } | { error: string };

const running = new Set<ChildProcess>();

// On every way out: nothing that was started here outlives this process.
process.on('exit', () => {
	for (const child of running) child.kill('SIGKILL');
});

/** The asking side. */
export class Child<Question extends object, Result> {
	private readonly process: ChildProcess;

	constructor(module: string, options: ForkOptions = {}) {
		this.process = fork(module, { ...options, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
		running.add(this.process);
		this.process.once('exit', () => running.delete(this.process));
	}

	/** @throws what the child threw, or that it has ended */
	async ask(question: Question): Promise<Result> {
		const ended = new AbortController();
		const exit = once(this.process, 'exit', { signal: ended.signal }).then(([code]) => {
			throw new Error(`A process of the benchmark ended (${String(code)}) before it answered`);
		});
		const reply = once(this.process, 'message', { signal: ended.signal });
		this.process.send(question);
		try {
			const [answer] = (await Promise.race([reply, exit])) as [Reply];
			if ('error' in answer) throw new Error(answer.error);
			return answer.value as Result;
		} finally {
			exit.catch(() => undefined);
			ended.abort();
		}
	}

	async close(): Promise<void> {
		const exit = once(this.process, 'exit');
		this.process.kill();
		await exit;
	}
}

/** The answering side; ends with its parent. */
export function answer<Question>(work: (question: Question) => Promise<unknown>): void {
	process.on('disconnect', () => process.exit());
	process.on('message', (question: Question) => {
		work(question).then(
			(value) => process.send?.({ value } satisfies Reply),
			(error: Error) => process.send?.({ error: error.stack ?? error.message } satisfies Reply),
		);
	});
}
