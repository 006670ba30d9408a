import { get, resource } from '../../engine/vocabulary/operation';

export const companyResource = resource('Company', {
	get: get('GET /v1/company', {
		description: 'Retrieve the name of the company and how many users and numbers it has',
	}),
});
