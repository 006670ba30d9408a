/** A workflow that writes what it is sent, and what of it is in the account afterwards. */
import { shortcutAccount } from '../../../sandbox/shortcut';
import type { Accounts } from '../../accounts';
import type { Playground } from '../../playground';
import type { Rest } from '../../rest';
import { byName } from '../hearings';
import { Posted, type Step } from './posted';

/** Executions wait for the limit here, and the machine may be busy with other things. */
const ENDED_WITHIN_MS = 300_000;
/** Another worker can have all of the limit for some minutes. */
const MAX_WAIT_SECONDS = 600;

function steps(label: string): Step[] {
	return [
		{
			...{ name: 'Each', type: 'n8n-nodes-base.splitOut', typeVersion: 1 },
			parameters: { fieldToSplitOut: 'body.names', options: { destinationFieldName: 'name' } },
		},
		{
			...{ name: 'Create Story', type: 'n8n-nodes-quartet.shortcut', typeVersion: 1 },
			parameters: {
				...{ resource: 'story', operation: 'create', name: '={{ $json.name }}' },
				...{ label: byName(label), options: { maxWait: MAX_WAIT_SECONDS } },
			},
			credentials: { shortcutApi: { id: '', name: '' } },
		},
	];
}

/** Makes a story in Shortcut of each name that is posted to it. */
export class Writer {
	private readonly names: string[] = [];

	private constructor(
		private readonly rest: Rest,
		private readonly posted: Posted,
		private readonly label: string,
	) {}

	/** @param label the stories have it, and nothing else has */
	static async publish(playground: Playground, label: string): Promise<Writer> {
		const posted = await Posted.publish(playground, label, steps(label));
		return new Writer(playground.rest, posted, label);
	}

	/** Starts so many executions at once, each of which has so much to write. */
	async start(executions: number, each: number): Promise<void> {
		const batches = Array.from({ length: executions }, (_, execution) =>
			Array.from({ length: each }, (_, n) => `${this.label} ${execution}.${n}`),
		);
		this.names.push(...batches.flat());
		await Promise.all(batches.map((names) => this.posted.post({ names })));
	}

	/** What was posted, sorted. */
	get wanted(): string[] {
		return [...this.names].sort();
	}

	/** The names of all stories that are there, sorted. */
	written({ shortcut }: Accounts): string[] {
		// With a token of its own, which has a limit of its own.
		const { status, body } = shortcut.handle({
			method: 'POST',
			url: new URL('https://api.app.shortcut.com/api/v3/stories/search'),
			headers: {
				'content-type': 'application/json',
				'shortcut-token': shortcutAccount.readOnlyToken,
			},
			body: Buffer.from(JSON.stringify({ label_name: this.label })),
		});
		if (status > 201) throw new Error(`Shortcut answered ${status}: ${body.toString()}`);
		return (JSON.parse(body.toString()) as Array<{ name: string }>).map(({ name }) => name).sort();
	}

	/** How the executions have ended, once all of them have. */
	async ended(): Promise<string[]> {
		const { rest, posted } = this;
		await rest.idle(posted.workflow.id, ENDED_WITHIN_MS);
		return await rest.statusesOf(posted.workflow.id);
	}

	/** What the last execution tells of its failure. */
	async failure(): Promise<string | undefined> {
		const { rest, posted } = this;
		const [last] = await rest.executionsOf(posted.workflow.id);
		return (await rest.reached(last)).error?.message;
	}
}
