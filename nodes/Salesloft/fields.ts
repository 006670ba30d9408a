/** Parameters that several operations of Salesloft share. */
import {
	choice,
	code,
	codes,
	customFields as customFieldsForm,
	dateTime,
	emails,
	flag,
	flagFor,
	integers,
	longText,
	names,
	pairs,
	path,
	phone as phoneField,
	reference,
	text,
	texts,
	type Field,
	type FieldOptions,
} from '../engine/vocabulary/field';
import { arrayOf, type Json } from '../engine/json';
import type { ReadFirst } from '../engine/vocabulary/operation';
import type { ColumnSet } from '../engine/vocabulary/columns';
import type { Route } from '../engine/vocabulary/route';
import { keyOf } from '../engine/vocabulary/spelling';
import { camelCase } from '../engine/vocabulary/words';
import {
	account,
	accountStage,
	accountTier,
	auditReport,
	bulkJob,
	cadence,
	cadenceAction,
	cadenceMembership,
	call,
	callDataRecord,
	callInstruction,
	conversation,
	crmActivity,
	customField,
	customRole,
	dataControlRequest,
	dispositionRecord,
	email as emailRecord,
	emailTemplate,
	externalId,
	externalIdConfiguration,
	group,
	meeting,
	meetingSetting,
	note,
	openCadence,
	opportunity,
	opportunityStage,
	pendingEmail,
	peopleImport,
	person,
	personStage,
	phoneNumberAssignment,
	savedListView,
	sentimentRecord,
	step,
	task,
	teamTemplate,
	transcription,
	user,
	webhookSubscription,
} from './records';

export const accountId = path(account, 'id');
export const accountStageId = path(accountStage, 'id');
export const accountTierId = path(accountTier, 'id');
export const auditReportId = path(auditReport, 'id');
export const bulkJobId = path(bulkJob, 'id');
export const cadenceActionId = path(cadenceAction, 'id');
export const cadenceId = path(cadence, 'id');
export const cadenceMembershipId = path(cadenceMembership, 'id');
export const callDataRecordId = path(callDataRecord, 'id');
export const callDispositionId = path(dispositionRecord, 'id');
export const callId = path(call, 'id');
export const callInstructionId = path(callInstruction, 'id');
export const callSentimentId = path(sentimentRecord, 'id');
export const conversationId = path(conversation, 'id');
export const crmActivityId = path(crmActivity, 'id');
export const customFieldId = path(customField, 'id');
export const customRoleId = path(customRole, 'id');
export const dataControlRequestId = path(dataControlRequest, 'id');
export const emailId = path(emailRecord, 'id');
export const emailTemplateId = path(emailTemplate, 'id');
export const externalIdConfigurationId = path(externalIdConfiguration, 'id');
export const externalIdId = path(externalId, 'id');
export const groupId = path(group, 'id');
export const importId = path(peopleImport, 'id');
export const meetingId = path(meeting, 'id');
export const meetingSettingId = path(meetingSetting, 'id');
export const noteId = path(note, 'id');
export const opportunityId = path(opportunity, 'id');
export const opportunityStageId = path(opportunityStage, 'id');
export const pendingEmailId = path(pendingEmail, 'id');
export const personId = path(person, 'id');
export const personStageId = path(personStage, 'id');
export const phoneNumberAssignmentId = path(phoneNumberAssignment, 'id');
export const savedListViewId = path(savedListView, 'id');
export const stepId = path(step, 'id');
export const taskId = path(task, 'id');
export const teamTemplateId = path(teamTemplate, 'id');
export const transcriptionId = path(transcription, 'id');
export const userId = path(user, 'id');
export const webhookSubscriptionId = path(webhookSubscription, 'id');

export const toCadence = reference(openCadence, 'cadence_id', {
	description: 'Those that people can be added to',
});

export const TASK_TYPES = ['call', 'email', 'general'];

/** Examples of what several fields ask for. */
export const CITY = 'e.g. Boston';
export const COUNTRY = 'e.g. United States';
export const STATE = 'e.g. Massachusetts';
export const PHONE = 'e.g. +16175550123';
export const TAG = 'e.g. VIP';
export const INDUSTRY = 'e.g. Logistics';
export const WEBSITE = 'e.g. https://www.example.com';
export const I_CAL_UID = 'e.g. abc123@google.com';

