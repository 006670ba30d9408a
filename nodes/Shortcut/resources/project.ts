import { dateTime, flag, integer, reference, text } from '../../engine/vocabulary/field';
import { create, get, list, remove, resource, update } from '../../engine/vocabulary/operation';
import { wholeList } from '../../engine/vocabulary/paging';
import {
	archived,
	color,
	createdAt,
	description,
	externalId,
	followers,
	name,
	newFollowers,
	projectId,
	updatedAt,
} from '../fields';
import { project, workflowOfProject } from '../records';
import { storiesOf } from '../lists';

const ENDING = 'Shortcut is phasing out projects: use teams and workflow states instead';

const projectName = name(128, 'Website');
const workflow = reference(workflowOfProject, 'team_id', {
	name: 'workflowTeamId',
	label: 'Workflow',
	description:
		'The workflow whose states its stories have. By ID, give the <code>team_id</code> of the workflow.',
});
const abbreviation = text('abbreviation', {
	max: 63,
	placeholder: 'e.g. WEB',
	description: 'A short form of its name',
});

export const projectResource = resource(project, {
	create: create('POST /api/v3/projects', {
		required: [projectName, workflow],
		beside: [description(100_000)],
		optional: [
			abbreviation,
			color(),
			createdAt,
			externalId(128),
			newFollowers,
			integer('iteration_length', { min: 1, default: 2, description: 'In weeks' }),
			dateTime('start_time', { description: 'When it begins' }),
			updatedAt,
		],
		description: `Create a project. ${ENDING}.`,
	}),
	delete: remove('DELETE /api/v3/projects/{project-public-id}', {
		required: [projectId],
		description: 'Delete a project permanently; Shortcut refuses it while the project has stories',
	}),
	get: get('GET /api/v3/projects/{project-public-id}', { required: [projectId] }),
	getAll: list('GET /api/v3/projects', {
		paging: wholeList,
		description: `Retrieve a list of projects. ${ENDING}.`,
	}),
	getStories: storiesOf('GET /api/v3/projects/{project-public-id}/stories', projectId, 'a project'),
	update: update('PUT /api/v3/projects/{project-public-id}', {
		required: [projectId],
		optional: [
			abbreviation,
			archived,
			color(),
			integer('days_to_thermometer', {
				min: 0,
				label: 'Days to Thermometer',
				description: 'After how many days a story shows its thermometer',
			}),
			description(100_000),
			followers,
			projectName,
			flag('show_thermometer', { description: 'Whether stories show a thermometer' }),
			workflow,
		],
	}),
});
