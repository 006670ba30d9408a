/** `/list` and `/list/fields`: the rows of a list view, and what it can be filtered and sorted by. */
import { json } from '../http';
import { wrapped } from './answers';
import { contract } from './call';
import type { Run } from './call';
import type { Fields } from './model';
import { metaOf } from './records';
import { select } from './selection';
import { present, shown } from './view';
import { customFieldsOf } from './writer';

/** Rows are not paged, and unlike plain lists they carry the custom field values. */
export const rows: Run = (call, { key }) => {
	const chosen = select(call, key);
	const items = chosen.map((record) => {
		const told = present(call.state, record);
		const values = Object.entries(record.customFields).map(([title, value]) => [title, { value }]);
		const fields = Object.fromEntries(values) as Fields;
		return shown('ListItem', { ...told, primaryName: told.name, isDeleted: false, fields });
	});
	const { length } = items;
	const meta = metaOf(call, { total: length, count: length, next: null });
	return wrapped(200, { meta, listItems: items });
};

/** The list behind a view says what it can be sorted by. */
export const fields: Run = ({ operation, state }, { key, filters = [] }) => {
	const list = contract.operations.find(
		({ id }) => id === operation.id.replace('fields', 'getAll'),
	);
	const sorts = list?.query?.find(({ name }) => name === 'sort')?.enum?.map(String) ?? [];
	const names = new Set([...filters, ...sorts.filter((name) => !name.startsWith('-'))]);
	const own = [...names].map((name): [string, Fields] => [
		name,
		{
			...{ type: 'string', title: titleOf(name) },
			...{ isFilterable: filters.includes(name), isSortable: sorts.includes(name) },
		},
	]);
	const custom = customFieldsOf(state, key).map(({ attributes }): [string, Fields] => [
		String(attributes.title),
		{
			...{ type: 'string', title: attributes.title, isFilterable: true, isSortable: false },
			enum: attributes.enum ?? null,
		},
	]);
	return json(200, { properties: Object.fromEntries([...own, ...custom]) });
};

/** `lastContactedTime` -> `Last contacted time` */
function titleOf(name: string): string {
	const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
	return words.charAt(0).toUpperCase() + words.slice(1);
}
