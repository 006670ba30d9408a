import { create, get, list, remove, resource, update } from '../../engine/vocabulary/operation';
import { flag } from '../../engine/vocabulary/field';
import { wholeList } from '../../engine/vocabulary/paging';
import { archived, color, externalId, labelId, name, plainDescription } from '../fields';
import { label } from '../records';
import { epicsOf, storiesOf } from '../lists';

const labelName = name(128, 'needs triage');

export const labelResource = resource(label, {
	create: create('POST /api/v3/labels', {
		required: [labelName],
		beside: [color(), plainDescription(1024)],
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
	getEpics: epicsOf('GET /api/v3/labels/{label-public-id}/epics', labelId, 'a label'),
	getStories: storiesOf('GET /api/v3/labels/{label-public-id}/stories', labelId, 'a label'),
	update: update('PUT /api/v3/labels/{label-public-id}', {
		required: [labelId],
		optional: [archived, color({ nullable: true }), plainDescription(1024), labelName],
	}),
});
