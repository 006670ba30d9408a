/**
 * Operations of whose answers nothing is published. They are answered with IDs, and with what a client
 * cannot do without; the names of it are made up.
 */
import type { Operations } from '../emulator';
import { notFound, wrapped } from './answers';
import type { Call } from './call';
import type { Fields } from './model';

/** By their IDs. */
export const TEAMS: Record<string, string> = { '1-teams': 'Field Sales', '2-teams': 'Support' };

const FILTERS: Array<Fields & { id: string; reportType: string }> = [
	{
		...{ id: '1-filters', name: 'Customers in the North', reportType: 'entity_list_accounts' },
		filter: { accountTypes: ['2-accountTypes'], territories: ['2-territories'] },
	},
	{
		...{ id: '2-filters', name: 'Readers', reportType: 'entity_list_contacts' },
		filter: 'https://app.nutshell.com/contacts?filter[tags][]=4-tags',
	},
	{
		...{ id: '3-filters', name: 'Renewals', reportType: 'entity_list_leads' },
		filter: { stageset: '2-stagesets' },
	},
	// One that is told in a way that no client knows.
	{ id: '4-filters', name: 'Odd one', reportType: 'entity_list_accounts', rules: [] },
];

export const unpublished: Operations<Call> = {
	'team.get': ({ params: { id } }) => {
		const team = Object.keys(TEAMS).find((one) => one === id || one === `${id}-teams`);
		if (team === undefined) throw notFound();
		return wrapped(200, { teams: [{ id: team }] });
	},
	/** Everything has one comment, as it seems. */
	'comment.getAll': () => wrapped(200, { comments: [{ id: '1-comments' }] }),
	/** What `userId` and `filter` leave out is not known; here nothing. */
	'savedFilter.getAll': ({ query }) => {
		const type = query.get('reportType');
		return wrapped(200, {
			filters: FILTERS.filter(({ reportType }) => !type || reportType === type),
		});
	},
};
