export { decodeField, toProperty, when, type Field, type FieldOptions, type Place } from './field';
export { group, list, pairs, several } from './groups';
export { customFields } from './mapping';
export { anyOf, many, one, path } from './picked';
export {
	choice,
	choices,
	color,
	dateTime,
	day,
	email,
	flag,
	flagFor,
	integer,
	integers,
	json,
	longText,
	text,
	texts,
	unixTime,
} from './plain';
