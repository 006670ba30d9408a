/** What an operation gives with its default parameters, as far as the answers of its provider are known. */
import type { Json } from '../../nodes/engine/json';
import type { Api } from '../../nodes/engine/vocabulary/api';
import type { Job } from '../../nodes/engine/vocabulary/job';
import type { Gives, NamedOperation, Resource } from '../../nodes/engine/vocabulary/operation';
import { omit, tellsCreated } from '../../nodes/engine/vocabulary/output';
import { recordsOf } from '../../nodes/engine/vocabulary/paging';
import { pathParameters, type Route } from '../../nodes/engine/vocabulary/route';
import type { Contract } from '../../sandbox/contract';
import type { Facts } from '../../sandbox/facts';
import { Samples, type Sample } from '../../sandbox/samples';
import { described, type Schema } from './described';

/** What is known of a provider. */
export interface Known {
	api: Pick<Api, 'unwrap'>;
	contract: Contract;
	facts: Facts;
	resources: Resource[];
}

/** The items of the operations of one provider. */
export class Outputs {
	private readonly samples: Samples;

	constructor(private readonly known: Known) {
		this.samples = new Samples(known.contract, known.facts);
	}

	/** The schema of an operation's items; undefined where nothing is known of them. */
	async schema(operation: NamedOperation): Promise<Schema | undefined> {
		const schema = described(await this.items(operation));
		return schema.properties && schema;
	}

	/** Every kind of item. */
	private async items(operation: NamedOperation): Promise<Sample[]> {
		const { gives, route, simplify, examples, tells, hides = [] } = operation;
		if (examples) return examples.flatMap(alone);
		switch (gives.kind) {
			case 'deleted':
				return alone({ deleted: true, id: this.idIn(route) });
			case 'done':
				return alone({ success: true });
			case 'file':
				return await this.besideFile(route, gives);
			default:
				return this.records(operation).map(({ value: answered, isLess }) => {
					const value = omit(...hides)(answered);
					return { value: { ...(simplify ? simplify(value) : value), ...tells?.(value) }, isLess };
				});
		}
	}

	/** What needs several requests gives such a record as its own route answers, too. */
	private records(operation: NamedOperation): Records {
		const records = this.answered(operation);
		// Where the API does not say it, the run says whether it has created the record.
		if (operation.tells !== tellsCreated) return records;
		return records.map(({ value, isLess }) => ({ value: { ...value, created: true }, isLess }));
	}

	private answered({ route, gives, send }: NamedOperation): Records {
		const { query = {} } = send;
		const sent = Object.entries(query).map(([name, value]) => `${name}=${String(value)}`);
		if (gives.kind === 'list') {
			const { paging } = gives;
			const first = paging.first(paging.max, { limit: paging.max, query });
			return recordsIn(
				this.samples.answers(route, sent),
				(answer) => paging.read(answer, first, 0).records,
			);
		}
		const answered = this.single(route, sent);
		const readAfter = gives.kind === 'record' ? gives.readAfter : undefined;
		return answered.length > 0 || !readAfter ? answered : this.single(readAfter, []);
	}

	/** The records that a route answers in one piece. */
	private single(route: Route, sent: string[]): Records {
		const { unwrap = (body: unknown) => body } = this.known.api;
		return recordsIn(this.samples.answers(route, sent), (body) => recordsOf(unwrap(body, route)));
	}

	/** What stands beside a file. */
	private async besideFile(route: Route, { find }: Extract<Gives, { kind: 'file' }>) {
		const path = Object.fromEntries(pathParameters(route).map((name) => [name, '7']));
		const found = this.single(route, []).map(async ({ value, isLess }): Promise<Sample> => {
			const send = async () => await Promise.resolve(value);
			const values = { path, query: {}, body: {}, local: {} };
			const awaited: Job['awaited'] = async (ask) => await ask();
			const job: Pick<Job, 'values' | 'send' | 'record' | 'awaited'> = {
				...{ values, send, record: send, awaited },
			};
			return { value: (await find(job as Job, value)).json, isLess };
		});
		// A record without the file gives an error, and nothing beside it.
		const settled = await Promise.allSettled(found);
		return settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
	}

	/** An ID of what a route names last: a number where its kind says so, or else the contract. */
	private idIn(route: Route): string | number {
		const { resources, contract } = this.known;
		// A request of many records names none of them in its path.
		const name = pathParameters(route).at(-1);
		const [kind] = resources
			.flatMap(({ operations }) => operations)
			.filter((one) => one.route === route)
			.flatMap((one) => one.form.required)
			.filter((field) => field.in === 'path' && (name === undefined || field.wire === name))
			.flatMap(({ kinds }) => kinds);
		const listed = contract.operations.find(({ method, path }) => `${method} ${path}` === route);
		const type: string | undefined = kind?.id.wire ?? listed?.pathParams?.at(-1)?.type;
		return type === 'number' || type === 'integer' ? 7 : 'text';
	}
}

type Records = Array<Sample & { value: Json }>;

function recordsIn(answers: Sample[], read: (answer: unknown) => Json[]): Records {
	return answers.flatMap(({ value, isLess }) => read(value).map((one) => ({ value: one, isLess })));
}

function alone(value: Json): Sample[] {
	return [{ value, isLess: false }];
}
