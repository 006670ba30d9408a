/** Phone numbers: whose they are, who may be calling, and whether calls to them are recorded. */
import { named, openAccount } from '../harness/account';
import { account, salesloft } from './provider';

const { record, records, refusal, requests, sent, ask, forget } = openAccount(salesloft);

const { admin, standardUser, firstPerson } = account;

describe('phone number assignments', () => {
	const [ofAdmin, ofStandardUser] = [
		{ id: 991, number: '+16175550101', user_id: admin.id },
		{ id: 992, number: '+16175550102', user_id: standardUser.id },
	];

	test('say which user has which number', async () => {
		const all = { returnAll: true, options: { includeNames: true, sortDirection: 'ASC' } };
		expect(await records('phoneNumberAssignment.getAll', all)).toEqual([
			{ ...ofAdmin, user: 'Avery Admin' },
			{ ...ofStandardUser, user: 'Sam Standard' },
		]);
	});

	test('are named by the number, however it is written', async () => {
		const phoneNumberAssignmentId = named('+1 (617) 555-0102', 'name');
		expect(await record('phoneNumberAssignment.get', { phoneNumberAssignmentId })).toEqual(
			ofStandardUser,
		);
		expect(requests().at(-1)).toBe('GET /v2/phone_number_assignments/992');
	});
});

describe('caller IDs', () => {
	test('are all people who have the number, asked for as E.164 and without pages', async () => {
		ask('PUT', `people/${firstPerson}`, { phone: '+16175550001' });
		forget();
		const found = await records('callerId.getAll', {
			phoneNumber: 'tel:+1 617 555-0001',
			returnAll: true,
		});
		expect(found).toHaveLength(2);
		expect(found).toContainEqual({
			display_name: 'Ada Stone',
			title: 'Head of Sales',
			account_name: 'Northwind',
			person_id: firstPerson,
		});
		expect(requests()).toEqual(['GET /v2/phone_numbers/caller_ids?phone_number=+16175550001']);
	});

	test('are none for a number that nobody has', async () => {
		expect(await records('callerId.getAll', { phoneNumber: '+16175559999' })).toEqual([]);
	});

	test('are not asked for by what is no phone number', async () => {
		expect(await refusal('callerId.getAll', { phoneNumber: '555-0001' })).toBe(
			`'Phone Number' must be a phone number with + and its country code, such as +33123456789, without letters or an extension, not "555-0001" [item 0]`,
		);
		expect(sent()).toEqual([]);
	});
});

test.each([
	['+1 617 555 0001', true, '/v2/phone_numbers/recording_settings/%2B16175550001'],
	[account.neverRecorded, false, '/v2/phone_numbers/recording_settings/%2B493055500000'],
])('calls to %s are recorded: %s', async (phoneNumber, recording_default, path) => {
	expect(await record('recordingSetting.get', { phoneNumber })).toEqual({ recording_default });
	expect(requests()).toEqual([`GET ${path}`]);
});
