/** `/list` and `/list/fields`: the rows of a list view, and what it can be filtered and sorted by. */
import { json } from '../http';
import { wrapped } from './answers';
import type { Run } from './call';
import { contract, shown } from './facts';
import type { Fields } from './model';
import { metaOf } from './records';
import { select } from './selection';
import { present } from './view';

/** Rows are not paged, and unlike plain lists they carry the custom field values. */
export const rows: Run = (call, { key }) => {
	const listItems = select(call, key).map((record) => {
		const told = present(call.state, record);
		const values = Object.entries(record.customFields).map(([title, value]) => [title, { value }]);
		const fields = Object.fromEntries(values) as Fields;
		return shown('ListItem', { ...told, primaryName: told.name, isDeleted: false, fields });
	});
	const { length } = listItems;
	return wrapped(200, { meta: metaOf(call, length, length, null), listItems });
};

/** The list behind a view says what it can be sorted by. */
export const fields: Run = ({ operation, state }, { key, filters = [] }) => {
	const whole = operation.id.replace('fields', 'getAll');
	const { query } = contract.operations.find(({ id }) => id === whole) ?? {};
	const sorts = query?.find(({ name }) => name === 'sort')?.enum?.map(String) ?? [];
	const names = new Set([...filters, ...sorts.filter((name) => !name.startsWith('-'))]);
	const own = [...names].map((name) => {
		const can = { isFilterable: filters.includes(name), isSortable: sorts.includes(name) };
		return [name, { type: 'string', title: titleOf(name), ...can }];
	});
	const custom = state.customFields(key).map(({ attributes: { title, enum: choices = null } }) => {
		const can = { isFilterable: true, isSortable: false };
		return [title, { type: 'string', title, ...can, enum: choices }];
	});
	return json(200, { properties: Object.fromEntries([...own, ...custom]) as Fields });
};

/** `lastContactedTime` -> `Last contacted time` */
function titleOf(name: string): string {
	const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
	return words.charAt(0).toUpperCase() + words.slice(1);
}
