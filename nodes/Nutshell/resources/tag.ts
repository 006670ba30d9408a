import { cases, choice } from '../../engine/vocabulary/field';
import { create, list, remove, resource } from '../../engine/vocabulary/operation';
import { whole } from '../api';
import { newRecord } from '../exchange';
import { companies, leads, name, people, query, tagId } from '../fields';
import { deletedTag, tag } from '../records';
import { undelete } from '../undelete';

const COLORS = Array.from({ length: 14 }, (_, i) => ({
	name: `Color ${String(i + 1).padStart(2, '0')}`,
	value: String(i + 1),
}));

const tagType = choice(
	'tagType',
	[
		{ name: 'Companies', value: '3' },
		{ name: 'Leads', value: '1' },
		{ name: 'People', value: '2' },
	],
	{ label: 'For', description: 'A tag of one kind of record goes on no other' },
);

export const tagResource = resource(tag, {
	create: create('POST /rest/tags', {
		required: [name('e.g. VIP'), tagType],
		optional: [
			choice('colorType', COLORS, {
				name: 'tagColor',
				label: 'Color',
				description: "Its place in Nutshell's palette",
			}),
		],
		beside: cases(tagType, {
			3: [companies('links.entities')],
			1: [leads('links.entities')],
			2: [people('links.entities')],
		}),
		body: newRecord('tags'),
	}),
	delete: remove('DELETE /rest/tags/{id}', {
		required: [tagId],
		description: 'Delete a tag; it can be brought back in Nutshell for a while',
	}),
	getAll: list('GET /rest/tags', {
		paging: whole('tags'),
		filters: [
			query,
			choice(
				'filter[tagType]',
				[
					{ name: 'Companies', value: 'accounts' },
					{ name: 'Leads', value: 'leads' },
					{ name: 'People', value: 'contacts' },
				],
				{ name: 'kind', label: 'For', description: 'The kind of record that the tags go on' },
			),
		],
	}),
	undelete: undelete('tags', tag, deletedTag),
});
