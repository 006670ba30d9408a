/** The custom fields of companies, people and leads, which an account defines itself. */
import type { FieldType } from 'n8n-workflow';
import { wordsOf } from '../engine/vocabulary/answered';
import { isObject, type Json } from '../engine/json';
import type { ColumnSet } from '../engine/vocabulary/columns';
import { day } from '../engine/vocabulary/time';
import { whole } from './api';

const COLUMN_TYPES = new Map<unknown, FieldType>([
	['Currency', 'number'],
	['Date', 'dateTime'],
]);

/** What companies, people and leads hold themselves, as far as it is published or was seen. */
const OWN_FIELDS = [
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
