/** The Salesloft Trigger: what it lets pass, and what it believes. */
import { createHmac } from 'node:crypto';
import { signers } from '../../sandbox/sign';
import { openAccount } from '../harness/account';
import { hear, listeningWith, secretOf } from './listening';
import { account, salesloft, STAMP } from './provider';

const { credentials, requests, ask, forget } = openAccount(salesloft);
const { listening } = listeningWith(credentials);

interface Listed {
	data: Array<{ id: number }>;
}

const OUTBOUND = account.cadences.outbound;
const ADA = account.firstPerson;

/** Any text, signed as Salesloft does. */
function signed(body: string, secret: string) {
	const signature = createHmac('sha1', secret).update(body).digest('hex');
	return {
		body,
		headers: { 'x-salesloft-event': 'person_created', 'x-salesloft-signature': signature },
	};
}

describe('filters', () => {
	const at = (minute: number) => ({ updated_at: `2026-03-04T05:0${minute}:00.000000-05:00` });

	test.each([
		[
			...['by the name of a cadence', 'emailReplied', 'email_updated'],
			{ cadenceId: ['Outbound: New Leads'] },
			{ cadence: { id: OUTBOUND }, counts: { replies: 1 } },
			{ cadence: { id: 302 }, counts: { replies: 1 } },
		],
		[
			...['by the email address of an owner', 'personUpdated', 'person_updated'],
			{ ownerId: ['grace.hopkins@quartet.example'] },
			{ owner: { id: 103 } },
			{ owner: null },
		],
		[
			...['by a person', 'callCreated', 'call_created'],
			{ personId: { __rl: true, mode: 'id', value: String(ADA) } },
			{ called_person: { id: ADA } },
			{ called_person: { id: ADA + 1 } },
		],
		[
			...['by the type of a task', 'taskCreated', 'task_created'],
			{ taskType: ['call', 'email'] },
			{ task_type: 'call' },
			{ task_type: 'general' },
		],
		[
			...['by disposition and sentiment', 'callCreated', 'call_created'],
			{ disposition: ['Connected'], sentiment: ['Interested', 'Neutral'] },
			{ disposition: 'Connected', sentiment: 'Neutral' },
			{ disposition: 'Connected', sentiment: 'Not Interested' },
		],
		[
			...['by a disposition in any spelling', 'callCreated', 'call_created'],
			{ disposition: [' connected '] },
			{ disposition: 'Connected' },
			{ disposition: 'Not Connected' },
		],
		[
			...[
				'by the person of a note, not by an account of the same ID',
				'noteCreated',
				'note_created',
			],
			{ personId: { __rl: true, mode: 'id', value: '2001' } },
			{ associated_type: 'person', associated_with: { id: 2001 } },
			{ associated_type: 'account', associated_with: { id: 2001 } },
		],
		[
			...['by how a membership ended', 'personLeftCadence', 'cadence_membership_updated'],
			{ currentState: ['completed'] },
			{ current_state: 'completed', currently_on_cadence: false },
			{ current_state: 'removed', currently_on_cadence: false },
		],
	] as Array<[string, string, string, object, object, object]>)(
		'let pass %s',
		async (_, event, type, filters, wanted, unwanted) => {
			const trigger = await listening([event], filters);
			expect(await hear(trigger, type, { id: 1, ...wanted, ...at(1) })).toMatchObject([{ event }]);
			expect(await hear(trigger, type, { id: 2, ...unwanted, ...at(1) })).toBe(200);
		},
	);

	test('ask for nothing where a person was not picked', async () => {
		const trigger = await listening(['emailReplied'], { personId: { mode: 'list', value: '' } });
		const email = { id: 1, counts: { replies: 1 }, ...at(1) };
		expect(await hear(trigger, 'email_updated', email)).toHaveLength(1);
	});

	test('read the record where a delivery does not tell', async () => {
		const trigger = await listening(['taskUpdated'], { userId: ['Avery Admin'] });
		const { id } = ask<Listed>('GET', 'tasks').data[0];
		forget();
		expect(await hear(trigger, 'task_updated', { id, ...at(1) })).toHaveLength(1);
		expect(requests()).toEqual([`GET /v2/tasks/${id}`]);
		expect(await hear(trigger, 'task_updated', { id, user: { id: 102 }, ...at(2) })).toBe(200);
	});
});

describe('what is not believed', () => {
	const person = { id: ADA, updated_at: STAMP };
	const refused = { status: 401 };

	test('an event that another subscription tells, under the secret of this one', async () => {
		const trigger = await listening(['personCreated', 'personDeleted']);
		const good = signers.salesloft(person, secretOf(trigger, 'person_created'), 'person_created');
		const swapped = (event: string) => ({
			...good,
			headers: { ...good.headers, 'x-salesloft-event': event },
		});
		expect(await trigger.deliver(swapped('person_deleted'))).toEqual(refused);
		expect(await trigger.deliver(swapped('person_updated'))).toEqual(refused);
		expect(await trigger.deliver(swapped(''))).toEqual(refused);
		expect((await trigger.deliver(good)).items).toHaveLength(1);
	});

	test('a wrong signature, none, that of another algorithm, or of another tenant', async () => {
		const trigger = await listening(['personCreated']);
		const secret = secretOf(trigger, 'person_created');
		const good = signers.salesloft(person, secret, 'person_created');
		const other = signers.shortcut(person, secret, 'person_created').headers as Record<
			string,
			string
		>;
		const signed = (signature: string) => ({
			...good,
			headers: { ...good.headers, 'x-salesloft-signature': signature },
		});
		const all = [
			signed(''),
			signed('0'.repeat(40)),
			signed(`sha1=${good.headers['x-salesloft-signature']}`),
			signed(other['payload-signature']),
			signers.salesloft(person, 'another', 'person_created'),
			{ body: good.body },
		];
		for (const one of all) expect(await trigger.deliver(one)).toEqual(refused);
	});

	test('what is signed but cannot be read: 400', async () => {
		const trigger = await listening(['personCreated']);
		const secret = secretOf(trigger, 'person_created');
		for (const text of ['', '{"id":1', '[]', 'null', '"text"']) {
			const { headers, body } = signed(text, secret);
			expect(await trigger.deliver({ body, headers })).toEqual({ status: 400 });
		}
	});
});
