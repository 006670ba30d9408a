/** Accounts: CRUD and upsert. The API calls them companies in some places. */
import type { Operations } from '../emulator';
import { blank } from '../kinds';
import { answer, ref, validate } from './answers';
import { IS_NULL, unknownIds } from './call';
import type { Call } from './call';
import { anyOf, customFields, flag, orNull, partial, range } from './filters';
import type { Filter } from './filters';
import { add, kinds } from './kinds';
import type { Row, State } from './kinds';
import { endMemberships } from './memberships';
import { resource, shown } from './resource';
import { merge, registerTags, sameText, tagIds, upserted } from './writing';
import type { Changes } from './writing';

type Account = Row<'accounts'>;
type AccountBody = Changes<Account> & { archived?: boolean };

const showAccount = shown('accounts', describe);

/** No account here has any: only a search for none finds them. */
const noRelationships: Filter<Account> = ({ query }, name) => {
	const wanted = query.keyed(name);
	if (wanted.length === 0) return undefined;
	return () => wanted.every(([, value]) => value === IS_NULL);
};

export const accounts: Operations<Call> = {
	...resource('accounts', {
		filters: {
			last_contacted: range(lastContacted),
			tag: anyOf((account) => account.tags),
			tag_id: anyOf(tagIds),
			website: orNull((account) => account.website),
			archived: flag((account) => account.archived_at !== null),
			account_stage_id: orNull((account) => account.company_stage_id),
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
			last_contacted_at: lastContacted,
			account_stage: (account, call) => stage(account, call)?.order ?? null,
			account_stage_name: (account, call) => stage(account, call)?.name ?? null,
			account_tier: (account, call) => tier(account, call)?.order ?? null,
			account_tier_name: (account, call) => tier(account, call)?.name ?? null,
			counts_people: (account, { state }) => staff(state, account).length,
		},
		show: describe,
		create,
		update,
		removed: ({ state }, account) => {
			for (const person of staff(state, account)) person.account_id = null;
		},
		removable: 'again',
	}),
	create_account_upserts: (call) => {
		const found = upserted(call.body, call.state.accounts.all(), 'domain');
		if (found) update(call, found);
		return answer({
			upsert_type: found ? 'update' : 'create',
			account: showAccount(found ?? create(call), call),
		});
	},
};

function create(call: Call): Account {
	const { state, caller, now } = call;
	const maker = { owner_id: caller.user.id, creator_id: caller.user.id };
	const current = { ...blank(kinds.accounts, now), ...maker };
	return add(state, 'accounts', checked(call, current, call.body as AccountBody), now);
}

function update(call: Call, account: Account): void {
	const { archived, ...body } = call.body as AccountBody;
	Object.assign(account, checked(call, account, body, account.id), { updated_at: call.now });
	if (archived !== undefined)
		account.archived_at = archived ? (account.archived_at ?? call.now) : null;
	if (account.do_not_contact) {
		const ids = new Set<number | null>(staff(call.state, account).map(({ id }) => id));
		endMemberships(call, ({ person_id }) => ids.has(person_id));
	}
}

function checked<Current extends Omit<Account, 'id'>>(
	call: Call,
	current: Current,
	body: AccountBody,
	id?: number,
): Current {
	const { state } = call;
	const fields = merge(call, 'company', current, body);
	const { name, domain } = fields;
	const taken = () => state.accounts.find((one) => one.id !== id && sameText(one.domain, domain));
	validate({
		name: !name && "can't be blank",
		domain: domain ? taken() && 'has already been taken' : "can't be blank",
		...unknownIds(state, 'accounts', fields),
	});
	registerTags(call, fields.tags);
	return { ...fields, domain: domain.toLowerCase() };
}

function owner(account: Account, { state }: Call): Row<'users'> | undefined {
	return state.users.get(account.owner_id);
}

function stage(account: Account, { state }: Call): Row<'account_stages'> | undefined {
	return state.account_stages.get(account.company_stage_id);
}

function tier(account: Account, { state }: Call): Row<'account_tiers'> | undefined {
	return state.account_tiers.get(account.account_tier_id);
}

function staff(state: State, { id }: Account): Array<Row<'people'>> {
	return state.people.where(({ account_id }) => account_id === id);
}

/** The person of an account that was contacted last. */
function lastContact(account: Account, { state }: Call): Row<'people'> | undefined {
	return staff(state, account)
		.filter(({ last_contacted_at }) => last_contacted_at !== null)
		.sort((a, b) => String(a.last_contacted_at).localeCompare(String(b.last_contacted_at)))
		.at(-1);
}

function lastContacted(account: Account, call: Call): string | null {
	return lastContact(account, call)?.last_contacted_at ?? null;
}

function describe(account: Account, call: Call) {
	const contact = lastContact(account, call);
	return {
		owner_crm_id: owner(account, call)?.crm_id ?? null,
		// Always a text, as far as was seen, and never which one.
		crm_object_type: '',
		last_contacted_at: contact?.last_contacted_at ?? null,
		last_contacted_type: contact?.last_contacted_type ?? null,
		last_contacted_by: ref('users', contact?.last_contacted_by_id ?? null),
		last_contacted_person: ref('people', contact?.id ?? null),
		counts: { people: staff(call.state, account).length },
	};
}
