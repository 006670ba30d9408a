export { decodeField, toProperty, type Field, type FieldOptions, type Place } from './field';
export { list, pairs } from './groups';
export { customFields } from './mapping';
export { many, one, path } from './picked';
export {
	choice,
	choices,
	color,
	dateTime,
	day,
	decimal,
	flag,
	integer,
	integers,
	json,
	longText,
	text,
	texts,
	unixTime,
} from './plain';
