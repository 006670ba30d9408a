/** People: CRUD and upsert. */
import type { Operations } from '../emulator';
import { IS_NULL, type Call } from './call';
import { anyOf } from './filters';
import type { Row, State } from './kinds';
import { of, ref, refs, type Tells } from './links';
import { currentMemberships, endMemberships } from './memberships';
import { resource, writer } from './resource';
import { checkCrmId, merged, ownerCrmId, sameText, tagIds, upsert } from './writing';

type Person = Row<'people'>;

const writing = writer('people', {
	made: ({ caller }) => ({ owner_id: caller.user.id }),
	check(call, { email_address: email, phone, last_name }, taken) {
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

const tells: Tells<Person> = {
	display_name: displayName,
	full_email_address: (person) =>
		person.email_address && `"${displayName(person)}" <${person.email_address}>`,
	// Always texts, as far as was seen.
	first_name: ({ first_name }) => first_name ?? '',
	last_name: ({ last_name }) => last_name ?? '',
	person_company_website: ({ person_company_website }) => person_company_website ?? '',
	account_crm_id: of('account.crm_id'),
	owner_crm_id: of('owner.crm_id'),
	cadences: (person, { state }) => refs('cadences', cadenceIds(state, person)),
	most_recent_cadence: (person, { state }) =>
		ref('cadences', cadenceIds(state, person).at(-1) ?? null),
	bouncing: (person, { state }) => counts(state, person).emails_bounced > 0,
	crm_object_type: ({ crm_id }) => crm_id && (crm_id.startsWith('003') ? 'contact' : 'lead'),
	untouched: ({ last_contacted_at }) => last_contacted_at === null,
	counts: (person, { state }) => counts(state, person),
};

export const people: Operations<Call> = {
	...resource('people', {
		reads: {
			email_addresses: 'email_address',
			last_contacted: 'last_contacted_at',
			owned_by_guid: 'owner.guid',
			owner_crm_id: ownerCrmId,
			owner_is_active: 'owner.active',
			starred_by_guid: () => null,
			success: () => false,
			cadence_id: (person, { state }) => cadenceIds(state, person),
			tag_id: tagIds,
			locales: 'locale',
			can_email: (person) => isReachable(person, 'email'),
			can_call: (person) => isReachable(person, 'call'),
			can_text: (person) => isReachable(person, 'message'),
			phone_number: 'phone',
			replied: 'counts.emails_replied_to',
			bounced: 'counts.emails_bounced',
			new: (person, { state }) =>
				person.last_contacted_at === null && cadenceIds(state, person).length === 0,
			name: 'display_name',
			call_count: 'counts.calls',
			sent_emails: 'counts.emails_sent',
			clicked_emails: 'counts.emails_clicked',
			replied_emails: 'counts.emails_replied_to',
			viewed_emails: 'counts.emails_viewed',
			account: 'account.name',
			cadence_stage_name: 'person_stage.name',
		},
		filters: { owner_id: anyOf(IS_NULL) },
		tells,
		...writing,
		removable: 'again',
		removed: (call, { id }) => endMemberships(call, ({ person_id }) => person_id === id),
	}),
	create_person_upserts: upsert('people', 'email_address', writing, tells),
};

function isReachable(person: Person, way: string): boolean {
	return !person.do_not_contact && !person.contact_restrictions.includes(way);
}

function displayName({ first_name, last_name, email_address }: Person): string {
	return [first_name, last_name].filter(Boolean).join(' ') || (email_address ?? '');
}

function cadenceIds(state: State, { id }: Person) {
	return currentMemberships(state, ({ person_id }) => person_id === id).map(({ cadence_id }) =>
		Number(cadence_id),
	);
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
