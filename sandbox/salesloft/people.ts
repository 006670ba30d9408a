/** People: CRUD and upsert. */
import { answer, deleted, ref, validate } from './answers';
import { named, removeNamed, unknownId } from './call';
import type { Call, Routes } from './call';
import { anyOf, customFields, flag, orNull, partial, range } from './filters';
import { list } from './list';
import { currentMemberships, endMemberships } from './memberships';
import { IS_NULL } from './query';
import type { Email, Person, PersonFields, State, User } from './records';
import { dateOf } from './time';
import { merge, registerTags, sameText, tagIds, upserted } from './writing';
import type { UpsertBody } from './writing';

interface PersonBody extends Partial<Omit<PersonFields, 'custom_fields' | 'crm_id'>> {
	custom_fields?: Record<string, unknown>;
	crm_id?: string;
	crm_id_type?: string;
	autotag_date?: boolean;
	id?: number;
	upsert_key?: string;
}

const blank: Omit<PersonFields, 'created_at' | 'updated_at' | 'owner_id'> = {
	account_id: null,
	city: null,
	contact_restrictions: [],
	country: null,
	crm_id: null,
	custom_fields: {},
	do_not_contact: false,
	email_address: null,
	eu_resident: false,
	first_name: null,
	home_phone: null,
	import_id: null,
	job_seniority: null,
	last_contacted_at: null,
	last_contacted_by_id: null,
	last_contacted_type: null,
	last_name: null,
	linkedin_url: null,
	locale: null,
	mobile_phone: null,
	person_company_industry: null,
	person_company_name: null,
	person_company_website: null,
	person_stage_id: null,
	personal_email_address: null,
	personal_website: null,
	phone: null,
	phone_extension: null,
	secondary_email_address: null,
	state: null,
	tags: [],
	title: null,
	twitter_handle: null,
	work_city: null,
	work_country: null,
	work_state: null,
};

/** A person as it is before anything was said about it, owned by whoever makes it. */
export function blankPerson(ownerId: number, now: string): PersonFields {
	return { ...blank, owner_id: ownerId, created_at: now, updated_at: now };
}

export const people: Routes = {
	list_people: list<Person>({
		rows: ({ state }) => state.people.all(),
		filters: {
			ids: anyOf((person) => person.id),
			created_at: range((person) => person.created_at),
			updated_at: range((person) => person.updated_at),
			last_contacted: range((person) => person.last_contacted_at),
			email_addresses: anyOf((person) => person.email_address, {
				ignoreCase: true,
				whenNull: IS_NULL,
			}),
			owner_id: orNull((person) => person.owner_id),
			owned_by_guid: anyOf((person, call) => owner(person, call)?.guid ?? null),
			// Null means nobody: an owner who is unknown to the CRM is still an owner.
			owner_crm_id: orNull(
				(person, call) => person.owner_id && (owner(person, call)?.crm_id ?? ''),
			),
			starred_by_guid: anyOf(() => null),
			success: flag(() => false),
			owner_is_active: flag((person, call) => owner(person, call)?.active ?? false),
			person_stage_id: orNull((person) => person.person_stage_id),
			account_id: anyOf((person) => person.account_id),
			import_id: orNull((person) => person.import_id),
			cadence_id: orNull((person, { state }) =>
				currentMemberships(state, person.id).map(({ cadence_id }) => cadence_id),
			),
			tag_id: anyOf(tagIds),
			crm_id: anyOf((person) => person.crm_id),
			job_seniority: orNull((person) => person.job_seniority),
			locales: anyOf((person) => person.locale, { whenNull: 'Null' }),
			title: partial((person) => person.title),
			country: partial((person) => person.country),
			state: partial((person) => person.state),
			city: partial((person) => person.city),
			custom_fields: customFields(),
			do_not_contact: flag((person) => person.do_not_contact),
			can_email: flag((person) => isReachable(person, 'email')),
			can_call: flag((person) => isReachable(person, 'call')),
			can_text: flag((person) => isReachable(person, 'message')),
			eu_resident: flag((person) => person.eu_resident),
			phone_number: flag((person) => person.phone !== null),
			replied: flag((person, { state }) =>
				emails(state, person).some(({ replies }) => replies > 0),
			),
			bounced: flag((person, { state }) => hasBounced(state, person)),
			new: flag(
				(person, { state }) =>
					person.last_contacted_at === null && currentMemberships(state, person.id).length === 0,
			),
		},
		sorts: {
			updated_at: (person) => person.updated_at,
			created_at: (person) => person.created_at,
			last_contacted_at: (person) => person.last_contacted_at,
			name: displayName,
			title: (person) => person.title,
			job_seniority: (person) => person.job_seniority,
			call_count: (person, { state }) => counts(state, person).calls,
			sent_emails: (person, { state }) => counts(state, person).emails_sent,
			clicked_emails: (person, { state }) => counts(state, person).emails_clicked,
			replied_emails: (person, { state }) => counts(state, person).emails_replied_to,
			viewed_emails: (person, { state }) => counts(state, person).emails_viewed,
			account: (person, { state }) => state.accounts.get(person.account_id)?.name ?? null,
			cadence_stage_name: (person, { state }) =>
				state.personStages.get(person.person_stage_id)?.name ?? null,
		},
		show: showPerson,
	}),
	get_people_by_id: (call) => answer(showPerson(named(call, call.state.people), call)),
	create_people: (call) => answer(showPerson(create(call), call)),
	update_people_by_id: (call) =>
		answer(showPerson(update(call, named(call, call.state.people)), call)),
	create_person_upserts: (call) => {
		const found = upserted(call.body as UpsertBody, call.state.people.all(), keyOf);
		return answer({
			upsert_type: found ? 'update' : 'create',
			person: showPerson(found ? update(call, found) : create(call), call),
		});
	},
	delete_people_by_id: (call) => {
		const id = removeNamed(call, call.state.people);
		endMemberships(call, ({ person_id }) => person_id === id);
		return deleted();
	},
};

