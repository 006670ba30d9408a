import {
	cases,
	codes,
	flag,
	longText,
	references,
	names,
	reference,
	pairs,
	text,
	texts,
	webAddresses,
} from '../../engine/vocabulary/field';

import {
	action,
	create,
	get,
	list,
	remove,
	resource,
	update,
} from '../../engine/vocabulary/operation';
import { creationPages } from '../api';
import { domain } from '../domain';
import { anySpelling, findAccounts } from '../find';
import {
	accountId,
	between,
	completeChange,
	cities,
	city,
	countries,
	country,
	crmId,
	crmIds,
	customFieldFilter,
	customFields,
	doNotContact,
	ids,
	INDUSTRY,
	linkedinUrl,
	locale,
	owner,
	phone,
	sorting,
	state,
	states,
	TAG,
	tagChanges,
	tags,
	twitterHandle,
	WEBSITE,
	withCrmType,
	without,
} from '../fields';
import { account, accountColumns, accountStage, accountTier, tag, user } from '../records';
import * as simplify from '../simplify/accounts';
import { hasMatchValue, matchBy, shortly, tells } from '../upsert';

const ownFields = customFields(accountColumns);
const name = text('name', { min: 1, placeholder: 'e.g. Example Inc.' });

/** What an account holds beside name, domain, owner and tags, whether new or not. */
const details = [
	text('conversational_name', {
		placeholder: 'e.g. Acme',
		description: 'How the account is called in a conversation',
	}),
	city,
	text('company_type', { placeholder: 'e.g. Private' }),
	country,
	crmId('001', 'an account', '0015e00000ABCDEAA1'),
	longText('description'),
	doNotContact(
		'Whether nobody of this account may be contacted; its people are taken off everything that is going on',
	),
	text('founded', { placeholder: 'e.g. 1998', description: 'The date or year of its founding' }),
	text('industry', { placeholder: INDUSTRY }),
	linkedinUrl,
	locale,
	phone,
	text('postal_code', { placeholder: 'e.g. 02110' }),
	text('revenue_range', { placeholder: 'e.g. $10M to $50M' }),
	text('size', { placeholder: 'e.g. 250', description: 'About how many people work there' }),
	reference(accountStage, 'company_stage_id', { label: 'Stage' }),
	state,
	text('street', { placeholder: 'e.g. 100 Main Street' }),
	reference(accountTier, 'account_tier_id', { label: 'Tier' }),
	twitterHandle,
	text('website', { placeholder: WEBSITE }),
];

const byDomain = matchBy(['domain', 'id', 'crm_id']);

export const accountResource = resource(account, {
	create: create('POST /v2/accounts', {
		required: [name, domain],
		beside: [owner, ...ownFields],
		optional: [...details, tags],
		body: withCrmType,
	}),
	delete: remove('DELETE /v2/accounts/{id}', {
		required: [accountId],
		description: 'Delete an account permanently; its people stay',
	}),
	findByDomain: list('GET /v2/accounts', {
		name: 'Find by Domain',
		action: 'Find accounts by domain',
		description: 'Retrieve the accounts with a domain, in whatever spelling Salesloft has it',
		required: [anySpelling],
		paging: creationPages,
		run: findAccounts,
	}),
	get: get('GET /v2/accounts/{id}', { required: [accountId] }),
	getAll: list('GET /v2/accounts', {
		paging: creationPages,
		filters: [
			flag('archived', { description: 'Whether they are archived' }),
			cities,
			countries,
			...between('created_at', 'Created'),
			crmIds('crm_id[]', 'CRM IDs'),
			customFieldFilter,
			domain,
			ids,
			texts('industry[]', { label: 'Industries', button: 'Add Industry', placeholder: INDUSTRY }),
			...between('last_contacted', 'Last Contacted'),
			codes('locales[]', { button: 'Add Locale', placeholder: 'e.g. America/New_York' }),
			texts('name[]', {
				label: 'Names',
				button: 'Add Name',
				placeholder: 'e.g. Acme',
				description: 'Written exactly as in Salesloft',
			}),
			references(user, 'owner_id[]', { label: 'Owner', name: 'ownerIds' }),
			crmIds('owner_crm_id[]', 'Owner CRM IDs'),
			flag('owner_is_active', {
				label: 'Owner Is Active',
				description: 'Whether their owner is an active user',
			}),
			without('owner_id[]', 'Owner'),
			references(accountStage, 'account_stage_id[]', { label: 'Stage', name: 'accountStageIds' }),
			without('account_stage_id[]', 'Stage'),
			states,
			references(tag, 'tag_id[]', { name: 'tagIds' }),
			names('tag[]', { label: 'Tag Names', name: 'tagNames', button: 'Add Tag', placeholder: TAG }),
			references(accountTier, 'account_tier_id[]', { label: 'Tier', name: 'accountTierIds' }),
			...between('updated_at', 'Updated'),
			pairs('user_relationships', 'User Relationship', {
				example: 'Customer Success',
				description: 'A value of _is_null finds accounts where that relationship is empty',
			}),
			webAddresses('website[]', { label: 'Websites', button: 'Add Website' }),
			without('website[]', 'Website'),
		],
		options: sorting([
			'updated_at',
			'account_stage',
			'account_stage_name',
			'account_tier',
			'account_tier_name',
			'counts_people',
			'created_at',
			'last_contacted_at',
			'name',
		]),
	}),
	update: update('PUT /v2/accounts/{id}', {
		required: [accountId],
		beside: ownFields,
		optional: [
			flag('archived', { description: 'Whether it is archived' }),
			domain,
			name,
			owner,
			...details,
			...tagChanges,
		],
		readFirst: completeChange('GET /v2/accounts/{id}', ['domain', 'name']),
		body: withCrmType,
	}),
	upsert: action('POST /v2/account_upserts', {
		required: [
			byDomain,
			...cases(byDomain, { id: [reference(account, 'id', { name: 'accountId' })] }),
			name,
			domain,
		],
		beside: [owner, ...ownFields],
		optional: [...details, tags],
		check: hasMatchValue,
		body: withCrmType,
		simplify: shortly('account', simplify.account),
		tells,
	}),
});
