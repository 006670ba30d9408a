import { empty, html, json, type SandboxResponse } from '../../sandbox/http';
import { nutshellAccount } from '../../sandbox/nutshell';
import { useFakeClock } from '../engine/clock';
import { byId, openAccount } from '../harness/account';
import { nutshell } from './provider';

const { open, run, records, refusal, sent } = openAccount(nutshell);

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof import('../engine/clock')>('../engine/clock').withFakeSleep(),
);
useFakeClock();

const getLead = { leadId: byId(1003) };
const createLead = { name: 'X' };

describe('a refusal', () => {
	test('trap: of a wrong key, which comes as a web page, says what to look at', async () => {
		open({ secret: 'wrong' });
		expect((await run('lead.get', getLead)).error).toMatchObject({
			message: 'Nutshell did not accept the credential [item 0]',
			description:
				'The username is the email address you sign in to Nutshell with, the key is listed under Settings > Connections > API keys. Enter both in the credential again and test it. Nutshell knows this request as request-000001.',
		});
	});

	test('trap: of a key for forms only names the permission that it lacks', async () => {
		open({ secret: nutshellAccount.formOnlyKey });
		const { error } = await run('lead.get', getLead);
		expect(error?.message).toBe('Nutshell does not allow this [item 0]');
		expect(error?.description).toContain('give it the permission "API access"');
	});

	test('of an ID that nothing has says that a lead number is not an ID', async () => {
		expect((await run('lead.get', { ...getLead, leadId: byId(5) })).error).toMatchObject({
			message: 'Nutshell could not find this [item 0]',
			description:
				'Check the ID: it may be of another kind of record, or the record may be deleted. For a lead, the number in its web address is not its ID; choose By Number for it. Nutshell knows this request as request-000001.',
		});
	});

	test.each<[string, SandboxResponse, string]>([
		[
			'an envelope of errors',
			json(400, {
				meta: {},
				leads: [],
				errors: [{ title: 'Bad', detail: 'No name' }, { title: 'Odd' }],
			}),
			'Nutshell did not accept the request: Bad: No name; Odd [item 0]',
		],
		[
			'a message',
			json(422, { code: 422, message: 'Too long' }),
			'Nutshell did not accept the request: Too long [item 0]',
		],
		[
			'a JSON text',
			json(400, 'application/json-patch+json is required, see http://jsonapi.org'),
			'Nutshell did not accept the request: application/json-patch+json is required, see http://jsonapi.org [item 0]',
		],
		[
			'a web page',
			html(400, '<!DOCTYPE html>\n<h1>An Error Occurred: Bad Request</h1>'),
			'Nutshell did not accept the request [item 0]',
		],
		['nothing', empty(400), 'Nutshell did not accept the request [item 0]'],
	])('trap: is read from %s', async (_, response, message) => {
		open({ instead: () => response });
		const { error } = await run('lead.create', createLead);
		expect(error).toMatchObject({ message, description: 'Check the values of this operation.' });
	});

	test('never holds the key, in whatever form Nutshell repeats it', async () => {
		const { username, apiKey } = nutshellAccount;
		const basic = Buffer.from(`${username}:${apiKey}`).toString('base64');
		open({
			instead: () => json(400, { message: `Bad: ${apiKey} ${basic}` }),
		});
		const refused = JSON.stringify((await run('lead.get', getLead)).error);
		expect(refused).not.toContain(apiKey);
		expect(refused).not.toContain(basic);
	});

	test('of one item leaves the others alone', async () => {
		const { items: made } = await run(
			'lead.get',
			{ ...getLead, leadId: byId('={{ $json.id }}') },
			{
				items: [{ json: { id: '1003' } }, { json: { id: '5' } }, { json: { id: '1004' } }],
				onError: 'continueRegularOutput',
			},
		);
		expect(made.map(({ json: one, pairedItem }) => [one.id ?? one.error, pairedItem])).toEqual([
			['1003-leads', { item: 0 }],
			['Nutshell could not find this [item 1]', { item: 1 }],
			['1004-leads', { item: 2 }],
		]);
	});
});

describe('an answer without the record that was due', () => {
	test.each<[string, SandboxResponse]>([
		['an empty list', json(201, { meta: {}, leads: [], errors: [] })],
		['no body', empty(201)],
		['an empty object', json(201, {})],
	])('is not a success: %s', async (_, response) => {
		open({ instead: () => response });
		expect((await run('lead.create', createLead)).error).toMatchObject({
			message: 'Nutshell sent an empty answer where a record was due [item 0]',
			description:
				'The request may have been processed all the same. Look there before you run this again.',
		});
	});
});

describe('trouble on the way', () => {
	test('is waited out for a read, since Nutshell publishes no limit', async () => {
		let asked = 0;
		open({
			instead: () => {
				asked += 1;
				return asked < 3 ? html(asked === 1 ? 429 : 503, '<h1>Busy</h1>') : undefined;
			},
		});
		const [found] = await records('lead.get', getLead);
		expect(found.id).toBe('1003-leads');
		expect(sent()).toHaveLength(3);
	});

	test('trap: never sends a new record twice, which Nutshell could not tell apart', async () => {
		open({ instead: () => html(503, '<h1>Busy</h1>') });
		expect(await refusal('lead.create', createLead)).toBe(
			'Nutshell could not process the request (status 503) [item 0]',
		);
		expect(sent()).toHaveLength(1);
	});
});
