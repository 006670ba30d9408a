/** Accounts: CRUD and upsert. The API calls them companies in some places. */
import type { Operations } from '../emulator';
import { IS_NULL, type Call } from './call';
import { anyOf, keyed } from './filters';
import type { Row, State } from './kinds';
import { of, ref, type Read, type Tells } from './links';
import { endMemberships } from './memberships';
import { resource, writer } from './resource';
import { checkCrmId, merged, ownerCrmId, sameText, tagIds, upsert } from './writing';

type Account = Row<'accounts'>;

const writing = writer('accounts', {
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
});

const tells: Tells<Account> = {
	owner_crm_id: of('owner.crm_id'),
	// Always a text, as far as was seen, and never which one.
	crm_object_type: '',
	last_contacted_at: ofLastContact((person) => person.last_contacted_at),
	last_contacted_type: ofLastContact((person) => person.last_contacted_type),
	last_contacted_by: ofLastContact((person) => ref('users', person.last_contacted_by_id)),
	last_contacted_person: ofLastContact(({ id }) => ref('people', id)),
	counts: (account, { state }) => ({ people: staff(state, account).length }),
};

export const accounts: Operations<Call> = {
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
		tells,
		...writing,
		removable: 'again',
		removed: ({ state }, account) => {
			for (const person of staff(state, account)) person.account_id = null;
		},
	}),
	create_account_upserts: upsert('accounts', 'domain', writing, tells),
};

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
