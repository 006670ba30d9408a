/** Where a new story starts that is given neither a state nor a project. */
import { wordsOf } from '../engine/vocabulary/answered';
import type { Job } from '../engine/vocabulary/job';
import { arrayOf, getPath, type Json } from '../engine/json';
import { requireList } from '../engine/vocabulary/paging';

const NO_WORKFLOW =
	"Shortcut names no workflow that this story should start in. Choose a 'State', or a 'Team' that has a workflow.";

/**
 * Of state and project exactly one must be sent; without either, the state is where new stories start.
 * @throws Error when it is not certain in which workflow they do
 */
export async function startingState(job: Job): Promise<void> {
	const { body } = job.values;
	if (body.workflow_state_id !== undefined || isSet(body.project_id)) return;
	const { default_state_id } = await startingWorkflow(job, body.group_id);
	body.workflow_state_id = default_state_id;
}

/** The team's own workflow, or that of the workspace, or the only one that there is. */
async function startingWorkflow(job: Job, teamId: unknown): Promise<Json> {
	const id = (await workflowOfTeam(job, teamId)) || (await workflowOfWorkspace(job));
	if (id !== '') {
		return await job.record('GET /api/v3/workflows/{workflow-public-id}', {
			path: { 'workflow-public-id': id },
		});
	}
	const workflows = requireList(await job.send('GET /api/v3/workflows'));
	if (workflows.length !== 1) throw new Error(NO_WORKFLOW);
	return workflows[0];
}

async function workflowOfTeam(job: Job, teamId: unknown): Promise<string> {
	if (!isSet(teamId)) return '';
	const team = await job.record('GET /api/v3/groups/{group-public-id}', {
		path: { 'group-public-id': String(teamId) },
	});
	const { default_workflow_id, workflow_ids } = team;
	return wordsOf(default_workflow_id) || wordsOf(arrayOf(workflow_ids)[0]);
}

async function workflowOfWorkspace(job: Job): Promise<string> {
	const member = await job.record('GET /api/v3/member');
	return wordsOf(getPath(member, 'workspace2.default_workflow_id'));
}

export const isSet = (value: unknown) => value !== undefined && value !== null;
