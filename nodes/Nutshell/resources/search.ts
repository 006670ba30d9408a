import type { Json } from '../../engine/json';
import { email, text } from '../../engine/vocabulary/field';
import { list, resource } from '../../engine/vocabulary/operation';
import { foundAnywhere } from '../api';
import { found } from '../simplify';

/** What is found, in short. */
const foundExamples: Json[] = [
	{ id: '1-accounts', name: 'Acme', type: 'Company' },
	{ id: '1-contacts', name: 'Jane Doe', type: 'Person' },
];

/** Searches through companies, leads and people at once, which Nutshell's REST API does not have. */
export const searchResource = resource('Search', {
	byEmail: list('POST /api/v1/json#searchByEmail', {
		required: [email('emailAddressString', { name: 'email', label: 'Email' })],
		paging: foundAnywhere,
		simplify: found,
		examples: foundExamples,
		name: 'Search by Email',
		action: 'Search by email',
		description: 'Retrieve the companies and people with an email address',
	}),
	everything: list('POST /api/v1/json#searchUniversal', {
		required: [
			text('string', {
				name: 'query',
				label: 'Query',
				min: 1,
				placeholder: 'e.g. acme',
				description: 'Words to look for; the best match need not be an exact one',
			}),
		],
		paging: foundAnywhere,
		simplify: found,
		examples: foundExamples,
		name: 'Search Everything',
		action: 'Search everything',
		description: 'Retrieve the companies, leads and people that match words',
	}),
});
