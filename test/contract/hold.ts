/**
 * Every operation of a node, run in n8n's real engine against the emulated provider and held to the
 * provider's published contract. An operation that joins a node is covered here without a line:
 * its parameters say themselves what can be entered.
 */
import {
	effectOf,
	isRead,
	type NamedOperation,
	type Resource,
} from '../../nodes/engine/vocabulary/operation';
import { outputsOf } from '../../scripts/schemas/files';
import { meantBy, violations, type Violation } from '../../sandbox/contract';
import { parametersIn, parametersOf } from './coverage';
import { effectOnTheWire } from './effects';
import { notExposed } from './not-exposed';
import { schemaDepartures } from './output-schema';
import { subjects, type Subject } from './providers';
import { shownNames, statedNames } from './order';
import { recordedParameters, recordedRuns } from './recorded';
import { Recorder } from './recorder';

/** Keys that the pack makes have to be the same each time they are recorded. */
const crypto = jest.requireActual<typeof import('node:crypto')>('node:crypto');

/** The tests of all operations of a provider's node; each provider has a file, so that they run beside each other. */
export function holdToContract(provider: string): void {
	const subject = subjects.find(({ name }) => name === provider);
	if (!subject) throw new Error(`There is no ${provider}`);
	beforeAll(() => {
		jest.spyOn(crypto, 'randomUUID').mockReturnValue('12345678-9012-4abc-8def-345678901234');
	});
	afterAll(() => jest.restoreAllMocks());
	describe(provider, () => tests(subject));
}

function tests(subject: Subject): void {
	const { name, contract, resources, node, credentials } = subject;
	const writing = new Recorder(subject);
	const readOnly = new Recorder({
		...subject,
		credentials: credentials.map((one) => ({ ...one, data: { ...one.data, readOnly: true } })),
	});
	/** What is sent, and what comes out; what says of itself that it reads has to do so with Read Only. */
	const runsOf = async (resource: Resource, operation: NamedOperation) =>
		await (isRead(operation) ? readOnly : writing).runs(resource, operation);
	const outputs = outputsOf(name, resources);
	const operations = resources.flatMap((resource) =>
		resource.operations.map((operation) => ({
			resource,
			operation,
			title: `${resource.name}: ${operation.name}`,
		})),
	);

	test.each(operations)('$title', async ({ resource, operation }) => {
		const runs = await runsOf(resource, operation);
		const schema = await (await outputs).schema(operation);
		for (const { kind, parameters, result, requests } of runs) {
			const { error, items } = result;
			const departures = requests.flatMap((request): Array<Violation | string> => {
				const { method, url } = request;
				const match = meantBy(contract, request);
				return match
					? violations(match, request)
					: [`${method} ${url.pathname} is not an operation`];
			});
			const problem = error && `${error.message} ${error.description ?? ''}`;
			const unlikeSchema = schema ? schemaDepartures(schema, operation, { parameters, items }) : [];
			expect({ kind, parameters, problem, departures, unlikeSchema }).toEqual({
				kind,
				parameters,
				problem: undefined,
				departures: [],
				unlikeSchema: [],
			});
			expect(requests.length).toBeGreaterThan(0);
			if (kind === 'smallest' || operation.gives.kind !== 'list')
				expect(items.length).toBeGreaterThan(0);
			for (const item of items) expect(Object.keys(item.json)).not.toEqual([]);
		}
		expect(recordedRuns(runs)).toMatchSnapshot('what is sent, and what comes out');
		const { properties } = node.description;
		expect(shownNames(properties, resource, operation)).toEqual(statedNames(operation));
		expect(recordedParameters(properties, resource, operation)).toMatchSnapshot('parameters');
	});

	test.each(operations)(
		'$title does what its mark says, and Read Only refuses it if that is more than reading',
		async ({ resource, operation }) => {
			const effect = effectOf(operation);
			expect(effectOnTheWire(await runsOf(resource, operation))).toBe(effect);
			const refused = {
				error: `The ${name} credential is read-only, so nothing was sent [item 0]`,
				requests: [],
			};
			if (effect === 'read') return;
			for (const { result, requests } of await readOnly.runs(resource, operation)) {
				expect({ error: result.error?.message, requests }).toEqual(refused);
			}
		},
	);

	describe('as a whole', () => {
		/** The parameters that were sent, by contract operation. */
		const sent = new Map<string, Set<string>>();
		const { operations: leftOut, parameters: leftAway } = notExposed(name.toLowerCase());

		beforeAll(async () => {
			for (const { resource, operation } of operations) {
				for (const { requests } of await runsOf(resource, operation)) {
					for (const request of requests) {
						const match = meantBy(contract, request);
						if (!match) continue;
						const names = sent.get(match.operation.id) ?? new Set();
						sent.set(match.operation.id, names);
						for (const one of parametersIn(match.operation, request)) names.add(one);
					}
				}
			}
		});

		test('reaches every operation of the contract, or contracts/not-exposed.json says why not', () => {
			const all = contract.operations.map(({ id }) => id);
			const missing = all.filter((id) => !sent.has(id) && !leftOut.includes(id));
			expect(missing).toEqual([]);
		});

		test('sends every parameter of the operations that it reaches, or contracts/not-exposed.json says why not', () => {
			const missing = contract.operations.flatMap((operation) => {
				const names = sent.get(operation.id);
				if (!names) return [];
				return [...parametersOf(operation)]
					.filter((one) => !names.has(one))
					.filter((one) => !leftAway.includes(`${operation.id}.${one}`))
					.filter((one) => !leftAway.includes(`*.${one}`))
					.map((one) => `${operation.id}.${one}`);
			});
			expect(missing).toEqual([]);
		});

		test('has nothing in contracts/not-exposed.json that it does send, or that the contract does not have', () => {
			const known = new Map(
				contract.operations.map((operation) => [operation.id, parametersOf(operation)]),
			);
			const staleOperations = leftOut.filter((id) => sent.has(id) || !known.has(id));
			const staleParameters = leftAway.filter((full) => {
				// Both halves can have dots of their own.
				const id = ['*', ...known.keys()].find((each) => full.startsWith(`${each}.`)) ?? '';
				const one = full.slice(id.length + 1);
				if (id === '*') {
					const places = [...sent.keys()].filter((reached) => known.get(reached)?.has(one));
					return places.every((reached) => sent.get(reached)?.has(one));
				}
				return !known.get(id)?.has(one) || sent.get(id)?.has(one) !== false;
			});
			expect({ staleOperations, staleParameters }).toEqual({
				staleOperations: [],
				staleParameters: [],
			});
		});
	});
}
