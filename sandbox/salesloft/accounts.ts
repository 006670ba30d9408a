/** Accounts: CRUD and upsert. The API calls them companies in some places. */
import type { Operations } from '../emulator';
import { ref } from './answers';
import { IS_NULL, type Call } from './call';
import { anyOf, partial, type Filter } from './filters';
import type { Row, State } from './kinds';
import { endMemberships } from './memberships';
import { resource, writer } from './resource';
import { checkCrmId, merged, owner, ownerCrmId, sameText, tagIds, upsert } from './writing';

type Account = Row<'accounts'>;

const writing = writer('accounts', {
	made: ({ caller: { user } }) => ({ owner_id: user.id, creator_id: user.id }),
	check(call, { name, domain }, id) {
		const isTaken = (one: Account) => one.id !== id && sameText(one.domain, domain);
		return {
			...checkCrmId(call, 'company'),
			name: !name && "can't be blank",
			domain: domain
				? call.state.accounts.find(isTaken) && 'has already been taken'
				: "can't be blank",
		};
	},
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
});

/** No account here has any: only a search for none finds them. */
const noRelationships: Filter<Account> = ({ query }, name) => {
	const wanted = query.keyed(name);
	if (wanted.length === 0) return undefined;
	return () => wanted.every(([, value]) => value === IS_NULL);
};

export const accounts: Operations<Call> = {
	...resource('accounts', {
		reads: {
			last_contacted: lastContacted,
			tag: (account) => account.tags,
			tag_id: tagIds,
			archived: (account) => account.archived_at !== null,
			account_stage_id: (account) => account.company_stage_id,
			owner_crm_id: ownerCrmId,
			owner_is_active: (account, call) => owner(account, call)?.active ?? false,
			last_contacted_at: lastContacted,
			account_stage: (account, call) => stage(account, call)?.order ?? null,
			account_stage_name: (account, call) => stage(account, call)?.name ?? null,
			account_tier: (account, call) => tier(account, call)?.order ?? null,
			account_tier_name: (account, call) => tier(account, call)?.name ?? null,
			counts_people: (account, { state }) => staff(state, account).length,
		},
		filters: {
			...partial('industry', 'country', 'state', 'city'),
			user_relationships: noRelationships,
			locales: anyOf((account) => account.locale, 'Null'),
		},
		show: describe,
		...writing,
		removable: 'again',
		removed: ({ state }, account) => {
			for (const person of staff(state, account)) person.account_id = null;
		},
	}),
	create_account_upserts: upsert('accounts', 'domain', writing, describe),
};

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
