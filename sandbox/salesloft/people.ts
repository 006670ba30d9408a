/** People: CRUD and upsert. */
import type { Operations } from '../emulator';
import { blank } from '../kinds';
import { answer, ref, validate } from './answers';
import { IS_NULL, unknownIds } from './call';
import type { Call } from './call';
import { anyOf, customFields, flag, orNull, partial, range } from './filters';
import { add, kinds } from './kinds';
import type { Row, State } from './kinds';
import { currentMemberships, endMemberships } from './memberships';
import { resource, shown } from './resource';
import { dateOf } from './time';
import { merge, registerTags, sameText, tagIds, upserted } from './writing';
import type { Changes } from './writing';

type Person = Row<'people'>;
type PersonBody = Changes<Person> & { autotag_date?: boolean };

const showPerson = shown('people', describe);

export const people: Operations<Call> = {
	...resource('people', {
		filters: {
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
			import_id: orNull((person) => person.import_id),
			cadence_id: orNull((person, { state }) =>
				currentMemberships(state, person.id).map(({ cadence_id }) => cadence_id),
			),
			tag_id: anyOf(tagIds),
			job_seniority: orNull((person) => person.job_seniority),
			locales: anyOf((person) => person.locale, { whenNull: 'Null' }),
			title: partial((person) => person.title),
			country: partial((person) => person.country),
			state: partial((person) => person.state),
			city: partial((person) => person.city),
			custom_fields: customFields(),
			can_email: flag((person) => isReachable(person, 'email')),
			can_call: flag((person) => isReachable(person, 'call')),
			can_text: flag((person) => isReachable(person, 'message')),
			phone_number: flag((person) => person.phone !== null),
			replied: flag((person, { state }) => counts(state, person).emails_replied_to > 0),
			bounced: flag((person, { state }) => counts(state, person).emails_bounced > 0),
			new: flag(
				(person, { state }) =>
					person.last_contacted_at === null && currentMemberships(state, person.id).length === 0,
			),
		},
		sorts: {
			name: displayName,
			call_count: (person, { state }) => counts(state, person).calls,
			sent_emails: (person, { state }) => counts(state, person).emails_sent,
			clicked_emails: (person, { state }) => counts(state, person).emails_clicked,
			replied_emails: (person, { state }) => counts(state, person).emails_replied_to,
			viewed_emails: (person, { state }) => counts(state, person).emails_viewed,
			account: (person, { state }) => state.accounts.get(person.account_id)?.name ?? null,
			cadence_stage_name: (person, { state }) =>
				state.person_stages.get(person.person_stage_id)?.name ?? null,
		},
		show: describe,
		create,
		update,
		removed: (call, { id }) => endMemberships(call, ({ person_id }) => person_id === id),
		removable: 'again',
	}),
	create_person_upserts: (call) => {
		const found = upserted(call.body, call.state.people.all(), 'email_address');
		if (found) update(call, found);
		return answer({
			upsert_type: found ? 'update' : 'create',
			person: showPerson(found ?? create(call), call),
		});
	},
};

function create(call: Call): Person {
	const { state, caller, ms, now } = call;
	const { autotag_date, ...body } = call.body as PersonBody;
	if (autotag_date) body.tags = [...(body.tags ?? []), dateOf(ms)];
	const current = { ...blank(kinds.people, now), owner_id: caller.user.id };
	return add(state, 'people', checked(call, current, body), now);
}

/** A partial update: what the body does not name stays. */
function update(call: Call, person: Person): void {
	const fields = checked(call, person, call.body as PersonBody, person.id);
	Object.assign(person, fields, { updated_at: call.now });
	if (person.do_not_contact) endMemberships(call, ({ person_id }) => person_id === person.id);
}

function checked<Current extends Omit<Person, 'id'>>(
	call: Call,
	current: Current,
	body: PersonBody,
	id?: number,
): Current {
	const { state } = call;
	const fields = merge(call, 'person', current, body);
	const others = state.people.where((person) => person.id !== id);
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
		...unknownIds(state, 'people', fields),
	});
	registerTags(call, fields.tags);
	return fields;
}

function owner(person: Person, { state }: Call): Row<'users'> | undefined {
	return state.users.get(person.owner_id);
}

function isReachable(person: Person, way: string): boolean {
	return !person.do_not_contact && !person.contact_restrictions.includes(way);
}

function displayName({ first_name, last_name, email_address }: Person): string {
	return [first_name, last_name].filter(Boolean).join(' ') || (email_address ?? '');
}

function counts(state: State, { id }: Person) {
	const sent = state.emails.where(({ person_id }) => person_id === id);
	return {
		calls: state.calls.where(({ person_id }) => person_id === id).length,
		emails_sent: sent.length,
		emails_viewed: sent.filter(({ views }) => views > 0).length,
		emails_clicked: sent.filter(({ clicks }) => clicks > 0).length,
		emails_replied_to: sent.filter(({ replies }) => replies > 0).length,
		emails_bounced: sent.filter(({ bounced }) => bounced).length,
	};
}

function describe(person: Person, call: Call) {
	const { state } = call;
	const { crm_id, email_address, first_name, last_name, person_company_website } = person;
	const current = currentMemberships(state, person.id);
	const name = displayName(person);
	const told = counts(state, person);
	return {
		display_name: name,
		full_email_address: email_address && `"${name}" <${email_address}>`,
		// Always texts, as far as was seen.
		first_name: first_name ?? '',
		last_name: last_name ?? '',
		person_company_website: person_company_website ?? '',
		account_crm_id: state.accounts.get(person.account_id)?.crm_id ?? null,
		owner_crm_id: owner(person, call)?.crm_id ?? null,
		cadences: current.map(({ cadence_id }) => ref('cadences', cadence_id)),
		most_recent_cadence: ref('cadences', current.at(-1)?.cadence_id ?? null),
		bouncing: told.emails_bounced > 0,
		crm_object_type: crm_id && (crm_id.startsWith('003') ? 'contact' : 'lead'),
		untouched: person.last_contacted_at === null,
		counts: told,
	};
}
