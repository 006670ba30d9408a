/** Accounts, and what they are sorted by. */
import { withNote } from '../../engine/vocabulary/answered';
import { integerId, named, record } from '../../engine/vocabulary/record';
import { byDomain, isDomain } from '../domain';
import * as simplify from '../simplify/accounts';
import { user } from './users';
import {
	dataOf,
	isActive,
	isOpen,
	makeFirst,
	name,
	newestFirst,
	paging,
	spellings,
} from './shared';

export const accountStage = record('Account Stage', {
	id: integerId,
	list: 'GET /v2/account_stages',
	paging,
	...named('Customer', { isCurrent: isActive }),
	label: name,
});

export const accountTier = record('Account Tier', {
	id: integerId,
	list: 'GET /v2/account_tiers',
	paging,
	...named('Tier 1', { isCurrent: isActive }),
	label: name,
});

export const account = record('Account', {
	id: integerId,
	list: 'GET /v2/accounts',
	query: newestFirst,
	paging,
	search: {
		route: 'GET /v2/accounts',
		query: (typed) => (isDomain(typed) ? { domain: typed } : undefined),
		isExact: true,
	},
	// What Salesloft finds by a name is compared here, too: how exactly it compares was not tried.
	...named('Acme', {
		search: { route: 'GET /v2/accounts', query: (called) => ({ 'name[]': spellings(called) }) },
		isCurrent: isOpen,
		advice: `give its domain, or ${makeFirst('account')}`,
	}),
	label: (one) => withNote(one.name, one.domain),
	by: [{ ...byDomain(dataOf), advice: makeFirst('account') }],
	simplify: simplify.account,
	refers: { owner_id: user, company_stage_id: accountStage, account_tier_id: accountTier },
});
