/** People and accounts, which the API calls companies in some places. */
import type { Operations } from '../emulator';
import { validate, type Checks } from './answers';
import { IS_NULL, requireScope, type Call } from './call';
import { anyOf, keyed } from './filters';
import { type Row, type State } from './kinds';
import { of, ref, refs, tagIds, type Read } from './links';
import { currentMemberships, endMemberships } from './cadences';
import { resource, sameText, writer } from './resource';
import { dateOf, isDate } from './time';

type Person = Row<'people'>;
type Account = Row<'accounts'>;

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
		tells: {
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
		},
		...writer('people', {
			made: ({ caller }) => ({ owner_id: caller.user.id }),
			check(call, { email_address: email, phone, last_name }, taken) {
				const byPhone = !email && phone && last_name;
				return {
					...checkCrmId(call, 'person'),
					email_address: email
						? taken((other) => sameText(other.email_address, email))
						: !byPhone && 'or phone and last_name must be given',
					phone:
						byPhone && taken((other) => other.phone === phone && other.last_name === last_name),
				};
			},
			kept: (call, sent, current) => merged(call, 'person', sent, current),
			changed: (call, { id, do_not_contact }) => {
				if (do_not_contact) endMemberships(call, ({ person_id }) => person_id === id);
			},
		}),
		upsert: 'person',
		removable: 'again',
		removed: (call, { id }) => endMemberships(call, ({ person_id }) => person_id === id),
	}),
	...resource('accounts', {
		reads: {
			last_contacted: 'last_contacted_at',
			tag: 'tags',
			tag_id: tagIds,
			archived: 'archived_at',
			account_stage_id: 'company_stage_id',
			owner_crm_id: ownerCrmId,
			owner_is_active: 'owner.active',
			account_stage: 'company_stage.order',
			account_stage_name: 'company_stage.name',
			account_tier: 'account_tier.order',
			account_tier_name: 'account_tier.name',
			counts_people: 'counts.people',
			locales: 'locale',
			// No account here has any: only a search for none finds them.
			user_relationships: () => ({}),
		},
		filters: {
			user_relationships: keyed(IS_NULL),
			locales: anyOf('Null'),
		},
		tells: {
			owner_crm_id: of('owner.crm_id'),
			// Always a text, as far as was seen, and never which one.
			crm_object_type: '',
			last_contacted_at: ofLastContact((person) => person.last_contacted_at),
			last_contacted_type: ofLastContact((person) => person.last_contacted_type),
			last_contacted_by: ofLastContact((person) => ref('users', person.last_contacted_by_id)),
			last_contacted_person: ofLastContact(({ id }) => ref('people', id)),
			counts: (account, { state }) => ({ people: staff(state, account).length }),
		},
		...writer('accounts', {
			made: ({ caller: { user } }) => ({ owner_id: user.id, creator_id: user.id }),
			filled: ['name', 'domain'],
			check: (call, { domain }, taken) => ({
				...checkCrmId(call, 'company'),
				domain: domain && taken((other) => sameText(other.domain, domain)),
			}),
			kept: (call, sent, current) => {
				const { archived } = call.body;
				return {
					...merged(call, 'company', sent, current),
					domain: sent.domain.toLowerCase(),
					...(archived === true && { archived_at: current.archived_at ?? call.now }),
					...(archived === false && { archived_at: null }),
				};
			},
			changed: (call, account) => {
				if (!account.do_not_contact) return;
				const ids = new Set<number | null>(staff(call.state, account).map(({ id }) => id));
				endMemberships(call, ({ person_id }) => ids.has(person_id));
			},
		}),
		upsert: 'account',
		removable: 'again',
		removed: ({ state }, account) => {
			for (const person of staff(state, account)) person.account_id = null;
		},
	}),
};

function isReachable(person: Person, way: string): boolean {
	return !person.do_not_contact && !person.contact_restrictions.includes(way);
}

export function displayName({ first_name, last_name, email_address }: Person): string {
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

function staff(state: State, { id }: Account): Array<Row<'people'>> {
	return state.people.where(({ account_id }) => account_id === id);
}

/** Tells something of the person of an account that was contacted last. */
function ofLastContact(read: (person: Row<'people'>) => unknown): Read<Account> {
	return (account, { state }) => {
		const last = staff(state, account)
			.filter(({ last_contacted_at }) => last_contacted_at !== null)
			.sort((a, b) => String(a.last_contacted_at).localeCompare(String(b.last_contacted_at)))
			.at(-1);
		return last ? read(last) : null;
	};
}

interface Tagged {
	custom_fields: Record<string, string>;
	tags: string[];
}

/**
 * How a person or an account is kept: tags are replaced, custom fields are merged. An empty text
 * clears a field; the documentation does not say what does.
 */
function merged(call: Call, kind: 'person' | 'company', sent: object, current: Tagged) {
	const { state, now, body } = call;
	const cleared = Object.entries(sent).filter(([, value]) => value === '');
	const nulls = Object.fromEntries(cleared.map(([name]) => [name, null]));
	const custom_fields = mergeCustomFields(call, kind, current.custom_fields);
	const today = body.autotag_date ? [dateOf(call.ms)] : [];
	const tags = [...new Set([...(body.tags ?? current.tags), ...today])];
	// A tag comes into being when it is first used.
	const added = tags.filter((name) => !state.tags.find((tag) => tag.name === name));
	for (const name of added) state.tags.make({ name }, now);
	return { ...nulls, tags, custom_fields };
}

/**
 * Custom fields are keyed by display name and hold texts; only those with a value are kept. That an
 * unknown name is a 422 is this sandbox's choice (it is undocumented), so that a typo shows.
 */
function mergeCustomFields(
	{ state, body }: Call,
	kind: 'person' | 'company',
	current: Record<string, string>,
): Record<string, string> {
	const result = { ...current };
	for (const [name, value] of Object.entries(body.custom_fields ?? {})) {
		const field = state.custom_fields.find((one) => one.field_type === kind && one.name === name);
		const text = value ?? '';
		const isText = typeof text === 'string';
		const fits = isText && (text === '' || field?.value_type !== 'date' || isDate(text));
		validate({
			custom_fields: field
				? !fits && `has an invalid value for ${name}`
				: `has no field named ${name}`,
		});
		if (text === '') delete result[name];
		else result[name] = String(text);
	}
	return result;
}

const salesforcePrefixes = { person: ['00Q', '003'], company: ['001'] };
const crmScopes = { person: 'crm_id_person:write', company: 'crm_id_account:write' };

/** What is wrong with the id in a CRM that is sent, and whether this caller may send any. */
function checkCrmId(call: Call, kind: 'person' | 'company'): Checks {
	const { crm_id: id, crm_id_type: type } = call.body;
	if (id === undefined) return {};
	requireScope(call, crmScopes[kind]);
	const prefixes = salesforcePrefixes[kind];
	return {
		crm_id_type: type === undefined && 'must be given with crm_id',
		crm_id:
			(id.length !== 18 || !prefixes.includes(id.slice(0, 3))) &&
			`must have 18 characters and begin with ${prefixes.join(' or ')}`,
	};
}

/** Null means nobody: an owner who is unknown to the CRM is still an owner. */
function ownerCrmId(row: { owner_id: number | null }, { state }: Call): string | number | null {
	return row.owner_id && (state.users.get(row.owner_id)?.crm_id ?? '');
}
