/** Accounts: CRUD and upsert. The API calls them companies in some places. */
import { answer, deleted, ref, validate } from './answers';
import { named, removeNamed, unknownId } from './call';
import type { Call, Routes } from './call';
import { anyOf, customFields, flag, orNull, partial, range } from './filters';
import type { Filter } from './filters';
import { list } from './list';
import { endMemberships } from './memberships';
import { IS_NULL } from './query';
import type { Account, AccountFields, Person, State, User } from './records';
import { merge, registerTags, sameText, tagIds, upserted } from './writing';
import type { UpsertBody } from './writing';

interface AccountBody extends Partial<Omit<AccountFields, 'custom_fields' | 'crm_id'>> {
	custom_fields?: Record<string, unknown>;
	crm_id?: string;
	crm_id_type?: string;
	archived?: boolean;
	id?: number;
	upsert_key?: string;
}

const blank: Omit<AccountFields, 'created_at' | 'updated_at' | 'owner_id' | 'creator_id'> = {
	account_tier_id: null,
	archived_at: null,
	city: null,
	company_stage_id: null,
	company_type: null,
	conversational_name: null,
	country: null,
	crm_id: null,
	custom_fields: {},
	description: null,
	do_not_contact: false,
	domain: '',
	founded: null,
	industry: null,
	linkedin_url: null,
	locale: null,
	name: '',
	phone: null,
	postal_code: null,
	revenue_range: null,
	size: null,
	state: null,
	street: null,
	tags: [],
	twitter_handle: null,
	website: null,
};

/** An account as it is before anything was said about it, owned by whoever makes it. */
export function blankAccount(ownerId: number, now: string): AccountFields {
	return { ...blank, owner_id: ownerId, creator_id: ownerId, created_at: now, updated_at: now };
}

/** No account here has any: only a search for none finds them. */
const noRelationships: Filter<Account> = ({ query }, name) => {
	const wanted = query.keyed(name);
	if (wanted.length === 0) return undefined;
	return () => wanted.every(([, value]) => value === IS_NULL);
};

export const accounts: Routes = {
	list_accounts: list<Account>({
		rows: ({ state }) => state.accounts.all(),
		filters: {
			ids: anyOf((account) => account.id),
			created_at: range((account) => account.created_at),
			updated_at: range((account) => account.updated_at),
			last_contacted: range(
				(account, { state }) => lastContact(state, account)?.last_contacted_at ?? null,
			),
			crm_id: anyOf((account) => account.crm_id),
			tag: anyOf((account) => account.tags),
			tag_id: anyOf(tagIds),
			domain: anyOf((account) => account.domain),
			website: orNull((account) => account.website),
			name: anyOf((account) => account.name),
			archived: flag((account) => account.archived_at !== null),
			account_stage_id: orNull((account) => account.company_stage_id),
			account_tier_id: anyOf((account) => account.account_tier_id),
			owner_id: orNull((account) => account.owner_id),
			owner_crm_id: orNull(
				(account, call) => account.owner_id && (owner(account, call)?.crm_id ?? ''),
			),
			user_relationships: noRelationships,
			owner_is_active: flag((account, call) => owner(account, call)?.active ?? false),
			custom_fields: customFields(),
			industry: partial((account) => account.industry),
			country: partial((account) => account.country),
			state: partial((account) => account.state),
			city: partial((account) => account.city),
			locales: anyOf((account) => account.locale, { whenNull: 'Null' }),
		},
		sorts: {
			updated_at: (account) => account.updated_at,
			created_at: (account) => account.created_at,
			last_contacted_at: (account, { state }) =>
				lastContact(state, account)?.last_contacted_at ?? null,
			account_stage: (account, { state }) =>
				state.accountStages.get(account.company_stage_id)?.order ?? null,
			account_stage_name: (account, { state }) =>
				state.accountStages.get(account.company_stage_id)?.name ?? null,
			account_tier: (account, { state }) =>
				state.accountTiers.get(account.account_tier_id)?.order ?? null,
			account_tier_name: (account, { state }) =>
				state.accountTiers.get(account.account_tier_id)?.name ?? null,
			name: (account) => account.name,
			counts_people: (account, { state }) => staff(state, account).length,
		},
		show: showAccount,
	}),
	get_accounts_by_id: (call) => answer(showAccount(named(call, call.state.accounts), call)),
	create_accounts: (call) => answer(showAccount(create(call), call)),
	update_accounts_by_id: (call) =>
		answer(showAccount(update(call, named(call, call.state.accounts)), call)),
	create_account_upserts: (call) => {
		const found = upserted(call.body as UpsertBody, call.state.accounts.all(), keyOf);
		return answer({
			upsert_type: found ? 'update' : 'create',
			account: showAccount(found ? update(call, found) : create(call), call),
		});
	},
	delete_accounts_by_id: (call) => {
		const { state } = call;
		const id = removeNamed(call, state.accounts);
		for (const person of state.people.filter(({ account_id }) => account_id === id)) {
			person.account_id = null;
		}
		return deleted();
	},
};

