/** What other programs have with Salesloft: IDs and emails of their own, and the tracking on websites. */
import { byId, entries, named, openAccount } from '../harness/account';
import { account, salesloft } from './provider';

const { open, record, records, refusal, requests, sent, bodies } = openAccount(salesloft);

const { firstPerson } = account;

describe('external IDs', () => {
	test('are noted for a record, and tell it', async () => {
		const made = await record('externalId.create', {
			objectType: 'person',
			objectId: firstPerson,
			externalType: 'customer',
			externalId: 'C-2002',
		});
		const sentBody = {
			...{ object_type: 'person', object_id: firstPerson },
			...{ external_type: 'customer', external_id: 'C-2002' },
		};
		expect(made).toEqual({
			id: 79_502,
			...sentBody,
			...{ deleted: false, inserted_at: '2026-11-20', tenant_id: account.teamId },
		});
		expect(bodies()).toEqual([sentBody]);
		const filters = { externalType: 'customer', externalId: 'C-2002', deleted: false };
		expect(await records('externalId.getAll', { filters })).toEqual([made]);
	});

	test('are deleted by themselves, which asks for no list', async () => {
		expect(await record('externalId.delete', { externalIdId: named('C-1001', 'name') })).toEqual({
			deleted: true,
			id: 79_501,
		});
		expect(requests()).toEqual([
			'GET /v2/external/mappings?external_id=C-1001&page=1&per_page=100&include_paging_counts=true',
			'DELETE /v2/external/mappings/79501',
		]);
	});
});

describe('external ID configurations', () => {
	test('let records of a kind have IDs of another program', async () => {
		const made = await record('externalIdConfiguration.create', {
			objectType: 'person',
			externalType: 'ledger',
		});
		expect(made).toMatchObject({ id: 922, object_type: 'person', external_type: 'ledger' });
		expect(
			await records('externalIdConfiguration.getAll', { filters: { externalType: 'ledger' } }),
		).toEqual([made]);
	});

	test('are deleted', async () => {
		const externalIdConfigurationId = byId(921);
		expect(await record('externalIdConfiguration.delete', { externalIdConfigurationId })).toEqual({
			deleted: true,
			id: 921,
		});
	});
});

describe('external emails', () => {
	const mailbox = 'avery.admin@quartet.example';
	const source = 'From: jane@example.com\r\nSubject: Grüße\r\n\r\nHello';
	const base64 = Buffer.from(source).toString('base64');

	test.each([
		['MIME source', source],
		['Base64', base64],
		['Base64 in lines', base64.replace(/.{20}/g, '$&\r\n')],
		['the Base64 of addresses', Buffer.from(source).toString('base64url')],
	])('are sent as Base64 of the whole message, from %s', async (_, raw) => {
		await record('externalEmail.create', { mailbox, raw });
		const [body] = bodies() as Array<{ mailbox: string; raw: string }>;
		expect(body.mailbox).toBe(mailbox);
		expect(Buffer.from(body.raw, 'base64').toString()).toBe(source);
		expect(body.raw).toMatch(/^[A-Za-z0-9+/]+=*$/);
	});

	test('need a privileged scope, which is said beforehand and in the refusal', async () => {
		open({ secret: account.standardKey });
		expect(await refusal('externalEmail.create', { mailbox, raw: base64 })).toBe(
			'Salesloft does not allow this: Missing required scope: external_emails:write [item 0]',
		);
	});
});

test('the parameters of Live Website Tracking are made for a person', async () => {
	const personId = named('ada.stone1@northwind.example', 'email');
	expect(await record('liveWebsiteTrackingParameter.create', { personId })).toEqual({
		parameters: [{ name: 'sbrc', value: `person-${firstPerson}` }],
	});
	expect(sent().at(-1)).toEqual({
		route: 'POST /v2/live_website_tracking_parameters',
		body: { person_id: firstPerson },
	});
});

describe('emails that another program sends', () => {
	test('are fetched as MIME by the ID of the email', async () => {
		const [waiting] = await records('pendingEmail.getAll');
		const payload = await record('pendingEmail.getMimePayload', {
			pendingEmailId: byId(Number(waiting.id)),
		});
		expect(payload).toMatchObject({
			id: 78_001,
			mailbox: waiting.mailbox,
			message_id: '78001@mail.salesloft.example',
		});
		expect(Buffer.from(String(payload.raw), 'base64').toString()).toBe(
			'From: avery.admin@quartet.example\r\nMessage-ID: <78001@mail.salesloft.example>\r\n\r\nHello',
		);
	});

	test('are looked through for tags that a person lacks, whatever the answer is', async () => {
		const email = {
			personId: byId(firstPerson),
			subject: 'Hi {{first_name}}',
			body: '<p>{{title}}</p>',
		};
		expect(await record('emailTemplate.getMissingTags', email)).toEqual({ missing_tags: {} });
		expect(sent()).toEqual([
			{
				route: 'POST /v2/email_missing_tags',
				body: { person_id: firstPerson, subject: 'Hi {{first_name}}', body: '<p>{{title}}</p>' },
			},
		]);
		const answer = JSON.stringify({ data: ['title'] });
		open({ instead: () => ({ status: 200, headers: {}, body: answer }) });
		expect(await record('emailTemplate.getMissingTags', email)).toEqual({
			missing_tags: ['title'],
		});
	});
});

test('the attendees of a calendar event go as a list, as the words of the specification have it', async () => {
	const event = {
		...{ calendarId: 'external_00210d1a-df8a-459f-af75-89b953b618b0', eventId: 'x1' },
		...{ iCalUid: 'x1@example.com', startTime: '2026-12-01T08:00:00Z' },
		endTime: '2026-12-01T09:00:00Z',
		additionalFields: {
			attendees: entries(
				{ email: 'jane@example.com', name: 'Jane Doe', status: 'accepted', organizer: true },
				{ email: 'joe@example.com' },
			),
		},
	};
	const attendees = [
		{ email: 'jane@example.com', name: 'Jane Doe', status: 'accepted', organizer: true },
		{ email: 'joe@example.com' },
	];
	expect(await record('calendarEvent.upsert', event)).toMatchObject({ attendees });
	expect(bodies()).toMatchObject([{ attendees }]);
	const rehearsed = await record('calendarEvent.upsert', { ...event, options: { dryRun: true } });
	expect(rehearsed.note).toBe(
		"Salesloft's specification calls the attendees an object, and its words and example a list; the node sends a list.",
	);
});
