/** The examples of Aircall in which people are called. */
import assert from 'node:assert/strict';
import { aircallAccount } from '../../sandbox/aircall';
import { pick, type RunExample } from './run-example';

const { numbers, users } = aircallAccount;

/** Whoever filled in the form is a contact once, and is called each time. */
export async function speedToLead(run: RunExample): Promise<void> {
	const name = 'Aircall: speed to lead';
	const call = `POST /v1/users/${users.available}/calls`;
	const first = await run(name);
	const [contact] = first.items('Create or Update Contact');
	assert.deepEqual(pick(contact, 'first_name', 'last_name', 'created'), {
		first_name: 'Nora',
		last_name: 'Newman',
		created: true,
	});
	assert.deepEqual(first.items('The First One'), [
		{ id: users.available, availability: 'available' },
	]);
	assert.equal(first.items('A Number of Theirs')[0].id, numbers.recording);
	assert.deepEqual(first.items('Start Call'), [{ success: true }]);
	assert.deepEqual(first.posts, ['POST /v1/contacts', call]);

	const second = await run(name);
	assert.deepEqual(pick(second.items('Create or Update Contact')[0], 'id', 'created'), {
		id: contact.id,
		created: false,
	});
	assert.deepEqual(second.posts, [`POST /v1/contacts/${String(contact.id)}`, call]);
}

/** One request for all, and one person who is on the list twice is called once. */
export async function listToDialer(run: RunExample): Promise<void> {
	const name = 'Aircall: list of people to the dialer';
	const push = `POST /v1/users/${users.available}/dialer_campaign`;
	const reasons = ({ items }: Awaited<ReturnType<RunExample>>) =>
		items('Push to Dialer').map((item) => item.reason);
	const first = await run(name);
	assert.deepEqual(reasons(first), [null, null, 'duplicate', null]);
	assert.deepEqual(
		first.items('Not Added').map((item) => item.phone_number),
		['+447700900008'],
	);
	assert.deepEqual(first.posts, [push]);

	const second = await run(name);
	assert.deepEqual(reasons(second), Array(4).fill('alreadyWaiting'));
	assert.deepEqual(second.posts, [`${push}/phone_numbers`]);
}
