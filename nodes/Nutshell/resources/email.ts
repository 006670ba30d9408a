import { path } from '../../engine/vocabulary/field';
import { get, list, resource } from '../../engine/vocabulary/operation';
import { timelinePages, toldBy } from '../api';
import { about } from '../fields';
import { email } from '../records';

export const emailResource = resource(email, {
	get: get('GET /rest/emails/{id}', {
		required: [path(email, 'id')],
		description: 'Retrieve an email: its subject, whom it went to, and how it begins',
	}),
	getAll: list('GET /rest/events', {
		required: about('entity_id', 'Anything'),
		query: { 'filters[payload][]': ['emails'] },
		paging: toldBy(timelinePages),
		examples: [
			{
				id: '7-emails',
				subject: 'Your inquiry',
				htmlUrl: 'https://app.nutshell.com/email/7-emails',
				excerpt: 'Thank you for writing to us.',
				from: ['7-emailAddresses'],
				to: ['8-emailAddresses'],
				cc: ['9-emailAddresses'],
				isAutomatedReply: false,
				sentTime: '2026-11-20T09:00:00.000Z',
				createdTime: '2026-11-20T09:00:00.000Z',
			},
		],
		description: 'Retrieve a list of emails, newest first, as the timeline tells them',
	}),
});
