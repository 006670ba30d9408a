/** Requests to erase people and accounts. */
import { labelled, withNote } from '../../engine/vocabulary/answered';
import { integerId, record } from '../../engine/vocabulary/record';
import { paging } from './shared';

export const dataControlRequest = record('Data Control Request', {
	id: integerId,
	list: 'GET /v2/data_control/requests',
	paging,
	label: ({ request_type, id }) => withNote(request_type, labelled('ID ', id)),
});
