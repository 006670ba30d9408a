/** Filters that the node applies itself. */
import type { INodeParameters } from 'n8n-workflow';
import { listed, named, openAccount } from '../harness/account';
import { account, shortcut } from './provider';

const { records, requests, ask } = openAccount(shortcut);

const { epics, iterations } = account;
const found = async (operation: string, filters: INodeParameters, more: INodeParameters = {}) =>
	(await records(operation, { filters, ...more })).map(({ id }) => id);

test.each<[string, INodeParameters, number[]]>([
	['team', { teamId: named('@platform', 'name') }, [epics.billing, epics.search, epics.audit]],
	['state', { epicStateId: named('Done', 'name') }, [epics.onboarding]],
	['objective', { objectiveId: listed(31) }, [epics.billing, epics.onboarding]],
	['owner', { ownerId: named('Ada Okafor', 'name') }, []],
	[
		'team and state',
		{ teamId: named('Platform', 'name'), epicStateId: named('To Do', 'name') },
		[epics.audit],
	],
])('epics of a %s are picked out of all epics, which come at once', async (_, filters, ids) => {
	expect(await found('epic.getAll', filters)).toEqual(ids);
	expect(requests()).toContain('GET /api/v3/epics');
	expect(requests().some((one) => one.includes('paginated'))).toBe(false);
});

test('epics without a filter come page by page', async () => {
	expect(await found('epic.getAll', {}, { limit: 2 })).toEqual([epics.billing, epics.search]);
	expect(requests()).toEqual(['GET /api/v3/epics/paginated?page=1&page_size=2']);
});

test('epics that are put away, or not, are picked out, and Limit counts what fits', async () => {
	ask('PUT', `epics/${epics.billing}`, { archived: true });
	expect(await found('epic.getAll', { archived: true })).toEqual([epics.billing]);
	expect(await found('epic.getAll', { archived: false }, { limit: 1 })).toEqual([epics.search]);
});

test('iterations are picked out by their status, which nobody can ask Shortcut for', async () => {
	expect(await found('iteration.getAll', { status: 'started' })).toEqual([iterations.current]);
	expect(await found('iteration.getAll', { status: 'unstarted' }, { limit: 1 })).toEqual([
		iterations.next,
	]);
	expect(await found('iteration.getAll', { teamId: named('Design', 'name') })).toEqual([]);
});
