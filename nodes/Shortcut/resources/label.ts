import { create, get, list, remove, resource, update } from '../../engine/vocabulary/operation';
import { flag } from '../../engine/vocabulary/field';
import { wholeList } from '../../engine/vocabulary/paging';
import { archived, color, description, externalId, labelId, name } from '../fields';
import { epic, label } from '../records';
import { storiesOf } from '../stories-of';

const labelName = name(128, 'needs triage');

export const labelResource = resource(label, {
	create: create('POST /api/v3/labels', {
		required: [labelName],
		beside: [color(), description(1024)],
		optional: [externalId(128, 1)],
	}),
	delete: remove('DELETE /api/v3/labels/{label-public-id}', {
		required: [labelId],
		description: 'Delete a label permanently and take it off everything that has it',
	}),
	get: get('GET /api/v3/labels/{label-public-id}', { required: [labelId] }),
	getAll: list('GET /api/v3/labels', {
		paging: wholeList,
		options: [
			flag('slim', {
				description: 'Whether to leave out the numbers of stories and epics, which is faster',
			}),
		],
	}),
	getEpics: list('GET /api/v3/labels/{label-public-id}/epics', {
		required: [labelId],
		paging: wholeList,
		of: epic,
		name: 'Get Epics',
		action: 'Get the epics of a label',
		description: 'Retrieve the epics that have a label',
	}),
	getStories: storiesOf('GET /api/v3/labels/{label-public-id}/stories', labelId, 'a label'),
	update: update('PUT /api/v3/labels/{label-public-id}', {
		required: [labelId],
		optional: [archived, color({ nullable: true }), description(1024), labelName],
	}),
});
