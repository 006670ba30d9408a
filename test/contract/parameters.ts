/** The parameter sets with which an operation is run: the smallest, the fullest, and clearing. */
import type {
	IDataObject,
	IExecuteFunctions,
	INodeParameters,
	INodePropertyOptions,
	NodeParameterValueType,
} from 'n8n-workflow';
import { Parameters } from '../../nodes/engine/form/parameters';
import { toProperty, type Field } from '../../nodes/engine/vocabulary/field';
import { Names } from '../../nodes/engine/client/names';
import { Resolver } from '../../nodes/engine/client/resolver';
import { clearableFields, collectionsOf, topLevelFields } from '../../nodes/engine/form/slots';
import {
	isRead,
	type NamedOperation,
	type Resource,
} from '../../nodes/engine/vocabulary/operation';
import { FIELDS_TO_CLEAR, readValues } from '../../nodes/engine/form/read';
import type { Sampler } from './sampler';

export interface ParameterSets {
	/** Only what is required; one set for each way in which the operation can be asked. */
	smallest: INodeParameters[];
	/** Everything that can be filled in; what excludes each other is spread over several sets. */
	fullest: INodeParameters[];
	/** An update that empties everything that it can. */
	clearing: INodeParameters[];
}

/** A parameter that may be filled in, where it stands, and with what. */
interface Entry {
	name: string;
	/** undefined for a parameter of its own. */
	collection?: string;
	value: NodeParameterValueType;
	/** The switch that has to be on for it to be shown. */
	shownBy?: string;
}

export async function parameterSets(
	sampler: Sampler,
	{ value: resource }: Resource,
	operation: NamedOperation,
): Promise<ParameterSets> {
	const id = `${resource}.${operation.value}`;
	const sample = async (field: Field) => await sampler.value(toProperty(field), id);
	const sets: ParameterSets = { smallest: [], fullest: [], clearing: [] };
	for (const variant of variants(operation)) {
		const required: INodeParameters = { resource, operation: operation.value };
		const optional: Entry[] = [];
		for (const { field, required: must } of topLevelFields(operation)) {
			if (field.in === 'form') continue;
			const shownBy = field.when?.value === true ? field.when.name : undefined;
			if (field.when && !shownBy && variant[field.when.name] !== field.when.value) continue;
			const value = variant[field.name] ?? (await sample(field));
			if (value === null) continue;
			if (must) required[field.name] = value;
			else optional.push({ name: field.name, value, shownBy });
		}
		for (const { name: collection, fields } of collectionsOf(operation)) {
			for (const field of fields) {
				const value = await sample(field);
				if (value !== null) optional.push({ name: field.name, collection, value });
			}
		}
		const plan = new Plan(operation, required, optional);
		sets.smallest.push(await plan.smallest());
		sets.fullest.push(...(await plan.fullest()));
		const alone = sampler.alone(id);
		if (alone) sets.fullest.push(plan.only(alone));
		sets.clearing.push(...(await plan.clearing()));
	}
	return sets;
}

/** The values of a parameter on which others depend: each of them is another way to ask. */
function variants(operation: NamedOperation): Array<Record<string, string>> {
	const fields = topLevelFields(operation).map(({ field }) => field);
	const name = fields.find(({ when }) => typeof when?.value === 'string')?.when?.name;
	const chooser = fields.find((field) => field.name === name);
	if (!chooser) return [{}];
	const options = (chooser.property.options ?? []) as INodePropertyOptions[];
	return options.map(({ value }) => ({ [chooser.name]: String(value) }));
}

class Plan {
	constructor(
		private readonly operation: NamedOperation,
		private readonly required: INodeParameters,
		private readonly optional: Entry[],
	) {}

	/** The required parameters, with one other where the operation asks for any. */
	async smallest(): Promise<INodeParameters> {
		let problem: string | undefined;
		for (const chosen of [[], ...this.optional.map((one) => [one])]) {
			const refused = await this.refused(chosen);
			if (refused === undefined) return this.parameters(chosen);
			problem ??= refused;
		}
		throw new Error(`No smallest parameters: ${problem}`);
	}

