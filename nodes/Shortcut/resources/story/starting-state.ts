/** Where a new story starts that is given neither a state nor a project. */
import { arrayOf, getPath, isSet, objectOf, type Json } from '../../../engine/json';
import { wordsOf } from '../../../engine/vocabulary/answered';
import type { Job } from '../../../engine/vocabulary/job';
import { requireList } from '../../../engine/vocabulary/paging';

const NO_WORKFLOW =
	"Shortcut names no workflow that this story should start in. Choose a 'State', or a 'Team' that has a workflow.";

/**
 * Of state and project exactly one must be sent; without either, the state is where new stories start.
 * @param team of the story, by its ID
 * @throws Error when it is not certain in which workflow they do
 */
export async function startingState(job: Job, team = job.values.body.group_id): Promise<void> {
	const { body } = job.values;
	if (body.workflow_state_id !== undefined || isSet(body.project_id)) return;
	const { default_state_id } = await startingWorkflow(job, team);
	body.workflow_state_id = default_state_id;
}

/** The team's own workflow, or that of the workspace, or the only one that there is. */
async function startingWorkflow(job: Job, teamId: unknown): Promise<Json> {
	const id = (await workflowOfTeam(job, teamId)) || (await workflowOfWorkspace(job));
	const workflows = requireList(await job.known('GET /api/v3/workflows'));
	const named = workflows.filter((one) => wordsOf(one.id) === id);
	const [found, ...others] = named.length > 0 ? named : workflows;
	if (found === undefined || others.length > 0) throw new Error(NO_WORKFLOW);
	return found;
}

/** The lists of teams and of workflows are those in which names are looked up, so a run reads each once. */
async function workflowOfTeam(job: Job, teamId: unknown): Promise<string> {
	if (!isSet(teamId)) return '';
	const teams = requireList(await job.known('GET /api/v3/groups'));
	const team = teams.find(({ id }) => id === teamId) ?? (await teamAlone(job, String(teamId)));
	return wordsOf(team.default_workflow_id) || wordsOf(arrayOf(team.workflow_ids)[0]);
}

/** A team that the list leaves out: it is not documented whether archived ones are in it. */
async function teamAlone(job: Job, id: string): Promise<Json> {
	const path = { 'group-public-id': id };
	return objectOf(await job.known('GET /api/v3/groups/{group-public-id}', { path }));
}

async function workflowOfWorkspace(job: Job): Promise<string> {
	const member = await job.known('GET /api/v3/member');
	return wordsOf(getPath(member, 'workspace2.default_workflow_id'));
}
