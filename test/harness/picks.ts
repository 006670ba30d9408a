/** Parameters as the editor stores them. */
import type { INodeParameters } from 'n8n-workflow';

const locator = (mode: string, value: string | number) => ({ __rl: true as const, mode, value });

/** A record that is given by its ID, which is typed in. */
export const byId = (value: string | number) => locator('id', String(value));

/** A record that is chosen from the list. */
export const listed = (value: string | number) => locator('list', value);

/** A record that is given by what a person calls it: its `email`, `number`, `url` … */
export const named = (value: string, mode: string) => locator(mode, value);

/** The entries of a group that can be filled in several times. */
export const entries = (...items: INodeParameters[]) => ({ items });

/** A mapping form with values typed in, and the types of its columns where they are not text. */
export function mapped(
	value: Record<string, string | number | null>,
	types: Record<string, string> = {},
): INodeParameters {
	const schema = Object.keys(value).map((id) => ({
		id,
		displayName: id,
		type: types[id] ?? 'string',
		display: true,
		required: false,
		defaultMatch: false,
	}));
	return { mappingMode: 'defineBelow', value, schema };
}