function create(call: Call): Account {
	return call.state.accounts.insert(
		checked(call, blankAccount(call.caller.user.id, call.now), call.body as AccountBody),
	);
}

function update(call: Call, account: Account): Account {
	const { archived, ...body } = call.body as AccountBody;
	Object.assign(account, checked(call, account, body, account.id), { updated_at: call.now });
	if (archived !== undefined)
		account.archived_at = archived ? (account.archived_at ?? call.now) : null;
	if (account.do_not_contact) {
		const ids = new Set(staff(call.state, account).map(({ id }) => id));
		endMemberships(call, ({ person_id }) => ids.has(person_id));
	}
	return account;
}

function checked(
	call: Call,
	current: AccountFields,
	{ id: _, upsert_key: __, ...body }: AccountBody,
	id?: number,
): AccountFields {
	const { state } = call;
	const fields = merge(call, 'company', current, body);
	const { name, domain } = fields;
	validate({
		name: !name && "can't be blank",
		domain:
			(!domain && "can't be blank") ||
			(state.accounts.find((other) => other.id !== id && sameText(other.domain, domain)) &&
				'has already been taken'),
		owner_id: unknownId(state.users, fields.owner_id),
		company_stage_id: unknownId(state.accountStages, fields.company_stage_id),
		account_tier_id: unknownId(state.accountTiers, fields.account_tier_id),
	});
	registerTags(call, fields.tags);
	return { ...fields, domain: domain.toLowerCase() };
}

function keyOf(account: Account, key: string): string | number | null {
	if (key === 'id') return account.id;
	return key === 'crm_id' ? account.crm_id : account.domain;
}

function owner(account: Account, { state }: Call): User | undefined {
	return state.users.get(account.owner_id);
}

function staff(state: State, { id }: Account): Person[] {
	return state.people.filter(({ account_id }) => account_id === id);
}

/** The person of an account that was contacted last. */
function lastContact(state: State, account: Account): Person | undefined {
	return staff(state, account)
		.filter(({ last_contacted_at }) => last_contacted_at !== null)
		.sort((a, b) => String(a.last_contacted_at).localeCompare(String(b.last_contacted_at)))
		.at(-1);
}

function showAccount(account: Account, call: Call) {
	const { owner_id, creator_id, company_stage_id, account_tier_id, ...own } = account;
	const contact = lastContact(call.state, account);
	return {
		...own,
		owner: ref('users', owner_id),
		owner_crm_id: owner(account, call)?.crm_id ?? null,
		creator: ref('users', creator_id),
		company_stage: ref('account_stages', company_stage_id),
		account_tier: ref('account_tiers', account_tier_id),
		// Always a text, as far as was seen, and never which one.
		crm_object_type: '',
		crm_url: null,
		last_contacted_at: contact?.last_contacted_at ?? null,
		last_contacted_type: contact?.last_contacted_type ?? null,
		last_contacted_by: ref('users', contact?.last_contacted_by_id ?? null),
		last_contacted_person: ref('people', contact?.id ?? null),
		user_relationships: [],
		prospector_engagement_level: null,
		prospector_engagement_score: null,
		counts: { people: staff(call.state, account).length },
	};
}
