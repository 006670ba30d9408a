/** The asking side of the process that a contender works in (`contender-process.ts`). */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Child } from './child';
import type { Address } from './sandbox';

/** What there is to do. */
export type Job =
	/** Creates so many people or stories, one for each input item. */
	| { kind: 'create'; count: number }
	/** Reads a person for each input item. */
	| { kind: 'get'; count: number }
	/** Reads all people. */
	| { kind: 'list' };

/** Who does it. */
export type Contender =
	| 'pack'
	| 'stories'
	| 'stories together'
	| 'HTTP Request'
	| 'HTTP Request, batched'
	| 'HTTP Request + Split Out'
	| 'hand-written'
	| 'axios';

export interface Assignment {
	contender: Contender;
	job: Job;
	/** The origin to ask. */
	host: string;
}

/** How it went. */
export interface Outcome {
	milliseconds: number;
	/** Processor time of the whole process meanwhile, in milliseconds. */
	cpu: number;
	/** The records that came out. */
	records: number;
	/** Why the run failed, if it did. */
	error?: string;
	/** The highest memory that the process has had so far, and had before, in MB. */
	peak: number;
	peakBefore: number;
}

const PLAYGROUND = join(__dirname, '..', 'playground', 'node_modules');

/** A process with n8n's engine, in which a module of the benchmark answers. */
export function engineProcess<Question extends object, Found>(
	module: string,
	pack: string,
	{ env }: Address,
): Child<Question, Found> {
	return new Child(join(__dirname, module), {
		execPath: join(PLAYGROUND, 'node', 'bin', 'node'),
		execArgv: [
			'--expose-gc',
			...['tsx/cjs', join(__dirname, 'modules.ts')].flatMap((one) => [
				'--require',
				require.resolve(one),
			]),
		],
		env: {
			...process.env,
			...env,
			QUARTET_PACK: pack,
			N8N_USER_FOLDER: mkdtempSync(join(tmpdir(), 'quartet-bench-')),
			N8N_LOG_LEVEL: 'silent',
		},
	});
}

/** A process with all contenders in it. */
export class ContenderProcess {
	private readonly child: Child<Assignment, Outcome>;

	/** @param pack where the compiled pack is */
	constructor(pack: string, address: Address) {
		this.child = engineProcess('contender-process.ts', pack, address);
	}

	async run(assignment: Assignment): Promise<Outcome> {
		return await this.child.ask(assignment);
	}

	async close(): Promise<void> {
		await this.child.close();
	}
}
