/** Holds what an operation gives to the schema that the editor shows for it. */
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { NamedOperation } from '../../nodes/engine/vocabulary/operation';
import {
	closest,
	differs,
	FITS,
	listOf,
	objectOf,
	ofType,
	type Check,
	type Difference,
} from '../../sandbox/check';
import type { Schema } from '../../scripts/schemas/described';

/**
 * Where the items of a run depart from the schema. It describes what comes with the default
 * parameters: where all options are on, there may be more, and Simplify is applied here.
 */
export function schemaDepartures(
	schema: Schema,
	{ simplify }: Pick<NamedOperation, 'simplify'>,
	{ parameters, items }: { parameters: INodeParameters; items: INodeExecutionData[] },
): Difference[] {
	const check = checkOf(schema);
	const { simplify: switched = (parameters.options as INodeParameters | undefined)?.simplify } =
		parameters;
	const isWhole = switched === false;
	const shortly = isWhole && simplify ? simplify : undefined;
	const mayHaveMore = isWhole || parameters.options !== undefined;
	return (
		items
			.map(({ json }) => (shortly ? shortly(json) : json))
			// As n8n keeps it, without what is undefined.
			.flatMap((json) => check(JSON.parse(JSON.stringify(json))))
			.filter(({ problem }) => !mayHaveMore || problem !== 'unknown')
	);
}

/** The part of JSON schema that the editor reads; a field that is not in it is one too many. */
export function checkOf(schema: Schema): Check {
	const { type, nullable } = schema;
	if (type === undefined) return () => FITS;
	const checks = [type, ...(nullable ? ['null'] : [])].flat().map((one) => typeCheck(one, schema));
	return (value) => closest(checks, value);
}

function typeCheck(type: string, { properties, additionalProperties, items }: Schema): Check {
	if (type === 'array') return listOf(items ? checkOf(items) : () => FITS);
	if (type !== 'object' || !(properties ?? additionalProperties)) return ofType(type);
	const known = Object.entries(properties ?? {}).map(([key, one]) => [key, checkOf(one)] as const);
	const fields = objectOf(new Map(known), [], additionalProperties !== undefined);
	const others = additionalProperties && checkOf(additionalProperties);
	return (value) => {
		const found = fields(value);
		if (found.length > 0 || !others) return found;
		const rest = Object.entries(Object(value)).filter(
			([key]) => !(properties && key in properties),
		);
		return rest.some(([, one]) => others(one).length > 0) ? differs('type', 'another value') : FITS;
	};
}
