/** The option Include Names, and times in the simplified output. */
import { json } from '../../sandbox/http';
import { byId, openAccount } from '../harness/account';
import { nutshell, timeFromNow, daysFromNow } from './provider';

const { open, records, requests } = openAccount(nutshell);

const options = { includeNames: true };

test.each<[operation: string, parameters: object, named: object, asked: string[]]>([
	[
		'company.get',
		{ companyId: byId(1) },
		{
			ownerName: 'Ada King',
			companyTypeName: 'Prospect',
			industryName: 'Food',
			territoryName: 'North',
			tagNames: ['VIP'],
		},
		['accounttypes', 'industries', 'tags?filter[tagType]=accounts', 'territories', 'users'],
	],
	[
		'person.get',
		{ personId: byId(1) },
		{ ownerName: 'Ada King', territoryName: 'North', tagNames: ['VIP'], audienceNames: [] },
		['tags?filter[tagType]=contacts', 'territories', 'users'],
	],
	[
		'lead.get',
		{ leadId: byId('1022') },
		{
			ownerName: 'Elin Berg',
			pipelineName: 'New business',
			stageName: 'Proposal',
			outcomeName: 'Called off',
			sourceNames: ['Referral'],
			tagNames: [],
		},
		['outcomes', 'sources', 'stages', 'stagesets', 'users'],
	],
	[
		'lead.get',
		{ leadId: byId('1003') },
		{ outcomeName: null, stageName: 'Qualify', tagNames: ['Hot'] },
		['sources', 'stages', 'stagesets', 'tags?filter[tagType]=leads', 'users'],
	],
	[
		'activity.get',
		{ activityId: byId(2) },
		{ activityTypeName: 'Meeting', userNames: ['Ada King'], creatorName: 'Ada King' },
		['activitytypes', 'users'],
	],
	['stage.getAll', { limit: 1 }, { pipelineName: 'New business' }, ['stagesets']],
])('%s names the records beside their IDs: %j', async (operation, parameters, named, asked) => {
	const [found] = await records(operation, { ...parameters, options });
	expect(found).toMatchObject(named);
	expect(requests().slice(1).sort()).toEqual(asked.map((one) => `GET /rest/${one}`));
});

test('names stand behind their IDs, and what happened to the record stays last', async () => {
	const [found] = await records('company.upsert', { matchBy: 'name', name: 'Acme', options });
	const keys = Object.keys(found);
	expect(keys.slice(keys.indexOf('owner'), keys.indexOf('owner') + 4)).toEqual([
		'owner',
		'ownerName',
		'companyType',
		'companyTypeName',
	]);
	expect([keys.at(-1), found.created]).toEqual(['created', false]);
});

test('a list of many records asks for each list of names once', async () => {
	const found = await records('lead.getAll', { limit: 20, options });
	expect(found.map(({ ownerName }) => ownerName).slice(0, 3)).toEqual([
		'Ada King',
		'Bruno Sato',
		'Chidi Okafor',
	]);
	expect(requests()).toHaveLength(7);
});

test('who did something in the timeline is named, which the answer may leave out', async () => {
	const event = { id: '1-events', action: 'create', links: { actor: '36-users', payloads: [] } };
	open({
		instead: ({ url }) =>
			url.pathname === '/rest/events'
				? json(200, { meta: { previous: null }, events: [event], actors: [] })
				: undefined,
	});
	const [found] = await records('timelineEvent.getAll', { limit: 1, options });
	expect([found.actor, found.actorName]).toEqual(['36-users', 'Bruno Sato']);
});

test('a task tells whose it is, and the time of seconds that came as a text', async () => {
	const task = {
		id: '4-tasks',
		dueTime: String(daysFromNow(2)),
		links: { assignee: '36-users', creator: '35-users' },
	};
	open({ instead: ({ url }) => (/tasks/.test(url.pathname) ? json(200, task) : undefined) });
	expect(await records('task.get', { taskId: byId(4), options })).toEqual([
		{
			id: '4-tasks',
			dueTime: timeFromNow(2),
			assignee: '36-users',
			assigneeName: 'Bruno Sato',
			creator: '35-users',
			creatorName: 'Ada King',
		},
	]);
});
