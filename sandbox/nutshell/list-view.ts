/** `/list` and `/list/fields`: the rows of a list view, and what it can be filtered and sorted by. */
import { json } from '../http';
import { wrapped } from './answers';
import { checkContract, type Route } from './call';
import { listMeta } from './crud';
import { kindOf } from './kinds';
import type { Fields } from './model';
import { present } from './present';
import { select } from './selection';
import { customFieldsOf } from './writer';

/** Rows are not paged, and unlike plain lists they carry the custom field values. */
export function rows(key: string): Route {
	return (call) => {
		checkContract(call);
		const records = select(call, key).map((record) => ({
			...present(call.store, record),
			fields: { ...record.customFields },
		}));
		return wrapped(200, 'listItems', records, listMeta(records.length, records.length));
	};
}

export function fields(key: string, sortKeys: Array<string | number>): Route {
	return (call) => {
		checkContract(call);
		const filterKeys = kindOf(key).filters ?? [];
		const own = [...new Set([...filterKeys, ...sortKeys.map(String)])]
			.filter((name) => !name.startsWith('-'))
			.map((name): [string, Fields] => [
				name,
				{
					type: 'string',
					title: title(name),
					isFilterable: filterKeys.includes(name),
					isSortable: sortKeys.includes(name),
				},
			]);
		const custom = customFieldsOf(call.store, key).map(({ attributes }): [string, Fields] => [
			String(attributes.title),
			{
				type: 'string',
				title: attributes.title,
				isFilterable: true,
				isSortable: false,
				enum: attributes.enum ?? null,
			},
		]);
		return json(200, { properties: Object.fromEntries([...own, ...custom]) });
	};
}

/** `lastContactedTime` -> `Last contacted time` */
function title(name: string): string {
	const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
	return words.charAt(0).toUpperCase() + words.slice(1);
}
