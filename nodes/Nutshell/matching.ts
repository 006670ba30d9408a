/** What a record that is there already is recognized by, beside its name and email. */
import { code, phone, text } from '../engine/vocabulary/field';
import type { Json } from '../engine/json';
import type { Values } from '../engine/vocabulary/values';
import { quote } from '../engine/vocabulary/value';
import { OWN_FIELDS } from './custom-fields';
import { byCustomField, type Wanted } from './upsert';

export const matchPhone = phone('phone', {
	in: 'local',
	placeholder: 'e.g. +1 555 0100',
	description:
		'All digits must be the same, with or without the code of the country if Nutshell keeps it apart',
});

export const matchWebsite = code('website', {
	in: 'local',
	placeholder: 'e.g. https://example.com',
	description: 'An address or a domain; the domain must be the same',
});

/** A custom field is named by its title, since Nutshell may not tell the titles of its fields. */
export const matchCustomField = {
	fields: [
		text('matchField', {
			in: 'local',
			label: 'Custom Field Title',
			min: 1,
			placeholder: 'e.g. Customer Number',
			description: 'Exactly as in Nutshell, also in the case of letters',
		}),
		text('matchValue', { in: 'local', label: 'Value', min: 1 }),
	],
	check: ({ local: { matchField } }: Values): string | undefined =>
		OWN_FIELDS.includes(String(matchField))
			? `'Custom Field Title' cannot be ${quote(matchField)}, which the record has itself`
			: undefined,
	wanted: ({ matchField, matchValue }: Json): Wanted =>
		byCustomField(String(matchField), String(matchValue)),
};
