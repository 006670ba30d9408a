/** The structured search: every filter of a body must hold. What a filter compares follows from its name. */
import { filtered } from '../list';
import type { Test } from '../list';
import type { Call } from './call';
import { contract } from './call';
import type { Story, Workspace } from './kinds';
import { stateOf } from './view';

/** That the description is asked for does not count as a filter here. */
const names = contract.operations
	.find(({ id }) => id === 'queryStories')
	?.body?.map(({ name }) => name)
	.filter((name) => name !== 'includes_description');
const filters = Object.fromEntries((names ?? []).map((name) => [name, filter]));

function filter({ body, state }: Call, name: string): Test<Story> | undefined {
	const wanted = (body as Record<string, unknown>)[name];
	if (wanted === undefined) return undefined;
	const [, field, end] = /^(.+)_(start|end)$/.exec(name) ?? [];
	if (field !== undefined) return within(field as keyof Story, end, Date.parse(String(wanted)));
	const values = [wanted].flat();
	return (story) => {
		const own = [read(story, name, state)].flat().filter((value) => value !== null);
		return values.some((value) => (value === null ? own.length === 0 : own.includes(value)));
	};
}

function within(field: keyof Story, end: string, bound: number): Test<Story> {
	return ({ [field]: time }) => {
		const distance = typeof time === 'string' ? Date.parse(time) - bound : NaN;
		return end === 'start' ? distance >= 0 : distance <= 0;
	};
}

/** `epic_ids` asks for any of several `epic_id`, and `owner_id` for one of the `owner_ids`. */
function read(story: Story, name: string, workspace: Workspace): unknown {
	if (name === 'workflow_state_types') {
		return stateOf(workspace, story.workflow_state_id).state.type;
	}
	if (name === 'label_name') return story.label_ids.map((id) => workspace.labels.get(id)?.name);
	const field = [name, `${name}s`, name.replace(/s$/, '')].find((one) => one in story);
	return story[field as keyof Story];
}

/** The stories that pass every filter. Without one none passes: so a workspace with stories answered. */
export function selectStories(call: Call): Story[] {
	const body: object = call.body;
	const isFiltered = Object.keys(filters).some((name) => name in body);
	return isFiltered ? filtered(call, call.state.stories.all(), filters) : [];
}
