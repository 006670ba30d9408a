import { spawn, type ChildProcess } from 'node:child_process';

/** How a command ended: its exit code, or the signal that ended it. */
export interface Exit {
	code: number | null;
	signal: NodeJS.Signals | null;
}

export interface GroupOptions {
	cwd?: string;
	env?: NodeJS.ProcessEnv;
	/** As whom it runs; only root may choose. */
	uid?: number;
	gid?: number;
}

const TAIL_LINES = 40;
const GRACE_MS = 15_000;

const running = new Set<ProcessGroup>();

// The last resort, on every way out: nothing that was started here outlives this process.
process.on('exit', () => {
	for (const group of running) group.signal('SIGKILL');
});

/**
 * A command together with everything it starts. It leads a process group of its own, so one signal
 * reaches the whole family (npm and its compilers, n8n and its task runners).
 */
export class ProcessGroup {
	readonly exited: Promise<Exit>;
	private readonly child: ChildProcess;
	private lines: string[] = [];

	constructor(command: string, args: string[], options: GroupOptions = {}) {
		this.child = spawn(command, args, {
			...options,
			detached: true,
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		this.child.stdout?.setEncoding('utf8').on('data', (chunk: string) => this.keep(chunk));
		this.child.stderr?.setEncoding('utf8').on('data', (chunk: string) => this.keep(chunk));
		running.add(this);
		this.exited = new Promise<Exit>((resolve, reject) => {
			this.child.once('error', (error) => {
				running.delete(this);
				reject(new Error(`${command} could not be started: ${error.message}`));
			});
			// Whatever the command leaves behind would keep its output, and so this promise, open.
			this.child.once('exit', () => this.signal('SIGKILL'));
			this.child.once('close', (code, signal) => {
				running.delete(this);
				resolve({ code, signal });
			});
		});
	}

	/** The last lines that the command printed. */
	get tail(): string {
		return this.lines.join('\n').trim();
	}

	/** Asks the whole group to end, insists after a while, and resolves once it is gone. */
	async stop(): Promise<void> {
		if (!running.has(this)) return;
		this.signal('SIGTERM');
		const insist = setTimeout(() => this.signal('SIGKILL'), GRACE_MS);
		await this.exited;
		clearTimeout(insist);
	}

	/** Signals every process of the group; a group that is gone already is fine. */
	signal(signal: NodeJS.Signals): void {
		if (this.child.pid === undefined) return;
		try {
			process.kill(-this.child.pid, signal);
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
		}
	}

	private keep(chunk: string): void {
		const [rest = '', ...more] = chunk.split('\n');
		this.lines.push((this.lines.pop() ?? '') + rest, ...more);
		this.lines = this.lines.slice(-TAIL_LINES);
	}
}

/**
 * Runs a command to its end.
 * @throws an error with the command's last lines when it does not end well
 */
export async function run(command: string, args: string[], options: GroupOptions): Promise<void> {
	const group = new ProcessGroup(command, args, options);
	const { code, signal } = await group.exited;
	if (code === 0) return;
	const ending = signal ? `was ended by ${signal}` : `ended with exit code ${code}`;
	throw new Error(`${[command, ...args].join(' ')} ${ending}\n${group.tail}`);
}

/** Stops every group that still runs. */
export async function stopAll(): Promise<void> {
	await Promise.all([...running].map((group) => group.stop()));
}
