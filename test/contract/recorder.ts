/** Runs operations and keeps what they sent. */
import type { INodeParameters } from 'n8n-workflow';
import type { NamedOperation, Resource } from '../../nodes/engine/vocabulary/operation';
import { traffic } from '../../nodes/engine/client/pace';
import { openDoor } from '../../sandbox/doors/nock';
import type { SandboxRequest } from '../../sandbox/http';
import { binaryItem, runNode, type NodeResult } from '../harness';
import { parameterSets, type ParameterSets } from './parameters';
import { account, type Subject } from './providers';
import { Sampler } from './sampler';

const FILE = { content: 'Hello', fileName: 'hello.txt', mimeType: 'text/plain' };

export interface Run {
	kind: keyof ParameterSets;
	parameters: INodeParameters;
	result: NodeResult;
	/** What was sent to the API itself, and not to a storage host. */
	requests: SandboxRequest[];
}

export class Recorder {
	private readonly sampler: Sampler;
	private readonly known = new Map<NamedOperation, Promise<Run[]>>();

	constructor(private readonly subject: Subject) {
		this.sampler = new Sampler(subject);
	}

	/** Runs an operation with each of its parameter sets; only once, however often it is asked for. */
	async runs(resource: Resource, operation: NamedOperation): Promise<Run[]> {
		const known = this.known.get(operation) ?? this.runAll(resource, operation);
		this.known.set(operation, known);
		return await known;
	}

	private async runAll(resource: Resource, operation: NamedOperation): Promise<Run[]> {
		const sets = await parameterSets(this.sampler, resource, operation);
		const runs: Run[] = [];
		for (const kind of ['smallest', 'fullest', 'clearing'] as const) {
			for (const parameters of sets[kind]) runs.push(await this.run(kind, parameters));
		}
		return runs;
	}

	/** Each run has an account of its own, so that none finds what another one has deleted. */
	private async run(kind: Run['kind'], parameters: INodeParameters): Promise<Run> {
		const { node, credentials, contract, samples } = this.subject;
		traffic.clear();
		const provider = account(this.subject);
		samples.furnishFor?.[`${String(parameters.resource)}.${String(parameters.operation)}`]?.(
			provider,
		);
		const door = openDoor(provider);
		try {
			// Operations that send a file find one.
			const items = [await binaryItem({}, FILE)];
			const result = await runNode({ node, credentials, parameters, items });
			const requests = door.exchanges
				.map(({ request }) => request)
				.filter(({ url }) => url.origin === new URL(contract.host).origin);
			return { kind, parameters, result, requests };
		} finally {
			door.close();
		}
	}
}
