/** What Nutshell tells in its timeline alone: emails, filled-in forms, the notes of a record. */
import { json } from '../../sandbox/http';
import { byId, openAccount } from '../harness/account';
import { nutshell, timeFromNow } from './provider';

const { open, record, records, refusal, requests, ask } = openAccount(nutshell, { incoming: true });

const mail = {
	id: '1-emails',
	subject: 'Your inquiry',
	excerpt: 'Thank you for writing to us.',
	from: [],
	to: [],
	cc: [],
	isAutomatedReply: false,
	sentTime: timeFromNow(-2),
	createdTime: timeFromNow(-2),
};

describe('emails', () => {
	test('are read one by one', async () => {
		expect(await record('email.get', { emailId: byId('1-emails') })).toMatchObject(mail);
		expect(requests()).toEqual(['GET /rest/emails/1-emails']);
	});

	test('are listed as the timeline tells them, also those of one record', async () => {
		const found = await records('email.getAll', { relatedTo: 'lead', leadId: byId('1003') });
		expect(found).toHaveLength(1);
		expect(found[0]).toMatchObject(mail);
		expect(requests()).toEqual([
			'GET /rest/events?filters[payload][]=emails&entity_id=1003-leads&limit=50',
		]);
	});

	test('one that several events are about is given once, and one that is not told by its ID', async () => {
		const event = (id: string, payload: string) => ({
			...{ id, payloadType: 'emails', links: { payloads: [payload, '1-contacts'] } },
		});
		const events = [
			event('3-events', '1-emails'),
			event('2-events', '1-emails'),
			event('1-events', '2-emails'),
		];
		const payloads = [{ id: '1-emails', subject: 'Hello' }, { id: '1-contacts' }];
		open({ instead: () => json(200, { meta: { previous: null }, events, payloads }) });
		expect(await records('email.getAll', { relatedTo: 'none' })).toEqual([
			{ id: '1-emails', subject: 'Hello' },
			{ id: '2-emails' },
		]);
	});
});

describe('forms', () => {
	test('come with their fields, which Nutshell tells beside them', async () => {
		expect(await record('form.get', { formId: byId('1-wfForms') })).toEqual({
			id: '1-wfForms',
			name: 'Contact us',
			fields: [
				{
					...{ id: '1-wfFields', label: 'Your name', fieldType: 'text' },
					...{ entityName: 'contacts', fieldName: 'name' },
				},
				{
					...{ id: '2-wfFields', label: 'Your message', fieldType: 'text' },
					...{ entityName: 'leads', fieldName: 'description' },
				},
			],
			createdTime: timeFromNow(-90),
		});
	});

	test('trap: a form that was filled in has to be asked for twice, by its extra and by its kind', async () => {
		const found = await records('form.getSubmissions');
		expect(found.map(({ payloadType, records: about }) => [payloadType, about])).toEqual([
			['formSubmissions', [{ id: '1-formSubmissions' }]],
		]);
		expect(requests()).toEqual([
			'GET /rest/events?events=formSubmissions&filters[payload][]=formSubmissions&limit=50',
		]);
		expect(ask('GET', 'events?filters[payload][]=formSubmissions')).toMatchObject({ events: [] });
	});
});

describe('what hangs on a record', () => {
	test('its notes come from its timeline, without those that were deleted', async () => {
		ask('POST', 'notes', { data: { body: 'Second', links: { parent: '1-accounts' } } });
		const found = await records('company.getNotes', { companyId: byId('1') });
		expect(found.map(({ text, relatedTo }) => [text, relatedTo])).toEqual([
			['Second', '1-accounts'],
			['Note 2', '1-accounts'],
		]);
		expect(requests()).toEqual([
			'GET /rest/events?filters[payload][]=notes&entity_id=1-accounts&limit=50',
		]);
		ask('DELETE', 'notes/2-notes');
		const left = await records('company.getNotes', { companyId: byId('1') });
		expect(left.map(({ text }) => text)).toEqual(['Second']);
	});

	test('its activities are those in which it takes part', async () => {
		const found = await records('person.getActivities', { personId: byId('1'), returnAll: true });
		expect(found.map(({ name }) => name)).toEqual(['First call']);
		expect(requests()).toEqual([
			'GET /rest/activities?filter[participant][]=1-contacts&limit=10000',
		]);
	});

	test('comments are asked for by what they are on', async () => {
		const found = await records('comment.getAll', { commentsOn: 'note', noteId: byId('1') });
		expect(found).toEqual([{ id: '1-comments' }]);
		expect(requests()).toEqual(['GET /rest/comments?parent_id=1-notes']);
	});
});

describe('an audience', () => {
	test('takes a person in and lets it go, and leaves the others', async () => {
		const parameters = { personId: byId('1'), audiences: ['Monthly letter', '2-emAudiences'] };
		const { audiences } = await record('person.addToAudience', parameters);
		expect(audiences).toEqual(['1-emAudiences', '2-emAudiences']);
		const left = await record('person.removeFromAudience', {
			...parameters,
			audiences: ['Trade fair'],
		});
		expect(left.audiences).toEqual(['1-emAudiences']);
	});

	test('trap: it is made under another key than its path', async () => {
		expect(await record('audience.create', { name: 'Fair 2026' })).toMatchObject({
			id: '3-emAudiences',
			name: 'Fair 2026',
		});
	});
});

test('a team is read by its ID, and by nothing else', async () => {
	expect(await refusal('team.get', { teamId: 'Sales' })).toBe(
		'\'Team ID\' must be an ID such as 7-teams, not "Sales" [item 0]',
	);
	expect(await record('team.get', { teamId: '1-teams' })).toEqual({ id: '1-teams' });
});
