export {
	cases,
	Meant,
	needed,
	notCleared,
	readField,
	toProperty,
	toSend,
	type Field,
	type FieldOptions,
	type Place,
} from './field';
export { group, groups, pairs, several } from './groups';
export { chosen, customFields } from './mapping';
export { anyOf, path, reference, references } from './picked';
export {
	choice,
	choices,
	code,
	codes,
	color,
	dateTime,
	day,
	email,
	emails,
	flag,
	flagFor,
	integer,
	integers,
	json,
	longText,
	names,
	phone,
	text,
	texts,
	unixTime,
	webAddress,
	webAddresses,
} from './plain';
