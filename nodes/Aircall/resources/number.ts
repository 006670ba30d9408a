import { choice, integer, text, webAddress } from '../../engine/vocabulary/field';
import { get, list, resource, update } from '../../engine/vocabulary/operation';
import { titleCase } from '../../engine/vocabulary/words';
import { pages } from '../api';
import { between, numberId, order } from '../fields';
import { number } from '../records';
import { asRecord } from '../unseen';

/** Opening hours themselves are set in the Dashboard alone: the API only says whether they count. */
const openingHours = choice(
	'availability_status',
	[
		{ name: 'Always Open', value: 'open' },
		{ name: 'Always Closed', value: 'closed' },
		{
			name: 'By Opening Hours',
			value: 'custom',
			description: 'Those that are set for the number in the Aircall Dashboard',
		},
	],
	{ label: 'Availability', default: 'open', description: 'When the number takes calls' },
);

/** What callers hear, and when. */
const heard = (message: string, description: string) =>
	webAddress(`messages.${message}`, {
		name: message.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
		label: titleCase(message).replace('Ivr', 'IVR'),
		placeholder: `e.g. https://example.com/${message.replace('_', '-')}.mp3`,
		description,
	});

export const numberResource = resource(number, {
	get: get('GET /v1/numbers/{number_id}', { required: [numberId] }),
	getAll: list('GET /v1/numbers', {
		paging: pages,
		filters: between('Created'),
		options: [order],
	}),
	getRegistrationStatus: get('GET /v1/numbers/{number_id}/registration_status', {
		required: [numberId],
		run: asRecord('registration_status'),
		simplify: false,
		name: 'Get Registration Status',
		action: 'Get the registration status of a number',
		description: 'Retrieve how far the registration of a number for text messages is',
	}),
	update: update('PUT /v1/numbers/{number_id}', {
		required: [numberId],
		optional: [
			text('name', { min: 1, placeholder: 'e.g. Paris Sales' }),
			openingHours,
			integer('priority', {
				min: 0,
				nullable: true,
				description: 'Calls of a number with 1 come before those of one with 0 in the queue',
			}),
			text('time_zone', {
				min: 1,
				placeholder: 'e.g. Europe/Paris',
				description: 'In which the opening hours are meant',
			}),
		],
		description: 'Change the name of a number, when it is open and how urgent its calls are',
	}),
	updateMessages: update('PUT /v1/numbers/{number_id}', {
		required: [numberId],
		optional: [
			heard('after_hours', 'Outside the opening hours'),
			heard('callback_later', 'When the caller can ask to be called back'),
			heard('closed', 'While the number is closed'),
			heard('ivr', 'The menu that the caller chooses from'),
			heard('ringing_tone', 'While it rings'),
			heard('unanswered_call', 'When nobody answers'),
			heard('voicemail', 'Before the caller can leave a voicemail'),
			heard('waiting', 'While the caller waits'),
			heard('welcome', 'What the caller hears first'),
		],
		name: 'Update Music and Messages',
		action: 'Update the music and messages of a number',
		description: 'Change what callers hear, by the web addresses of audio files',
	}),
});
