import {
	choice,
	choices,
	flag,
	groups,
	notCleared,
	path,
	reference,
	references,
	text,
	texts,
} from '../../engine/vocabulary/field';
import { arrayOf, type Json } from '../../engine/json';
import {
	create,
	get,
	list,
	remove,
	resource,
	update,
	type ReadFirst,
} from '../../engine/vocabulary/operation';
import { pick } from '../../engine/vocabulary/output';
import { recordsOf, wholeList } from '../../engine/vocabulary/paging';
import { looseKey } from '../../engine/vocabulary/spelling';
import { InvalidValue, quote } from '../../engine/vocabulary/value';
import { STORY_TYPES } from '../api';
import { name, neighbour, plainDescription } from '../fields';
import { customField, customFieldValue } from '../records';

const FIELD = 'GET /api/v3/custom-fields/{custom-field-public-id}';

const customFieldId = path(customField, 'custom-field-public-id');
const fieldName = name(63, 'Priority');
const description = plainDescription();

const newValues = {
	...texts('values', {
		min: 1,
		max: 63,
		button: 'Add Value',
		placeholder: 'e.g. High',
		description: 'The values to choose from, in this order',
	}),
	send: (values: unknown) => arrayOf(values).map((value) => ({ value })),
};

const VALUES = 'Values';
/** Not a switch: whoever renames a value that is disabled would enable it. */
const usable = choice(
	'usable',
	[
		{ name: 'Disabled', value: 'disabled', description: 'Stories cannot be given it' },
		{ name: 'Enabled', value: 'enabled', description: 'Stories can be given it' },
		{ name: 'Unchanged', value: 'unchanged', description: 'As it is; a new value is enabled' },
	],
	{ label: 'Availability', default: 'unchanged' },
);
const asValue = ({ usable: state, ...value }: Json): Json =>
	state === undefined || state === 'unchanged' ? value : { ...value, enabled: state === 'enabled' };

const values = notCleared(
	groups(
		'values',
		'Value',
		[
			text('color_key', {
				name: 'shade',
				label: 'Color Name',
				placeholder: 'e.g. blue',
				description: "One of Shortcut's own colors",
			}),
			usable,
			reference(customFieldValue, 'id', {
				name: 'valueId',
				label: 'Existing Value',
				description:
					'The value to change. A new one is added where this is empty and no other has its name.',
			}),
			text('value', { label: 'Name', min: 1, max: 63, placeholder: 'e.g. High' }),
		],
		{
			description: 'Values to add, or to change. All others stay.',
			each: asValue,
			check: (one) =>
				'id' in one || 'value' in one ? undefined : 'needs a name or an existing value',
		},
	),
);
const valuesToDelete = references(customFieldValue, 'delete_values', {
	in: 'local',
	label: 'Value to Delete',
	description: 'Values to delete; stories that have one of them lose it',
});

const ofValue = pick('id', 'value', 'color_key', 'enabled');

/** The API deletes the values that a change leaves out: all that are to stay are sent again. */
const keepValues: ReadFirst = {
	route: FIELD,
	if: ({ body, local }) => body.values !== undefined || local.delete_values !== undefined,
	merge({ body, local }, field) {
		const given = recordsOf(body.values);
		const deleted = arrayOf(local.delete_values);
		const present = recordsOf(field.values).map(ofValue);
		const changes = given.map((one) => {
			const held = present.find((other) => isSame(one, other));
			// Whoever means a value by its name does not rename it.
			const own: Json = held && one.id === undefined ? { value: held.value } : {};
			return { ...held, ...one, ...own };
		});
		const known = present.map(({ id }) => id);
		for (const id of [...changes.flatMap((one) => one.id ?? []), ...deleted]) {
			if (!known.includes(id)) {
				throw new InvalidValue({ field: VALUES }, `has no value ${quote(id)}`);
			}
		}
		const kept = present
			.filter(({ id }) => !deleted.includes(id))
			.map((held) => changes.find(({ id }) => id === held.id) ?? held);
		return { ...body, values: [...kept, ...changes.filter(({ id }) => id === undefined)] };
	},
};

/** A value is meant by its ID, or else by its name. */
const isSame = (given: Json, held: Json) =>
	given.id === undefined ? looseKey(given.value) === looseKey(held.value) : given.id === held.id;

export const customFieldResource = resource(customField, {
	create: create('POST /api/v3/custom-fields', {
		required: [fieldName, newValues],
		optional: [
			text('canonical_name', {
				placeholder: 'e.g. priority',
				description: "Shortcut's own name of the field, if it is one of its standard fields",
			}),
			description,
			choices('story_types', STORY_TYPES, {
				description: 'The types of stories that have it; without a choice, all of them',
			}),
		],
		body: (body) => ({ field_type: 'enum', ...body }),
		description: 'Create a custom field with the values to choose from',
	}),
	delete: remove('DELETE /api/v3/custom-fields/{custom-field-public-id}', {
		required: [customFieldId],
		description: 'Delete a custom field permanently; every story loses its value',
	}),
	get: get(FIELD, { required: [customFieldId] }),
	getAll: list('GET /api/v3/custom-fields', { paging: wholeList }),
	update: update('PUT /api/v3/custom-fields/{custom-field-public-id}', {
		required: [customFieldId],
		optional: [
			neighbour('after_id', customField),
			neighbour('before_id', customField),
			description,
			flag('enabled', { default: true, description: 'Whether stories can have it' }),
			text('icon_set_identifier', {
				label: 'Icon',
				min: 1,
				max: 63,
				placeholder: 'e.g. priority',
				description: "Shortcut's own name of the icon",
			}),
			fieldName,
			values,
			valuesToDelete,
		],
		readFirst: keepValues,
		description: 'Change a custom field; values that are not named stay',
	}),
});