export const city = text('city', { placeholder: CITY });
export const country = text('country', { placeholder: COUNTRY });
export const state = text('state', { placeholder: STATE });
export const locale = text('locale', {
	placeholder: 'e.g. America/New_York',
	description: 'The time zone',
});
export const languageCode = text('language_code', { min: 1, placeholder: 'e.g. en' });
export const linkedinUrl = text('linkedin_url', {
	label: 'LinkedIn URL',
	placeholder: 'e.g. https://www.linkedin.com/in/example',
});
export const phone = phoneField('phone', { placeholder: PHONE });
export const twitterHandle = text('twitter_handle', { placeholder: 'e.g. @example' });
export const owner = reference(user, 'owner_id', { label: 'Owner' });

export const cities = texts('city[]', { label: 'Cities', button: 'Add City', placeholder: CITY });
export const countries = texts('country[]', {
	label: 'Countries',
	button: 'Add Country',
	placeholder: COUNTRY,
});
export const states = texts('state[]', {
	label: 'States',
	button: 'Add State',
	placeholder: STATE,
});
export const emailAddresses = (options: FieldOptions = {}) => emails('email_addresses[]', options);

export const doNotContact = (description: string) => flag('do_not_contact', { description });

/** An ID of Salesforce, whose first characters tell the kind of object. */
export const crmId = (prefixes: string, says: string, example: string) =>
	text('crm_id', {
		label: 'CRM ID',
		min: 1,
		pattern: {
			regex: new RegExp(`^(${prefixes})[A-Za-z0-9]{15}$`),
			says: `the ID of ${says} in Salesforce, with 18 characters`,
		},
		placeholder: `e.g. ${example}`,
		description: 'The ID in Salesforce; needs a privileged scope of the API key',
	});

/** IDs of Salesforce as a filter. */
export const crmIds = (wire: string, label: string): Field =>
	codes(wire, { label, button: 'Add CRM ID', placeholder: 'e.g. 0035e00000ABCDEAA1' });

/** Salesforce is the only CRM whose IDs the API takes. */
export const withCrmType = (body: Json): Json =>
	body.crm_id === undefined ? body : { ...body, crm_id_type: 'salesforce' };

export const tags = names('tags', {
	button: 'Add Tag',
	placeholder: TAG,
	description: 'New tags are made',
});
export const tagChanges = [
	names('tags', {
		button: 'Add Tag',
		placeholder: TAG,
		description: 'Replaces all tags that it has now',
	}),
	names('tags_to_add', {
		in: 'local',
		button: 'Add Tag',
		placeholder: TAG,
		description: 'Its other tags stay',
	}),
	names('tags_to_remove', {
		in: 'local',
		button: 'Add Tag',
		placeholder: TAG,
		description: 'Its other tags stay',
	}),
];

/**
 * The API replaces all tags at once: those that are neither added nor removed are sent as they are.
 * @param read where the record is read
 * @param kept what the API wants with every change, sent as it is where it does not change
 */
export function completeChange(read: Route, kept: string[] = []): ReadFirst {
	return {
		route: read,
		if: ({ body, local }) => isTagged(local) || kept.some((name) => body[name] === undefined),
		merge: ({ body, local }, current) => {
			const same = kept.filter((name) => body[name] === undefined);
			const whole = { ...body, ...Object.fromEntries(same.map((name) => [name, current[name]])) };
			if (!isTagged(local)) return whole;
			const { tags_to_add: added = [], tags_to_remove: removed = [] } = local as TagChanges;
			const before = arrayOf(body.tags ?? current.tags);
			return { ...whole, tags: changedTags(before, added, removed) };
		},
	};
}

const isTagged = ({ tags_to_add: added = [], tags_to_remove: removed = [] }: TagChanges) =>
	added.length + removed.length > 0;

