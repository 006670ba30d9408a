/** `/list` and `/list/fields`: the rows of a list view, and what it can be filtered and sorted by. */
import { json } from '../http';
import { wrapped } from './answers';
import { checkContract, type Route } from './call';
import { counted } from './crud';
import { kindOf } from './kinds';
import type { Entity, Fields } from './model';
import { present } from './present';
import { select } from './selection';
import { customFieldsOf } from './writer';

/** Rows are not paged, and unlike plain lists they carry the custom field values. */
export function rows(key: string): Route {
	return (call) => {
		checkContract(call);
		const chosen = select(call, key);
		const records = chosen.map((record) => {
			const { avatarUrl, description, htmlUrl, htmlUrlPath, initials, name } = present(
				call.store,
				record,
			);
			return {
				...{ id: record.id, type: record.kind, avatarUrl, initials, description },
				...{ htmlUrl, htmlUrlPath, primaryName: name, isDeleted: false },
				fields: customValues(record),
			};
		});
		return wrapped(200, 'listItems', records, counted(records.length, chosen));
	};
}

function customValues({ customFields }: Entity): Fields {
	return Object.fromEntries(
		Object.entries(customFields).map(([title, value]) => [title, { value }]),
	);
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
