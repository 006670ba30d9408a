import {
	cases,
	choice,
	choices,
	code,
	codes,
	email,
	flag,
	reference,
	references,
	phone as phoneField,
	text,
	texts,
} from '../../engine/vocabulary/field';
import type { Json } from '../../engine/json';
import {
	action,
	create,
	get,
	list,
	remove,
	resource,
	update,
} from '../../engine/vocabulary/operation';
import { creationPages } from '../api';
import { findPeople, fullName, mostPeople } from '../find';
import { jobOptions, upsertedExamples, upsertedTogether } from '../bulk-upsert';
import {
	between,
	CITY,
	completeChange,
	COUNTRY,
	INDUSTRY,
	PHONE,
	STATE,
	WEBSITE,
	cities,
	city,
	countries,
	country,
	crmId,
	crmIds,
	customFieldFilter,
	customFields,
	doNotContact,
	emailAddresses,
	ids,
	linkedinUrl,
	locale,
	owner,
	personId,
	phone,
	sorting,
	state,
	states,
	tagChanges,
	tags,
	twitterHandle,
	withCrmType,
	without,
} from '../fields';
import {
	account,
	cadence,
	peopleImport,
	person,
	personColumns,
	personStage,
	tag,
	user,
	userGuid,
} from '../records';
import * as simplify from '../simplify/people';
import { hasMatchValue, matchBy, shortly, tells } from '../upsert';

const SENIORITIES = [
	'director',
	'executive',
	'individual_contributor',
	'manager',
	'unknown',
	'vice_president',
];

const emailAddress = email('email_address');
const ownFields = customFields(personColumns);

/** What is usually known of a new person, in the order in which one thinks of it. */
const usual = [
	emailAddress,
	text('first_name', { placeholder: 'e.g. Nathan' }),
	text('last_name', { placeholder: 'e.g. Smith' }),
	text('title', { label: 'Job Title', placeholder: 'e.g. Buyer' }),
	reference(account, 'account_id'),
	owner,
];

/** What a person holds beside that and tags, whether new or not. */
const details = [
	city,
	choices('contact_restrictions', ['call', 'email', 'message'], {
		description: 'How this person must not be contacted; cadence steps of that kind are skipped',
	}),
	country,
	crmId('00Q|003', 'a lead or contact', '0035e00000ABCDEAA1'),
	doNotContact(
		'Whether this person has opted out of all calls, emails and cadences, and is taken off all cadences',
	),
	flag('eu_resident', {
		label: 'EU Resident',
		description: 'Whether this person lives in the European Union',
	}),
	phoneField('home_phone', { placeholder: PHONE }),
	reference(peopleImport, 'import_id', { description: 'The import that this person belongs to' }),
	choice('job_seniority', SENIORITIES),
	linkedinUrl,
	locale,
	phoneField('mobile_phone', { placeholder: PHONE }),
	text('person_company_industry', { label: 'Company Industry', placeholder: INDUSTRY }),
	text('person_company_name', {
		label: 'Company Name',
		placeholder: 'e.g. Acme',
		description: 'A note on this person only; better to set the account',
	}),
	text('person_company_website', { label: 'Company Website', placeholder: WEBSITE }),
	email('personal_email_address'),
	text('personal_website', { placeholder: WEBSITE }),
	phone,
	code('phone_extension', { placeholder: 'e.g. 201' }),
	email('secondary_email_address'),
	reference(personStage, 'person_stage_id', { label: 'Stage' }),
	state,
	twitterHandle,
	text('work_city', { placeholder: CITY }),
	text('work_country', { placeholder: COUNTRY }),
	text('work_state', { placeholder: STATE }),
];

const byId = matchBy(['email_address', 'id', 'crm_id']);

/** Who is to be created or updated. */
const whom = {
	required: [byId, ...cases(byId, { id: [reference(person, 'id', { name: 'personId' })] })],
	beside: [...usual, ...ownFields],
	optional: [...details, tags],
	check: hasMatchValue,
};

/** Salesloft can only keep people whom it can tell apart. */
const canBeTold = ({ body }: { body: Json }) =>
	body.email_address !== undefined || (body.phone !== undefined && body.last_name !== undefined)
		? undefined
		: "Fill in 'Email Address', or both 'Phone' and 'Last Name'";

