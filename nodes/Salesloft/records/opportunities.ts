/** Opportunities, their stages, and the people of them. */
import { labelled, withNote } from '../../engine/vocabulary/answered';
import { integerId, named, record } from '../../engine/vocabulary/record';
import { unpaged } from '../api';
import * as simplify from '../simplify/opportunities';
import { cadence } from './cadences';
import { user } from './users';
import { isActive, name, paging, spellings } from './shared';

export const opportunity = record('Opportunity', {
	plural: 'Opportunities',
	id: integerId,
	list: 'GET /v2/opportunities',
	query: { sort_by: 'updated_at', sort_direction: 'DESC' },
	paging,
	...named('Acme Renewal', {
		search: {
			route: 'GET /v2/opportunities',
			query: (called) => ({ 'name[]': spellings(called) }),
		},
	}),
	label: (one) => withNote(one.name, one.account_name),
	simplify: simplify.opportunity,
	refers: { owner_id: user, most_recent_cadence_id: cadence },
});

/** That a person belongs to an opportunity. */
export const opportunityPerson = record('Opportunity Person', {
	plural: 'Opportunity People',
	id: integerId,
	list: 'GET /v2/opportunity_people',
	paging: unpaged,
	label: (one) => labelled('Person ', one.person_id),
});

/** Opportunities name their stage; whether it is one of these is not published. */
export const opportunityStage = record('Opportunity Stage', {
	id: integerId,
	list: 'GET /v2/opportunity_stages',
	paging: unpaged,
	...named('Negotiation', { isCurrent: isActive }),
	label: name,
});
