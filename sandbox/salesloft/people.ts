/** People: CRUD and upsert. */
import type { Operations } from '../emulator';
import { ref } from './answers';
import { IS_NULL, type Call } from './call';
import { anyAddress, anyOf, partial } from './filters';
import type { Row, State } from './kinds';
import { currentMemberships, endMemberships } from './memberships';
import { resource, writer } from './resource';
import { checkCrmId, merged, owner, ownerCrmId, sameText, tagIds, upsert } from './writing';

type Person = Row<'people'>;

const writing = writer('people', {
	made: ({ caller }) => ({ owner_id: caller.user.id }),
	check(call, { email_address: email, phone, last_name }, id) {
		const taken = (isSame: (other: Person) => boolean) =>
			call.state.people.find((other) => other.id !== id && isSame(other)) &&
			'has already been taken';
		const byPhone = !email && phone && last_name;
		return {
			...checkCrmId(call, 'person'),
			email_address: email
				? taken((other) => sameText(other.email_address, email))
				: !byPhone && 'or phone and last_name must be given',
			phone: byPhone && taken((other) => other.phone === phone && other.last_name === last_name),
		};
	},
	kept: (call, sent, current) => merged(call, 'person', sent, current),
	changed: (call, { id, do_not_contact }) => {
		if (do_not_contact) endMemberships(call, ({ person_id }) => person_id === id);
	},
});

export const people: Operations<Call> = {
	...resource('people', {
		reads: {
			last_contacted: (person) => person.last_contacted_at,
			owned_by_guid: (person, call) => owner(person, call)?.guid ?? null,
			owner_crm_id: ownerCrmId,
			owner_is_active: (person, call) => owner(person, call)?.active ?? false,
			starred_by_guid: () => null,
			success: () => false,
			cadence_id: ({ id }, { state }) =>
				currentMemberships(state, id).map(({ cadence_id }) => cadence_id),
			tag_id: tagIds,
			locales: (person) => person.locale,
			can_email: (person) => isReachable(person, 'email'),
			can_call: (person) => isReachable(person, 'call'),
			can_text: (person) => isReachable(person, 'message'),
			phone_number: (person) => person.phone !== null,
			replied: (person, { state }) => counts(state, person).emails_replied_to > 0,
			bounced: (person, { state }) => counts(state, person).emails_bounced > 0,
			new: ({ id, last_contacted_at }, { state }) =>
				last_contacted_at === null && currentMemberships(state, id).length === 0,
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
		filters: {
			...partial('title', 'country', 'state', 'city'),
			email_addresses: anyAddress('email_address', IS_NULL),
			owner_id: anyOf(({ owner_id }) => owner_id, IS_NULL),
		},
		show: describe,
		...writing,
		removable: 'again',
		removed: (call, { id }) => endMemberships(call, ({ person_id }) => person_id === id),
	}),
	create_person_upserts: upsert('people', 'email_address', writing, describe),
};

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
