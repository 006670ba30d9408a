/**
 * What Nutshell's reference does not say of what the node sends, or says in two forms. A dry run tells
 * it, and so does a refusal, so that whoever meets one of these can report how it really is.
 */
import { isEmptyList, objectOf } from '../engine/json';
import type { Values } from '../engine/vocabulary/values';

const REPORT = 'If this is refused, tell the maintainers of the node what Nutshell answered.';

/** A point that an operation meets whatever is given, and what to report. */
export const alwaysOpen = (says: string) => `${says} ${REPORT}`;

/** A point that an operation meets with some values only. */
interface OpenPoint {
	says: string;
	isMet: (values: Values) => boolean;
}

/** The points that an operation meets with its values, and what to report. */
export function openPoints(...points: OpenPoint[]): (values: Values) => string | undefined {
	return (values) => {
		const met = points.filter(({ isMet }) => isMet(values)).map(({ says }) => says);
		return met.length === 0 ? undefined : alwaysOpen(met.join(' '));
	};
}

const isGiven = (value: unknown) => value !== undefined && !isEmptyList(value);

export const namesOfCustomFields: OpenPoint = {
	says: 'Nutshell documents that a custom field is changed under its own name, but not how a name with spaces in it is written: the node sends it as it is.',
	isMet: ({ body }) => isGiven(body.customFields),
};

export const phonesOfPerson: OpenPoint = {
	says: "Nutshell's schema has the phone number of a person as an object, other clients send it as a text: the node sends an object.",
	isMet: ({ body, local }) => [body.phones, local.phone, local.personPhone].some(isGiven),
};

export const emptiedFields: OpenPoint = {
	says: 'Nutshell does not document how a field is emptied: the node removes it, and does not send an empty value in its place.',
	isMet: ({ body }) =>
		[body, objectOf(body.links), objectOf(body.customFields)].some((values) =>
			Object.values(values).includes(null),
		),
};

export const partsOfName: OpenPoint = {
	says: 'Nutshell documents how the first name of a person is changed, but not the last name and the job title: the node changes them in the same way.',
	isMet: ({ body }) => isGiven(body.lastName) || isGiven(body.jobTitle),
};

export const competitorsOfNewLead: OpenPoint = {
	says: 'Nutshell does not say whether a new lead takes the IDs of its competitors, or those of what joins them to a lead: the node sends those of the competitors.',
	isMet: ({ body }) => isGiven(objectOf(body.links).competitorMaps),
};

const PATCH_TYPE =
	"Nutshell's schema has this change sent as plain JSON, its guide has every change sent as JSON Patch: the node says that it is JSON Patch.";

export const typeOfPatch = alwaysOpen(PATCH_TYPE);

export const assigneeOfTask: OpenPoint = {
	says: PATCH_TYPE,
	isMet: ({ body }) => isGiven(body.links),
};

export const fieldsOfTask: OpenPoint = {
	says: 'Nutshell documents that a task is changed in this way, but not what its fields are called.',
	isMet: ({ body }) => Object.keys(body).some((name) => name !== 'links'),
};
