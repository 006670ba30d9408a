/** The structured search: every filter of a body must hold. What a filter compares follows from its name. */
import type { Test } from '../list';
import type { Call } from './call';
import type { Story, Workspace } from './kinds';
import { stateOf } from './stats';

/** The stories that pass every filter. Without one none passes: so a workspace with stories answered. */
export function selectStories({ state, body }: Call): Story[] {
	// That the description is asked for does not count as a filter here.
	const { includes_description: _, ...asked } = body;
	const tests = Object.entries(asked).map(([name, wanted]) => filter(state, name, wanted));
	if (tests.length === 0) return [];
	return state.stories.where((story) => tests.every((test) => test(story)));
}

function filter(workspace: Workspace, name: string, wanted: unknown): Test<Story> {
	const [, field, end] = /^(.+)_(start|end)$/.exec(name) ?? [];
	if (field !== undefined) return within(field as keyof Story, end, Date.parse(String(wanted)));
	const values = [wanted].flat();
	return (story) => {
		const own = [read(story, name, workspace)].flat().filter((value) => value !== null);
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
