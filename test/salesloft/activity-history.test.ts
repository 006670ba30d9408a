import { byId, openAccount } from '../harness/account';
import { account, salesloft } from './provider';

const { records, refusal, sent } = openAccount(salesloft);

const person = { personId: byId(account.firstPerson) };

test('what happened with a person is asked for by the kind and the ID of the record', async () => {
	const found = await records('activityHistory.getAll', { filters: { ...person, type: 'call' } });
	expect(sent()[0].query).toContain(
		`type=call&resource_type=person&resource_id[]=${account.firstPerson}`,
	);
	expect(found.map(({ type, resource_id }) => [type, resource_id])).toEqual([
		['call', account.firstPerson],
	]);
});

test('a record of another kind than the one that is asked about is refused', async () => {
	const filters = { ...person, resourceType: 'account' };
	expect(await refusal('activityHistory.getAll', { filters })).toContain(
		"'About' does not fit the chosen record",
	);
	const both = { ...person, accountId: byId(account.firstAccount) };
	expect(await refusal('activityHistory.getAll', { filters: both })).toContain(
		'Choose one account, opportunity or person, not several',
	);
	expect(sent()).toEqual([]);
});
