/** Key results, which only their objective names. */
import type { INodeParameters } from 'n8n-workflow';
import { byId, listed, named, openAccount } from '../harness/account';
import { account, shortcut } from './provider';

const { run, records, record, refusal, requests, bodies, search } = openAccount(shortcut);

const { keyResults, objectives } = account;
const keyResultId = byId(keyResults.signups);
const changed = (updateFields: INodeParameters) => ({ keyResultId, updateFields });
const update = async (fields: INodeParameters) => await record('keyResult.update', changed(fields));

test('values are decimals as text, whether they are given as text or as numbers', async () => {
	const { current_observed_value } = await update({
		currentValue: 12.5,
		targetValue: '\u00A060.25 ',
		initialValue: 0,
	});
	expect(requests()).toEqual([`PUT /api/v3/key-results/${keyResults.signups}`]);
	expect(bodies()).toEqual([
		{
			observed_value: { numeric_value: '12.5' },
			target_value: { numeric_value: '60.25' },
			initial_observed_value: { numeric_value: '0' },
		},
	]);
	expect(current_observed_value).toMatchObject({ numeric_value: '12.5' });
});

test.each([0.125, '1,5', '12.345', '1e21', 'many'])('%p is not sent as a value', async (value) => {
	expect(await refusal('keyResult.update', changed({ currentValue: value }))).toBe(
		`'Current Value' must be a number with two decimals at most, not "${value}" [item 0]`,
	);
	expect(requests()).toEqual([]);
});

test('one that is either reached or not takes no number beside it', async () => {
	await update({ isReached: true });
	expect(bodies()).toEqual([{ observed_value: { boolean_value: true } }]);
	expect(await refusal('keyResult.update', changed({ isReached: true, currentValue: 1 }))).toBe(
		"A key result is measured in one way. Leave 'Current Value' or 'Is Reached' out. [item 0]",
	);
	expect(bodies()).toHaveLength(1);
});

test('the key results of an objective are those that it names, and no others', async () => {
	const objectiveId = named('Customers serve themselves', 'name');
	const found = await records('keyResult.getAll', { objectiveId });
	expect(found.map(({ id, name }) => [id, name])).toEqual([
		[keyResults.signups, 'Sign-ups without a call'],
		[keyResults.published, 'Price list published'],
	]);
	expect(await records('keyResult.getAll', { objectiveId: listed(objectives.mobile) })).toEqual([]);
	const panel = { currentNodeParameters: { objectiveId: listed(objectives.selfService) } };
	const { results } = await search('keyResult', undefined, panel);
	expect(results.map(({ value }) => value)).toEqual(Object.values(keyResults));
});

test('Limit leaves out what is not read, and says how many there are', async () => {
	const objectiveId = listed(objectives.selfService);
	const { hints } = await run('keyResult.getAll', { objectiveId, limit: 1 });
	expect(hints.map(({ message }) => message)).toEqual([
		'1 of 2 records. Raise Limit, or turn on Return All, to get more.',
	]);
	expect(requests()).toEqual([
		`GET /api/v3/objectives/${objectives.selfService}`,
		`GET /api/v3/key-results/${keyResults.signups}`,
	]);
});
