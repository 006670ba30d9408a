/** The list of numbers that a user is to call; each user has one. */
import { code } from '../../../engine/vocabulary/field';
import { action, get, list, remove, resource } from '../../../engine/vocabulary/operation';
import { uuid } from '../../../engine/vocabulary/record';
import { pages } from '../../api';
import { dialerNumberId, phone, phones, userId } from '../../fields';
import { campaignContacts } from './contacts';
import { pushed, pushedExamples } from './push';

const NEEDS = 'needs the Power Dialer';

const phoneNumbers = phones('phone_numbers', {
	description: 'The numbers that the user is to call',
});

export const dialerCampaignResource = resource('Dialer Campaign', {
	addNumbers: action('POST /v1/users/{user_id}/dialer_campaign/phone_numbers', {
		required: [userId, phoneNumbers],
		done: true,
		name: 'Add Numbers',
		action: 'Add numbers to a dialer campaign',
		description: `Add phone numbers to the campaign that a user has; ${NEEDS}. Aircall refuses a number that waits there already; Push to Dialer leaves it out.`,
	}),
	create: action('POST /v1/users/{user_id}/dialer_campaign', {
		required: [userId, phoneNumbers],
		readAfter: 'GET /v1/users/{user_id}/dialer_campaign',
		name: 'Create',
		action: 'Create a dialer campaign',
		description: `Give a user a list of numbers to call; ${NEEDS}`,
	}),
	delete: remove('DELETE /v1/users/{user_id}/dialer_campaign', {
		required: [userId],
		description: `Delete the campaign of a user permanently, with all of its numbers; ${NEEDS}`,
	}),
	get: get('GET /v1/users/{user_id}/dialer_campaign', {
		required: [userId],
		description: `Retrieve the campaign of a user, without its numbers; ${NEEDS}`,
	}),
	getContacts: list('GET /v1/campaigns/{campaign_id}/contacts', {
		required: [
			code('campaign_id', {
				in: 'path',
				label: 'Campaign ID',
				pattern: { regex: new RegExp(`^${uuid.pattern}$`), says: uuid.says },
				placeholder: `e.g. ${uuid.example}`,
				description: 'Not the ID that Get returns. Aircall does not say where it is shown.',
			}),
		],
		filters: [phone('phone_number')],
		paging: campaignContacts,
		name: 'Get Contacts',
		action: 'Get the contacts of a campaign',
		description:
			'Retrieve the contacts of a campaign by its UUID. Aircall does not document this, and it may not work for your account.',
	}),
	getNumbers: list('GET /v1/users/{user_id}/dialer_campaign/phone_numbers', {
		required: [userId],
		paging: pages,
		name: 'Get Numbers',
		action: 'Get the numbers of a dialer campaign',
		description: `Retrieve the numbers in the campaign of a user, and whether each was called; ${NEEDS}`,
	}),
	push: action('POST /v1/users/{user_id}/dialer_campaign', {
		required: [
			userId,
			phone('phone_number', {
				in: 'local',
				description: 'The number that the user is to call; each input item gives one',
			}),
		],
		many: pushed,
		examples: pushedExamples,
		name: 'Push to Dialer',
		action: 'Push numbers to the dialer of a user',
		description: `Add the phone number of each input item to the campaign of a user, and make the campaign where there is none; ${NEEDS}. 100 items share a request, and each says whether its number was added.`,
	}),
	removeNumber: remove(
		'DELETE /v1/users/{user_id}/dialer_campaign/phone_numbers/{phone_number_id}',
		{
			required: [userId, dialerNumberId],
			name: 'Remove Number',
			action: 'Remove a number from a dialer campaign',
			description: `Take a number out of the campaign of a user; ${NEEDS}`,
		},
	),
});
