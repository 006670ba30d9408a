/** The line below a node on the canvas. */
import type { NamedOperation, Resource } from '../vocabulary/operation';

/** The canvas has room for so many characters of usual width; n8n cuts what is longer. */
const ROOM = 25;

/**
 * An expression that gives the words of the panel for what a node does: `Create: Story`. Where both do
 * not fit on the canvas, the resource is shortened or left out: `Add Person: Membership`.
 */
export function subtitle(resources: Resource[]): string {
	const all = resources.flatMap((resource) =>
		resource.operations.map((operation) => ({ resource, operation })),
	);
	const names = tableOf(resources, ({ value, name }) => [value, name]);
	const does = tableOf(all, ({ operation: { value, name } }) => [value, name]);
	const others = all.flatMap(({ resource, operation }): Array<[string, string]> => {
		const wanted = shown(resource, operation);
		const usual = `${does[operation.value]}: ${resource.name}`;
		return wanted === usual ? [] : [[`${operation.value}: ${resource.value}`, wanted]];
	});
	const [operation, resource] = ['$parameter["operation"]', '$parameter["resource"]'];
	const usual = `${look(does, operation)} + ": " + ${look(names, resource)}`;
	if (others.length === 0) return `={{ ${usual} }}`;
	return `={{ ${look(Object.fromEntries(others), `${operation} + ": " + ${resource}`)} ?? ${usual} }}`;
}

function shown(resource: Resource, { name }: NamedOperation): string {
	const last = resource.name.replace(/^.* /, '');
	const ways = [`${name}: ${resource.name}`, `${name}: ${last}`];
	return ways.find(({ length }) => length <= ROOM) ?? name;
}

function tableOf<T>(all: T[], entry: (one: T) => [string, string]): Record<string, string> {
	return Object.fromEntries(all.map(entry));
}

/** Flat, since two closing braces end an expression. */
function look(table: Record<string, string>, key: string): string {
	return `(${JSON.stringify(table)})[${key}]`;
}

/** An expression that gives the events of a trigger in words: `Call Missed, Lead Won`. */
export const eventsSubtitle =
	'={{ $parameter["events"].map((one) => one[0].toUpperCase() + one.slice(1).replace(/([A-Z])/g, " $1")).join(", ") }}';
