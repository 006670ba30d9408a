/** How epics and objectives are going. */
import { byId, listed, named, openAccount } from '../harness/account';
import { account, shortcut } from './provider';

const { open, records, record, refusal, requests, bodies } = openAccount(shortcut);

const { epics, healths, objectives } = account;
const epic = `/api/v3/epics/${epics.billing}`;
const objective = `/api/v3/objectives/${objectives.selfService}`;
const answered = (body: unknown) => ({
	status: 200,
	headers: { 'content-type': 'application/json' },
	body: JSON.stringify(body),
});

test.each(['On Track', 'At Risk', 'Off Track', 'No Health'])(
	'it is stated in the words of Shortcut: %s',
	async (status) => {
		const made = await record('epicHealth.create', { epicId: listed(epics.audit), status });
		expect(bodies()).toEqual([{ status }]);
		expect(made).toMatchObject({ status });
	},
);

test('an update without a health corrects what was stated last', async () => {
	const changed = await record('epicHealth.update', {
		epicId: listed(epics.billing),
		updateFields: { status: 'On Track', text: 'All are back' },
	});
	expect(requests()).toEqual([`GET ${epic}/health`, `PUT /api/v3/health/${healths.epic}`]);
	expect(bodies()).toEqual([{ status: 'On Track', text: 'All are back' }]);
	expect(changed).toMatchObject({ id: healths.epic, status: 'On Track', text: 'All are back' });
});

test('an update of a chosen health reads nothing first', async () => {
	await record('epicHealth.update', {
		epicId: listed(epics.billing),
		epicHealthId: byId(healths.epic),
		updateFields: { text: '' },
	});
	expect(requests()).toEqual([`PUT /api/v3/health/${healths.epic}`]);
	expect(bodies()).toEqual([{ text: '' }]);
});

test('where nothing was stated yet, the health has no ID, and there is nothing to correct', async () => {
	open({ instead: () => answered({ id: null, entity_type: 'health', status: 'No Health' }) });
	const parameters = { epicId: listed(epics.audit), updateFields: { status: 'On Track' } };
	expect(await refusal('epicHealth.update', parameters)).toBe(
		'The health of this epic was not set yet. Use Create. [item 0]',
	);
	expect(bodies()).toEqual([]);
});

test('the health of an objective is stated, read and remembered as that of an epic', async () => {
	const objectiveId = named('Customers serve themselves', 'name');
	const made = await record('objectiveHealth.create', {
		objectiveId,
		status: 'Off Track',
		text: 'Nobody signs up',
	});
	expect(await record('objectiveHealth.get', { objectiveId })).toEqual(made);
	const history = await records('objectiveHealth.getHistory', { objectiveId });
	expect(history.map(({ status }) => status)).toEqual(['On Track', 'Off Track']);
	expect(bodies()).toEqual([{ status: 'Off Track', text: 'Nobody signs up' }]);
	expect(requests().filter((one) => one !== 'GET /api/v3/objectives')).toEqual([
		`POST ${objective}/health`,
		`GET ${objective}/health`,
		`GET ${objective}/health-history`,
	]);
});

test('of the health of an objective, fields that nobody has described are handed on', async () => {
	const told = { health_status: 'on-track', note: { text: 'Fine' }, objective: 31 };
	open({ instead: () => answered(told) });
	const parameters = { objectiveId: listed(objectives.selfService) };
	expect(await record('objectiveHealth.get', parameters)).toEqual(told);
});