export const personResource = resource(person, {
	create: create('POST /v2/people', {
		beside: [...usual, ...ownFields],
		optional: [
			flag('autotag_date', {
				label: 'Tag With Date',
				description: "Whether to add today's date as a tag",
			}),
			...details,
			tags,
		],
		check: canBeTold,
		body: withCrmType,
		description: 'Create a person; the email address must be new to the team',
	}),
	delete: remove('DELETE /v2/people/{id}', { required: [personId] }),
	findByName: list('GET /v2/people', {
		name: 'Find by Name',
		action: 'Find people by name',
		description:
			'Retrieve the people with a name, exactly; Salesloft cannot search for names, so the node lists people and compares',
		required: [fullName],
		filters: [
			reference(account, 'account_id[]', { name: 'accountId' }),
			references(user, 'owner_id[]', { label: 'Owner', name: 'ownerIds' }),
		],
		options: [mostPeople],
		paging: creationPages,
		run: findPeople,
	}),
	get: get('GET /v2/people/{id}', { required: [personId] }),
	getAll: list('GET /v2/people', {
		paging: creationPages,
		filters: [
			reference(account, 'account_id[]', { name: 'accountId' }),
			flag('bounced', { description: 'Whether an email to them has bounced' }),
			references(cadence, 'cadence_id[]', { label: 'On Cadence', name: 'cadenceIds' }),
			without('cadence_id[]', 'Cadence'),
			flag('can_call', { description: 'Whether they may be called' }),
			flag('can_email', { description: 'Whether they may be emailed' }),
			flag('can_text', { description: 'Whether they may be sent text messages' }),
			cities,
			countries,
			...between('created_at', 'Created'),
			crmIds('crm_id[]', 'CRM IDs'),
			customFieldFilter,
			doNotContact('Whether they have opted out of everything'),
			emailAddresses(),
			without('email_addresses[]', 'Email Address'),
			flag('eu_resident', {
				label: 'EU Resident',
				description: 'Whether they live in the European Union',
			}),
			flag('phone_number', {
				label: 'Has Phone Number',
				description: 'Whether they have a phone number',
			}),
			ids,
			references(peopleImport, 'import_id[]', { name: 'importIds' }),
			without('import_id[]', 'Import'),
			choices('job_seniority[]', SENIORITIES, { name: 'jobSeniorities' }),
			without('job_seniority[]', 'Job Seniority'),
			texts('title[]', { label: 'Job Titles', button: 'Add Job Title', placeholder: 'e.g. Buyer' }),
			...between('last_contacted', 'Last Contacted'),
			codes('locales[]', { button: 'Add Locale', placeholder: 'e.g. America/New_York' }),
			without('locales[]', 'Locale', 'Null'),
			flag('new', {
				description: 'Whether they are on no cadence and were not contacted in any way',
			}),
			references(user, 'owner_id[]', { label: 'Owner', name: 'ownerIds' }),
			crmIds('owner_crm_id[]', 'Owner CRM IDs'),
			without('owner_crm_id[]', 'Owner'),
			flag('owner_is_active', {
				label: 'Owner Is Active',
				description: 'Whether their owner is an active user',
			}),
			flag('replied', { description: 'Whether they have replied to an email' }),
			references(personStage, 'person_stage_id[]', { label: 'Stage', name: 'personStageIds' }),
			without('person_stage_id[]', 'Stage'),
			references(userGuid, 'starred_by_guid[]', { label: 'Starred By', name: 'starredBy' }),
			states,
			flag('success', { description: 'Whether they are marked as a success' }),
			references(tag, 'tag_id[]', { name: 'tagIds' }),
			...between('updated_at', 'Updated'),
		],
		options: sorting([
			'updated_at',
			'account',
			'cadence_stage_name',
			'call_count',
			'clicked_emails',
			'created_at',
			'job_seniority',
			'last_contacted_at',
			'name',
			'replied_emails',
			'sent_emails',
			'title',
			'viewed_emails',
		]),
	}),
	update: update('PUT /v2/people/{id}', {
		required: [personId],
		beside: ownFields,
		optional: [...usual, ...details, ...tagChanges],
		readFirst: completeChange('GET /v2/people/{id}'),
		body: withCrmType,
	}),
	upsert: action('POST /v2/person_upserts', {
		...whom,
		body: withCrmType,
		simplify: shortly('person', simplify.person),
		tells,
	}),
	upsertMany: action('POST /v2/bulk_jobs', {
		...whom,
		options: jobOptions,
		many: upsertedTogether,
		examples: upsertedExamples,
		simplify: false,
		name: 'Create or Update Many',
		action: 'Create or update many people',
		description:
			'Create or update a person for each input item, all of them in one bulk job of Salesloft, and wait for it as long as Max Wait says',
	}),
});
