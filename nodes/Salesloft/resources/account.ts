import { flag, longText, many, one, pairs, text, texts, when } from '../../engine/field';
import { isObject, type Json } from '../../engine/json';
import { operation, resource } from '../../engine/operation';
import { pick } from '../../engine/output';
import { creationPages } from '../api';
import { domain } from '../domain';
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
	hasMatchValue,
	ids,
	linkedinUrl,
	locale,
	matchBy,
	owner,
	phone,
	sorting,
	state,
	states,
	tagChanges,
	tags,
	twitterHandle,
	withCrmType,
	without,
} from '../fields';
import { account, accountColumns, accountStage, accountTier, tag, user } from '../records';

const name = text('name', { min: 1, placeholder: 'e.g. Example Inc.' });

/** What an account holds beside name, domain and tags, whether new or not. */
const details = [
	text('conversational_name', { description: 'How the account is called in a conversation' }),
	city,
	text('company_type'),
	country,
	crmId('001', 'an account', '0015e00000ABCDEAA1'),
	customFields(accountColumns),
	longText('description'),
	doNotContact(
		'Whether nobody of this account may be contacted; its people are taken off everything that is going on',
	),
	text('founded', { description: 'The date or year of its founding' }),
	text('industry'),
	linkedinUrl,
	locale,
	owner,
	phone,
	text('postal_code'),
	text('revenue_range'),
	text('size', { description: 'About how many people work there' }),
	one(accountStage, 'company_stage_id', { label: 'Stage' }),
	state,
	text('street'),
	one(accountTier, 'account_tier_id', { label: 'Tier' }),
	twitterHandle,
	text('website', { placeholder: 'e.g. https://www.example.com' }),
];

const byDomain = matchBy(['domain', 'id', 'crm_id']);

const simpleAccount = pick(
	'id',
	'name',
	'domain',
	'website',
	'industry',
	'phone',
	'city',
	'state',
	'country',
	['owner_id', 'owner.id'],
	['company_stage_id', 'company_stage.id'],
	['account_tier_id', 'account_tier.id'],
	['people_count', 'counts.people'],
	'tags',
	'custom_fields',
	'do_not_contact',
	'archived_at',
	'last_contacted_at',
	'created_at',
	'updated_at',
);

export const accountResource = resource(
	'Account',
	{
		create: operation('POST /v2/accounts', {
			required: [name, domain],
			optional: [...details, tags],
			body: withCrmType,
		}),
		delete: operation('DELETE /v2/accounts/{id}', {
			required: [accountId],
			output: 'deleted',
			description: 'Delete an account permanently; its people stay',
		}),
		get: operation('GET /v2/accounts/{id}', { required: [accountId] }),
		getAll: operation('GET /v2/accounts', {
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
				texts('industry[]', { label: 'Industries', button: 'Add Industry' }),
				...between('last_contacted', 'Last Contacted'),
				texts('locales[]', { button: 'Add Locale', placeholder: 'e.g. America/New_York' }),
				texts('name[]', {
					label: 'Names',
					button: 'Add Name',
					description: 'Written exactly as in Salesloft',
				}),
				many(user, 'owner_id[]', { label: 'Owner', name: 'ownerIds' }),
				crmIds('owner_crm_id[]', 'Owner CRM IDs'),
				flag('owner_is_active', {
					label: 'Owner Is Active',
					description: 'Whether their owner is an active user',
				}),
				without('owner_id[]', 'Owner'),
				many(accountStage, 'account_stage_id[]', { label: 'Stage', name: 'accountStageIds' }),
				without('account_stage_id[]', 'Stage'),
				states,
				many(tag, 'tag_id[]', { name: 'tagIds' }),
				texts('tag[]', { label: 'Tag Names', name: 'tagNames', button: 'Add Tag' }),
				many(accountTier, 'account_tier_id[]', { label: 'Tier', name: 'accountTierIds' }),
				...between('updated_at', 'Updated'),
				pairs('user_relationships', 'User Relationship', {
					example: 'Customer Success',
					description: 'A value of _is_null finds accounts where that relationship is empty',
				}),
				texts('website[]', { label: 'Websites', button: 'Add Website' }),
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
		update: operation('PUT /v2/accounts/{id}', {
			required: [accountId],
			optional: [
				flag('archived', { description: 'Whether it is archived' }),
				domain,
				name,
				...details,
				...tagChanges,
			],
			prepare: completeChange('GET /v2/accounts/{id}', ['domain', 'name']),
			body: withCrmType,
		}),
		upsert: operation('POST /v2/account_upserts', {
			required: [
				byDomain,
				when(byDomain, 'id', one(account, 'id', { name: 'accountId' })),
				name,
				domain,
			],
			optional: [...details, tags],
			check: hasMatchValue,
			body: withCrmType,
			simplify: ({ upsert_type, account: made }): Json => ({
				upsert_type,
				...(isObject(made) ? simpleAccount(made) : {}),
			}),
		}),
	},
	{ simplify: simpleAccount },
);
