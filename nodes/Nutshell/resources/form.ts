import { path } from '../../engine/vocabulary/field';
import { get, list, resource } from '../../engine/vocabulary/operation';
import { formsIn, timelinePages, whole } from '../api';
import { form, timelineEvent } from '../records';
import { lastPage, wholeList } from '../../engine/vocabulary/paging';

const formId = path(form, 'id');
const withFields = { ...wholeList, read: (answer: unknown) => lastPage(formsIn(answer)) };

export const formResource = resource(form, {
	get: get('GET /rest/forms/{id}', {
		required: [formId],
		run: async (job) => {
			const parts = { path: job.values.path };
			for await (const one of job.list('GET /rest/forms/{id}', withFields, parts)) return one;
			return undefined;
		},
		examples: [
			{
				id: '1-wfForms',
				name: 'Contact Us',
				fields: [
					{
						id: '1-wfFields',
						label: 'Your Name',
						fieldType: 'text',
						entityName: 'contacts',
						fieldName: 'name',
					},
				],
				createdTime: '2026-11-20T09:00:00.000Z',
			},
		],
		description: 'Retrieve a form with its fields',
	}),
	getAll: list('GET /rest/forms', { paging: whole('forms') }),
	getSubmissions: list('GET /rest/events', {
		query: { events: ['formSubmissions'], 'filters[payload][]': ['formSubmissions'] },
		paging: timelinePages,
		of: timelineEvent,
		name: 'Get Submissions',
		action: 'Get the submissions of forms',
		description:
			'Retrieve what was filled in, newest first, as events of the timeline; of which form, Nutshell does not document',
	}),
});
