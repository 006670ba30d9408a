/** What the API wants to have with a story beside what a person has filled in. */
import type { Call } from '../engine/call';
import { getPath } from '../engine/json';
import { recordsOf } from '../engine/paging';

/** Of state and project exactly one must be sent; without either, the state is where new stories start. */
async function startingState(call: Call): Promise<void> {
	const { body } = call.values;
	if (body.workflow_state_id !== undefined || isSet(body.project_id)) return;
	const workflowId = await startingWorkflow(call, body.group_id);
	const workflow = await call.record('GET /api/v3/workflows/{workflow-public-id}', {
		path: { 'workflow-public-id': String(workflowId) },
	});
	body.workflow_state_id = workflow.default_state_id;
}

/** The team's own workflow, or that of the workspace. */
async function startingWorkflow(call: Call, teamId: unknown): Promise<unknown> {
	if (isSet(teamId)) {
		const { default_workflow_id, workflow_ids } = await call.record(
			'GET /api/v3/groups/{group-public-id}',
			{ path: { 'group-public-id': String(teamId) } },
		);
		const own = default_workflow_id ?? (Array.isArray(workflow_ids) ? workflow_ids[0] : undefined);
		if (isSet(own)) return own;
	}
	const member = await call.record('GET /api/v3/member');
	return getPath(member, 'workspace2.default_workflow_id');
}

export const isSet = (value: unknown) => value !== undefined && value !== null;

/** The API replaces all custom fields at once: those that are not named here are sent as they are. */
export async function keepOtherCustomFields(call: Call): Promise<void> {
	const { body, path } = call.values;
	if (body.custom_fields === undefined) return;
	const changed = recordsOf(body.custom_fields);
	const current = await call.record('GET /api/v3/stories/{story-public-id}', { path });
	const kept = recordsOf(current.custom_fields)
		.filter(({ field_id }) => !changed.some((one) => one.field_id === field_id))
		.map(({ field_id, value_id }) => ({ field_id, value_id }));
	body.custom_fields = [...kept, ...filledIn(changed)];
}

/** What is left empty in the form is a custom field that the story does not have. */
const filledIn = (fields: unknown) => recordsOf(fields).filter(({ value_id }) => isSet(value_id));

export async function prepareNew(call: Call): Promise<void> {
	const { body } = call.values;
	if (body.custom_fields !== undefined) body.custom_fields = filledIn(body.custom_fields);
	await startingState(call);
}
