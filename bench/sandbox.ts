/** The asking side of the process that runs the sandbox (`sandbox-process.ts`). */
import { join } from 'node:path';
import { Child } from './child';

export interface SandboxSettings {
	/** Whose API; Salesloft's if absent. */
	provider?: 'salesloft' | 'shortcut';
	/**
	 * `proxy`: the provider's own address over TLS, as in production. `plain`: HTTP on a port, where
	 * what is measured is the contender's own work.
	 */
	door: 'proxy' | 'plain';
	/** How long each answer takes, in milliseconds. */
	latency?: number;
	/** How many people the team has. */
	people?: number;
	/** The cost that fits into one minute; absent for no limit. */
	limit?: number;
}

export interface Address {
	/** The environment of a process that is to reach it. */
	env: Record<string, string>;
	/** The origin to ask. */
	host: string;
}

/** How many requests were answered, by method and status: `POST 200`. */
export type Counts = Record<string, number>;

export type SandboxQuestion =
	/** Begins anew, with fresh data and the full quota. */
	{ open: SandboxSettings } | { count: true };

/** A sandbox in a process of its own, so that its work burdens no contender. */
export class SandboxProcess {
	private readonly child = new Child<SandboxQuestion, Address & Counts>(
		join(__dirname, 'sandbox-process.ts'),
	);

	async open(settings: SandboxSettings): Promise<Address> {
		return await this.child.ask({ open: settings });
	}

	async counts(): Promise<Counts> {
		return await this.child.ask({ count: true });
	}

	async close(): Promise<void> {
		await this.child.close();
	}
}
