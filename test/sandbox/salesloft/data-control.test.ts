/** What is erased in the emulated team, and who may have it erased. */
import { salesloftAccount as account } from '../../../sandbox/salesloft';
import { ADA, invalid, open } from './team';

const { firstPerson, firstAccount } = account;
const FORGET = '/data_control/right_to_be_forgotten';
const forget = { people_ids: [firstPerson] };

test('a dry run is noted, and erases nothing', () => {
	const { send, get } = open();
	send('POST', FORGET, { ...forget, dry_run: true });
	expect(get(ADA).status).toBe(200);
	const [request] = get('/data_control/requests').rows;
	expect(request).toEqual({
		...{ id: 94_002, dry_run: true, request_type: 'right_to_be_forgotten', events: [] },
		...{ metadata: {}, team_id: account.teamId, user_guid: account.admin.guid },
	});
});

test('an account goes with its people where that is asked for, and alone otherwise', () => {
	const { send, get } = open();
	const there = () => [get(`/accounts/${firstAccount}`).status, get(ADA).status];
	send('POST', '/data_control/account_redaction', { account_id: firstAccount });
	expect(there()).toEqual([404, 200]);
	const other = open();
	other.send('POST', '/data_control/account_and_people_redaction', { account_id: firstAccount });
	expect(other.get(ADA).status).toBe(404);
});

test('whoever is not there cannot be erased', () => {
	const { send } = open();
	expect(send('POST', FORGET, { people_ids: [firstPerson, 7] })).toMatchObject(
		invalid({ people_ids: ['could not be found'] }),
	);
});

test('it takes a privileged scope', () => {
	const { send, get } = open();
	for (const key of [account.standardKey, account.readOnlyKey]) {
		expect(send('POST', FORGET, forget, { key }).status).toBe(403);
		expect(get('/data_control/requests', { key }).status).toBe(403);
	}
});