	async fullest(): Promise<INodeParameters[]> {
		const sets: INodeParameters[] = [];
		let left = this.optional;
		do {
			const chosen = await this.together([...left, ...this.optional]);
			const still = left.filter((one) => !chosen.includes(one));
			if (still.length > 0 && still.length === left.length) {
				const problem = await this.refused([still[0]]);
				throw new Error(`'${still[0].name}' is never accepted: ${problem}`);
			}
			left = still;
			sets.push(this.whole(this.parameters(chosen)));
		} while (left.length > 0);
		return sets;
	}

	only(names: string[]): INodeParameters {
		return this.parameters(this.optional.filter(({ name }) => names.includes(name)));
	}

	async clearing(): Promise<INodeParameters[]> {
		const names = clearableFields(this.operation).map(({ name }) => name);
		if (names.length === 0) return [];
		const entry = (value: string[]): Entry => ({
			name: FIELDS_TO_CLEAR,
			collection: 'updateFields',
			value,
		});
		const together = [entry(names)];
		const sets = (await this.refused(together)) ? names.map((name) => [entry([name])]) : [together];
		return sets.map((chosen) => this.parameters(chosen));
	}

	/** As many of the candidates as the operation takes at once. */
	private async together(candidates: Entry[]): Promise<Entry[]> {
		const chosen: Entry[] = [];
		for (let before = -1; before < chosen.length; ) {
			before = chosen.length;
			for (const one of candidates) {
				if (chosen.includes(one)) continue;
				if ((await this.refused([...chosen, one])) === undefined) chosen.push(one);
			}
		}
		return chosen;
	}

	/** Why the operation would send nothing; undefined when it would. */
	private async refused(chosen: Entry[]): Promise<string | undefined> {
		try {
			const given = readValues(
				new Parameters(contextOf(this.parameters(chosen))),
				this.operation,
				0,
			);
			const values = await new Resolver(new Names(async () => [{ id: '1' }])).resolve(given);
			return this.operation.form.check?.(values);
		} catch (error) {
			return (error as Error).message;
		}
	}

	private parameters(chosen: Entry[]): INodeParameters {
		const parameters: INodeParameters = { ...this.required };
		for (const { name, collection, value, shownBy } of chosen) {
			if (shownBy !== undefined) parameters[shownBy] = true;
			if (collection === undefined) parameters[name] = value;
			else parameters[collection] = { ...(parameters[collection] as object), [name]: value };
		}
		return parameters;
	}

	/** With all that there is of the answer. */
	private whole(parameters: INodeParameters): INodeParameters {
		const { gives, simplify, send } = this.operation;
		const simplified = { simplify: false };
		const options = { options: { ...(parameters.options as object), ...simplified } };
		const files = Array<string>(send.upload?.most ?? 0).fill('data');
		return {
			...parameters,
			...(send.upload ? { binaryPropertyName: files.join() } : {}),
			...(gives.kind === 'list' ? { returnAll: true } : {}),
			...(simplify ? (isRead(this.operation) ? simplified : options) : {}),
		};
	}
}

/** As much of n8n as reading parameters needs. `written` is what stands in the node, if not the values. */
export function contextOf(
	parameters: INodeParameters,
	{ item = {}, byAgent = false, written = parameters }: Surroundings = {},
): IExecuteFunctions {
	const context: Partial<IExecuteFunctions> = {
		getNodeParameter: ((name: string, _: number, fallback: unknown) =>
			parameters[name] ?? fallback) as IExecuteFunctions['getNodeParameter'],
		getInputData: () => [{ json: item }],
		getTimezone: () => 'UTC',
		getNode: () => ({
			id: '',
			name: 'Node',
			type: byAgent ? 'nodeTool' : 'node',
			typeVersion: 1,
			position: [0, 0],
			parameters: written,
		}),
	};
	return context as IExecuteFunctions;
}

interface Surroundings {
	item?: IDataObject;
	byAgent?: boolean;
	written?: INodeParameters;
}
