import { choice } from '../../engine/vocabulary/field';
import { create, list, remove, resource } from '../../engine/vocabulary/operation';
import { whole } from '../api';
import { newRecord } from '../exchange';
import { name, query, sourceId } from '../fields';
import { deletedSource, source } from '../records';
import { undelete } from '../undelete';

/** Where leads come from, by Nutshell's numbers for it. */
const CHANNELS = [
	...['None', 'Organic Search', 'Paid Search', 'Organic Social', 'Paid Social', 'Email'],
	...['Referrer', 'Traditional', 'Direct'],
].map((channel, value) => ({ name: channel, value }));

export const sourceResource = resource(source, {
	create: create('POST /rest/sources', {
		required: [name('e.g. Trade Fair')],
		beside: [
			choice('channel', CHANNELS, {
				default: 0,
				description: 'How the leads of this source find you',
			}),
		],
		body: newRecord('sources'),
	}),
	delete: remove('DELETE /rest/sources/{id}', {
		required: [sourceId],
		description: 'Delete a source; it can be brought back for a while',
	}),
	getAll: list('GET /rest/sources', { paging: whole('sources'), filters: [query] }),
	undelete: undelete('sources', source, deletedSource),
});
