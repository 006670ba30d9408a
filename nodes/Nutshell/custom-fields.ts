/** The custom fields of companies, people and leads, which an account defines itself. */
import type { FieldType } from 'n8n-workflow';
import { wordsOf } from '../engine/vocabulary/answered';
import { isObject, type Json } from '../engine/json';
import type { ColumnSet } from '../engine/vocabulary/columns';
import { choice, flag, text, texts } from '../engine/vocabulary/field';
import { create, list, type Operation } from '../engine/vocabulary/operation';
import type { RecordKind } from '../engine/vocabulary/record';
import { day } from '../engine/vocabulary/time';
import { whole } from './api';
import { simple } from './flat';
import { nounsOf } from './records';

const COLUMN_TYPES = new Map<unknown, FieldType>([
	['Currency', 'number'],
	['Date', 'dateTime'],
]);

/** What companies, people and leads hold themselves, as far as it is published or was seen. */
export const OWN_FIELDS = [
	...['addresses', 'anticipatedClosedTime', 'avatarUrl', 'closedTime', 'confidence', 'createdTime'],
	...['customFields', 'deletedTime', 'description', 'dueTime', 'emails', 'employeeCount'],
	...['firstName', 'href', 'htmlUrl', 'htmlUrlPath', 'id', 'initials', 'isCurrentUserWatching'],
	...['isDeleted', 'isOverdue', 'jobTitle', 'lastContactedTime', 'lastName', 'links'],
	...['manualValue', 'mcfxContactId', 'mcfxContactIds', 'name', 'number', 'overdueTime'],
	...['ownerType', 'phones', 'pieState', 'priority', 'rev', 'revenue', 'status', 'type', 'urls'],
	...['value', 'valueToProductMode'],
];

/** The custom fields of a kind of record, which are named by their titles. */
function fieldsOf(key: string, segment: string): ColumnSet {
	return {
		key,
		list: `GET /rest/${segment}/customfields/attributes`,
		paging: whole('customfields'),
		beside: OWN_FIELDS,
		read: { dateTime: day },
		column: (one) => {
			const title = wordsOf(one.title) || wordsOf(one.name);
			if (title === '') return undefined;
			const choices = choicesOf(one);
			return {
				id: title,
				name: title,
				type: choices ? 'options' : (COLUMN_TYPES.get(one.type) ?? 'string'),
				...(choices ? { options: choices.map((choice) => ({ name: choice, value: choice })) } : {}),
			};
		},
	};
}

/** What a field can be; undefined when it can be anything, or several things at once. */
function choicesOf({ type, enum: listed, choices = listed, isMultiple }: Json) {
	if (type === 'Decision') return ['Yes', 'No'];
	if (!Array.isArray(choices) || choices.length === 0 || isMultiple === true) return undefined;
	return choices
		.map((one) => (isObject(one) ? wordsOf(one.name) || wordsOf(one.value) : wordsOf(one)))
		.filter(Boolean);
}

export const companyFields = fieldsOf('companyFields', 'accounts');
export const personFields = fieldsOf('personFields', 'contacts');
export const leadFields = fieldsOf('leadFields', 'leads');

const TYPES = [
	...['Currency', 'Date', 'Text'],
	{ name: 'Decision (Yes or No)', value: 'Decision' },
	{ name: 'Long Text', value: 'LongText' },
];
/** These exist on leads only. */
const LEAD_TYPES = [...['Email', 'Location', 'Phone'], { name: 'URL', value: 'URL' }];

/** What is published of a custom field, and what others have seen of one. */
const customField = simple('id', 'title', 'name', 'type', 'enum', 'choices', 'isMultiple');

/** The operations for the fields that an account defines for a kind of record. */
export function customFieldOperations(
	segment: string,
	kind: RecordKind,
): Record<'createCustomField' | 'getCustomFields', Operation> {
	const nouns = nounsOf(kind);
	const types = segment === 'leads' ? [...TYPES, ...LEAD_TYPES] : TYPES;
	return {
		createCustomField: create(`POST /rest/${segment}/customfield` as const, {
			required: [
				text('name', { min: 1, placeholder: 'e.g. Contract End' }),
				choice('type', types, { default: 'Text', name: `${kind.key}FieldType`, label: 'Type' }),
			],
			optional: [
				flag('isMultiple', {
					label: 'Allow Several Choices',
					description: 'Whether several of the choices can be chosen at a time',
				}),
				texts('choices', {
					description: 'What can be chosen; without any, everything can be written',
				}),
			],
			simplify: customField,
			name: 'Create Custom Field',
			action: `Create a custom field of ${nouns}`,
			description: `Define a field that all ${nouns} have; it cannot be removed through the API`,
		}),
		getCustomFields: list(`GET /rest/${segment}/customfields/attributes` as const, {
			paging: whole('customfields'),
			simplify: customField,
			name: 'Get Custom Fields',
			action: `Get the custom fields of ${nouns}`,
			description: `Retrieve the fields that your account has defined for ${nouns}`,
		}),
	};
}
