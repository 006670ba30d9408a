import { choice, reference } from '../../engine/vocabulary/field';
import { action, get, list, remove, resource, update } from '../../engine/vocabulary/operation';
import { whole } from '../api';
import { competitorRef, leadCompetitorId, leadId } from '../fields';
import { addTo, addingIsOpen, competitors, mapInPath, mapsWanted } from '../lead-maps';
import { patch, patchHeaders } from '../patch';
import { lead, leadCompetitor } from '../records';
import { typeOfPatch } from '../undocumented';

const status = choice(
	'status',
	[
		{ name: 'Beaten', value: 'beat' },
		{ name: 'Potential', value: 'potential' },
		{ name: 'Won the Lead', value: 'stole' },
	],
	{ default: 'potential', description: 'How the competitor fares' },
);

/** What joins a competitor to a lead, which Nutshell calls a competitor map. */
export const leadCompetitorResource = resource(leadCompetitor, {
	add: action('PATCH /rest/leads/{id}', {
		...addingIsOpen,
		required: [leadId, competitorRef('competitor')],
		run: addTo(competitors, ({ competitor }) => competitor),
		readAfter: 'GET /rest/leads/{id}',
		of: lead,
		name: 'Add',
		action: 'Add a competitor to a lead',
		description: 'Add a competitor to a lead; all others stay as they are',
	}),
	get: get('GET /rest/competitormaps/{id}', { required: [leadCompetitorId] }),
	getAll: list('GET /rest/competitormaps', {
		paging: whole('competitormaps'),
		filters: [
			reference(lead, 'lead', {
				in: 'local',
				description: 'Only the competitors of this lead; one request is made for each of them',
			}),
		],
		run: mapsWanted(competitors),
		description: 'Retrieve the competitors of a lead, with how they fare',
	}),
	remove: remove('DELETE /rest/competitormaps/{id}', {
		required: [leadId, competitorRef('competitor', { in: 'local' })],
		prepare: mapInPath(competitors),
		name: 'Remove',
		action: 'Remove a competitor from a lead',
		description: 'Remove a competitor from a lead; the competitor itself stays',
	}),
	update: update('PATCH /rest/competitormaps/{id}', {
		required: [leadId, competitorRef('competitor', { in: 'local' }), status],
		prepare: mapInPath(competitors),
		headers: patchHeaders,
		body: patch('competitorMaps'),
		readAfter: 'GET /rest/competitormaps/{id}',
		undocumented: typeOfPatch,
		description: 'Change how a competitor fares with a lead',
	}),
});