function create(call: Call): Person {
	const { state, caller, ms, now } = call;
	const { autotag_date, ...body } = call.body as PersonBody;
	if (autotag_date) body.tags = [...(body.tags ?? []), dateOf(ms)];
	return state.people.insert(checked(call, blankPerson(caller.user.id, now), body));
}

/** A partial update: what the body does not name stays. */
function update(call: Call, person: Person): Person {
	const fields = checked(call, person, call.body as PersonBody, person.id);
	Object.assign(person, fields, { updated_at: call.now });
	if (person.do_not_contact) endMemberships(call, ({ person_id }) => person_id === person.id);
	return person;
}

function checked(
	call: Call,
	current: PersonFields,
	{ id: _, upsert_key: __, ...body }: PersonBody,
	id?: number,
): PersonFields {
	const { state } = call;
	const fields = merge(call, 'person', current, body);
	const others = state.people.filter((person) => person.id !== id);
	const { email_address: email, phone, last_name } = fields;
	const byPhone = email === null && phone !== null && last_name !== null;
	validate({
		email_address:
			(email === null && !byPhone && 'or phone and last_name must be given') ||
			(others.some((other) => sameText(other.email_address, email)) && 'has already been taken'),
		phone:
			byPhone &&
			others.some((other) => other.phone === phone && other.last_name === last_name) &&
			'has already been taken',
		account_id: unknownId(state.accounts, fields.account_id),
		owner_id: unknownId(state.users, fields.owner_id),
		person_stage_id: unknownId(state.personStages, fields.person_stage_id),
		import_id: unknownId(state.imports, fields.import_id),
	});
	registerTags(call, fields.tags);
	return fields;
}

function keyOf(person: Person, key: string): string | number | null {
	if (key === 'id') return person.id;
	return key === 'crm_id' ? person.crm_id : person.email_address;
}

function owner(person: Person, { state }: Call): User | undefined {
	return state.users.get(person.owner_id);
}

function isReachable(person: Person, way: string): boolean {
	return !person.do_not_contact && !person.contact_restrictions.includes(way);
}

function displayName({ first_name, last_name, email_address }: Person): string {
	return [first_name, last_name].filter(Boolean).join(' ') || (email_address ?? '');
}

function emails(state: State, { id }: Person): Email[] {
	return state.emails.filter(({ person_id }) => person_id === id);
}

function hasBounced(state: State, person: Person): boolean {
	return emails(state, person).some(({ bounced }) => bounced);
}

function counts(state: State, person: Person) {
	const sent = emails(state, person);
	return {
		calls: state.calls.filter(({ person_id }) => person_id === person.id).length,
		emails_sent: sent.length,
		emails_viewed: sent.filter(({ views }) => views > 0).length,
		emails_clicked: sent.filter(({ clicks }) => clicks > 0).length,
		emails_replied_to: sent.filter(({ replies }) => replies > 0).length,
		emails_bounced: sent.filter(({ bounced }) => bounced).length,
	};
}

function showPerson(person: Person, call: Call) {
	const { state } = call;
	const { account_id, owner_id, person_stage_id, import_id, last_contacted_by_id, ...own } = person;
	const current = currentMemberships(state, person.id);
	const name = displayName(person);
	return {
		...own,
		display_name: name,
		full_email_address: own.email_address && `"${name}" <${own.email_address}>`,
		// Always texts, as far as was seen.
		first_name: own.first_name ?? '',
		last_name: own.last_name ?? '',
		person_company_website: own.person_company_website ?? '',
		account: ref('accounts', account_id),
		account_crm_id: state.accounts.get(account_id)?.crm_id ?? null,
		owner: ref('users', owner_id),
		owner_crm_id: owner(person, call)?.crm_id ?? null,
		person_stage: ref('person_stages', person_stage_id),
		import: ref('imports', import_id),
		last_contacted_by: ref('users', last_contacted_by_id),
		cadences: current.map(({ cadence_id }) => ref('cadences', cadence_id)),
		most_recent_cadence: ref('cadences', current.at(-1)?.cadence_id ?? null),
		last_completed_step: null,
		last_completed_step_cadence: null,
		last_replied_at: null,
		bouncing: hasBounced(state, person),
		crm_url: null,
		crm_object_type: own.crm_id && (own.crm_id.startsWith('003') ? 'contact' : 'lead'),
		locale_utc_offset: null,
		starred: false,
		success_count: 0,
		untouched: own.last_contacted_at === null,
		counts: counts(state, person),
	};
}
