/** List views: their rows, which hold what a person chose to see, and what they can show. */
import type { Field } from '../engine/vocabulary/field';
import { list, type Operation } from '../engine/vocabulary/operation';
import type { RecordKind } from '../engine/vocabulary/record';
import { fieldList, whole } from './api';
import { query } from './fields';
import { nounsOf } from './records';
import * as simplify from './simplify';

interface View {
	filters: Field[];
	sort: Field;
}

/** What is published of a field of a list; one without choices has none. */
const fieldExample = {
	...{ key: 'owner', type: 'string', title: 'Owner', description: 'Who owns it', format: 'text' },
	...{ enum: ['One'], relationships: ['users'], isAddable: true, isAndable: true },
	...{ isBoardable: true, isDisplayable: true, isFilterable: true, isGoalable: true },
	...{ isNullable: true, isRequireable: true, isSortable: true },
};
const fieldExamples = [fieldExample, { ...fieldExample, enum: null }];

/** The operations that read the list view of a kind of record. */
export function listView(
	segment: string,
	kind: RecordKind,
	{ filters, sort }: View,
): Record<'getListFields' | 'getListRows', Operation> {
	const nouns = nounsOf(kind);
	return {
		getListFields: list(`GET /rest/${segment}/list/fields` as const, {
			paging: fieldList,
			simplify: false,
			examples: fieldExamples,
			name: 'Get List Fields',
			action: `Get the list fields of ${nouns}`,
			description: `Retrieve the fields that a list of ${nouns} can show, and which of them filter and sort it`,
		}),
		getListRows: list(`GET /rest/${segment}/list` as const, {
			paging: whole('listitems'),
			filters: [query, ...filters],
			options: [sort],
			simplify: simplify.listRow,
			name: 'Get List Rows',
			action: `Get the list rows of ${nouns}`,
			description: `Retrieve ${nouns} as rows of a list view, with the values of its fields`,
		}),
	};
}
