/**
 * The routes, by operation of the contract. Where the published schema and recorded answers leave
 * open whether a route wraps its records, neighbouring routes differ on purpose: stages and territories
 * come bare, pipelines, outcomes and industries wrapped, and some single ones the other
 * way round.
 */
import { readContract } from '../contract';
import type { Route } from './call';
import {
	create,
	get,
	linked,
	list,
	pages,
	remove,
	replace,
	total,
	uncounted,
	undelete,
} from './crud';
import { define, definitions, values } from './custom-fields';
import { reopen, setPipeline, setStatus, stages, watch } from './leads';
import { fields, rows } from './list-view';
import { patch } from './patch';
import { deletedEvents, events } from './timeline';

export const contract = readContract('nutshell');

function sortKeys(operationId: string): Array<string | number> {
	const operation = contract.operations.find(({ id }) => id === operationId);
	return operation?.query?.find(({ name }) => name === 'sort')?.enum ?? [];
}

export const routes: Record<string, Route> = {
	'account.create': create('accounts'),
	'account.createCustomField': define('accounts'),
	'account.customFieldAttributes': definitions('accounts'),
	'account.delete': remove('accounts'),
	'account.fields': fields('accounts', sortKeys('account.getAll')),
	'account.get': get('accounts'),
	'account.getAll': pages('accounts'),
	'account.getCustomFields': values('accounts'),
	'account.listItems': rows('accounts'),
	'account.undelete': undelete('accounts', 'bare'),
	'account.update': patch('accounts'),

	'contact.create': create('contacts'),
	'contact.createCustomField': define('contacts'),
	'contact.customFieldAttributes': definitions('contacts'),
	'contact.delete': remove('contacts'),
	'contact.fields': fields('contacts', sortKeys('contact.getAll')),
	'contact.get': get('contacts'),
	'contact.getAll': pages('contacts'),
	'contact.getCustomFields': values('contacts'),
	'contact.listItems': rows('contacts'),
	'contact.undelete': undelete('contacts'),
	'contact.update': patch('contacts'),

	'lead.create': create('leads'),
	'lead.createCustomField': define('leads'),
	'lead.customFieldAttributes': definitions('leads'),
	'lead.delete': remove('leads'),
	'lead.fields': fields('leads', sortKeys('lead.getAll')),
	'lead.get': get('leads'),
	'lead.getAll': pages('leads'),
	'lead.getCustomFields': values('leads'),
	'lead.getStages': stages,
	'lead.listItems': rows('leads'),
	'lead.reopen': reopen,
	'lead.setPipeline': setPipeline,
	'lead.setStatus': setStatus,
	'lead.undelete': undelete('leads'),
	'lead.update': patch('leads', { refusesEmpty: true }),
	'lead.watch': watch,

	'activity.create': create('activities'),
	'activity.get': get('activities'),
	'activity.getAll': list('activities'),
	'activity.update': replace('activities'),

	'note.create': create('notes', 'data'),
	'note.delete': remove('notes'),
	'note.get': get('notes'),
	'note.getAll': pages('notes', linked),
	'note.undelete': undelete('notes'),

	'task.create': create('tasks', 'flat'),
	'task.delete': remove('tasks', { several: true }),
	'task.get': get('tasks', 'bare'),
	'task.getAll': pages('tasks', uncounted),
	'task.update': patch('tasks', { plainJson: true }),

	'tag.create': create('tags'),
	'tag.delete': remove('tags', { several: true }),
	'tag.getAll': list('tags'),
	'tag.undelete': undelete('tags'),

	'source.create': create('sources'),
	'source.delete': remove('sources'),
	'source.getAll': list('sources'),
	'source.undelete': undelete('sources'),

	'product.delete': remove('products'),
	'product.get': get('products'),
	'product.getAll': list('products'),
	'product.undelete': undelete('products'),
	'productCategory.create': create('productCategories'),
	'productCategory.get': get('productCategories'),
	'productCategory.getAll': list('productCategories'),
	'productMap.delete': remove('productMaps'),
	'productMap.get': get('productMaps'),
	'productMap.getAll': list('productMaps'),
	'productMap.update': patch('productMaps', { plainJson: true }),

	'competitor.get': get('competitors'),
	'competitor.getAll': list('competitors'),
	'competitorMap.delete': remove('competitorMaps'),
	'competitorMap.get': get('competitorMaps'),
	'competitorMap.getAll': list('competitorMaps'),
	'competitorMap.update': patch('competitorMaps', { plainJson: true }),

	'pipeline.getAll': list('stagesets'),
	'stage.getAll': list('stages', 'bare'),
	'outcome.getAll': list('outcomes'),
	'outcome.get': get('outcomes', 'bare'),
	'industry.getAll': list('industries'),
	'industry.get': get('industries', 'bare'),
	'market.getAll': list('markets'),
	'market.get': get('markets'),
	'territory.getAll': list('territories', 'bare'),
	'accountType.getAll': list('accountTypes'),
	'activityType.getAll': list('activityTypes'),
	'audience.getAll': list('emAudiences'),
	'audience.create': create('emAudiences'),

	'user.get': get('users'),
	'user.getAll': list('users', 'wrapped', total),

	'event.getAll': events,
	'event.getDeleted': deletedEvents,
};