/** The tags that are there, then those that are new, without those that are to go. */
export function changedTags(there: unknown[], added: string[], removed: string[]): unknown[] {
	const gone = new Set(removed.map(keyOf));
	const known = new Set(there.map(keyOf));
	const fresh = added.filter((tag) => {
		const isNew = !known.has(keyOf(tag));
		known.add(keyOf(tag));
		return isNew;
	});
	return [...there, ...fresh].filter((tag) => !gone.has(keyOf(tag)));
}

interface TagChanges {
	tags_to_add?: string[];
	tags_to_remove?: string[];
}

/** Custom fields go by their names. */
export const customFields = (columns: ColumnSet): Field[] =>
	customFieldsForm(columns, 'custom_fields', (values) => values);

export const customFieldFilter = pairs('custom_fields', 'Custom Field', {
	name: 'customFieldValues',
	label: 'Custom Field Values',
	example: 'Favorite Color',
	description:
		'Only records with all of these values. Names must be written as in Salesloft, values in any case.',
});

export const ids = integers('ids[]', { placeholder: 'e.g. 123, 456' });

/** IDs that are not numbers. */
export const textIds = codes('ids[]', { label: 'IDs', button: 'Add ID' });

/** Stages and tiers that are in use, or those that are not. */
export const active = flag('active', { description: 'Whether they are in use' });

/** Two ends of a time: `updated_at[gt]` and `updated_at[lt]`. */
export function between(wire: string, noun: string): Field[] {
	return [
		dateTime(`${wire}[gt]`, { name: camelCase(`${noun} After`), label: `${noun} After` }),
		dateTime(`${wire}[lt]`, { name: camelCase(`${noun} Before`), label: `${noun} Before` }),
	];
}

/** One more value of a filter, for records that have none: `_is_null`. */
export function without(wire: string, noun: string, value = '_is_null'): Field {
	return flagFor([value], wire, {
		name: camelCase(`Without ${noun}`),
		label: `Without ${noun}`,
		description: `Whether to return records that have no ${noun.toLowerCase()}, alone or beside those that have what another filter names`,
	});
}

/** What an email template and one of the team hold. */
export const template = {
	title: text('title', { min: 1, placeholder: 'e.g. First Contact' }),
	subject: text('subject', { placeholder: 'e.g. A question, {{first_name}}' }),
	body: longText('body', { description: 'As HTML' }),
	details: [
		integers('attachment_ids', {
			label: 'Attachment IDs',
			placeholder: 'e.g. 123, 456',
			description: 'Files that Salesloft has already; Get Attachments tells those of a template',
		}),
		flag('click_tracking', { description: 'Whether to count the clicks on links' }),
		flag('open_tracking', { description: 'Whether to count how often it is opened' }),
	],
};

export const withSignature = flag('include_signature', {
	description: 'Whether to add the email signature of the user of the API key',
});

export const withArchived = flag('include_archived_templates', {
	label: 'Include Archived',
	description: 'Whether to return those that are archived, too',
});

/** The order of a list whose keys are published: a choice of all of them. The first one is the API's own. */
export function sorting(keys: string[], usual: 'ASC' | 'DESC' = 'DESC'): Field[] {
	return [choice('sort_by', keys, { default: keys[0] }), direction(usual)];
}

const direction = (usual: 'ASC' | 'DESC'): Field =>
	choice(
		'sort_direction',
		[
			{ name: 'Ascending', value: 'ASC' },
			{ name: 'Descending', value: 'DESC' },
		],
		{ default: usual },
	);

/** What a list is sorted by, of which it is not published what Salesloft takes. */
export const anyOrder = (example: string): Field =>
	code('sort_by', {
		min: 1,
		placeholder: `e.g. ${example}`,
		description: 'The name of a field; which ones Salesloft takes is not published',
	});

/** The order of such a list. */
export const sortedByAny = (example: string): Field[] => [anyOrder(example), direction('DESC')];

/** What has an ID in another program, and in which; which names there are is not published. */
export const objectType = code('object_type', {
	min: 1,
	label: 'Record Type',
	description: 'What kind of record has the ID, as Salesloft calls it; the names are not published',
});
export const externalType = code('external_type', {
	min: 1,
	description: 'The kind of ID, called the same in an external ID and in its configuration',
});
