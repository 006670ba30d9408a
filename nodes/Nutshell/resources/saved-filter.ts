import { choice, reference, text } from '../../engine/vocabulary/field';
import { list, resource } from '../../engine/vocabulary/operation';
import { whole } from '../api';
import { user } from '../records';

export const savedFilterResource = resource('Saved Filter', {
	getAll: list('GET /rest/filters', {
		paging: whole('filters'),
		filters: [
			choice(
				'reportType',
				[
					{ name: 'Companies', value: 'entity_list_accounts' },
					{ name: 'Leads', value: 'entity_list_leads' },
					{ name: 'People', value: 'entity_list_contacts' },
					{ name: 'Reports', value: 'report_*' },
				],
				{ name: 'filtersFor', label: 'For', description: 'What the filters narrow' },
			),
			text('filter', {
				name: 'filterText',
				label: 'Filter',
				description: 'A parameter that Nutshell names without saying what it does',
			}),
			reference(user, 'userId', { name: 'savedBy', label: 'Saved By' }),
		],
	}),
});
