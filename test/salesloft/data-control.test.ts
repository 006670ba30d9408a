/** Erasing people and accounts: what it takes, and what refuses to be a mistake. */
import type { INodeParameters } from 'n8n-workflow';
import { json } from '../../sandbox/http';
import { Salesloft } from '../../nodes/Salesloft/Salesloft.node';
import { runAsTool } from '../harness';
import { byId, named, openAccount } from '../harness/account';
import { account, salesloft } from './provider';

const { open, run, record, records, refusal, requests, sent, credentials, ask } =
	openAccount(salesloft);

const { firstPerson, firstAccount, admin } = account;
const FORGET = 'dataControlRequest.forgetPerson';
const ADA = 'ada.stone1@northwind.example';
const ada = { personId: byId(firstPerson), confirmation: ADA };
const NORTHWIND = 'northwind.example';
const northwind = { accountId: byId(firstAccount), confirmation: NORTHWIND };
const READ = `GET /v2/people/${firstPerson}`;
const WRONG = "'Confirmation' is not what this record is called, so nothing was erased [item 0]";

const peopleOf = (id: number) =>
	ask<{ data: Array<{ id: number }> }>('GET', `people?ids[]=${id}`).data.map((one) => one.id);

/** What an AI agent is answered that uses the node to forget a person. */
const tool = async (parameters: INodeParameters, toolArguments = {}) =>
	await runAsTool({
		...{ node: salesloft.node, credentials: credentials(), byEngine: true },
		parameters: { resource: 'dataControlRequest', operation: 'forgetPerson', ...parameters },
		toolArguments,
	});

describe('erasing', () => {
	test('is a dry run, unless that is switched off', async () => {
		const { items, hints } = await run(FORGET, ada);
		expect(items.map(({ json }) => json)).toEqual([{ dry_run: true, request: {} }]);
		expect(sent()).toEqual([
			{ route: READ },
			{
				route: 'POST /v2/data_control/right_to_be_forgotten',
				body: { dry_run: true, people_ids: [firstPerson] },
			},
		]);
		expect(hints.map(({ message }) => message)).toEqual([
			"This was a dry run: Salesloft was asked to erase nothing. To erase, switch 'Dry Run' off in the node.",
		]);
		expect(peopleOf(firstPerson)).toEqual([firstPerson]);
	});

	test.each([
		['forgetPerson', ada, 'right_to_be_forgotten', { people_ids: [firstPerson] }],
		['softDeletePerson', ada, 'people_soft_deletion', { people_ids: [firstPerson] }],
		['redactAccount', northwind, 'account_redaction', { account_id: firstAccount }],
		[
			...(['redactAccountAndPeople', northwind, 'account_and_people_redaction'] as const),
			{ account_id: firstAccount },
		],
	])('by %s is sent where a person wants it', async (operation, about, ending, body) => {
		const { hints } = await run(`dataControlRequest.${operation}`, { ...about, dryRun: false });
		expect(hints).toEqual([]);
		expect(sent().at(-1)).toEqual({
			route: `POST /v2/data_control/${ending}`,
			body: { dry_run: false, ...body },
		});
	});

	test('can be followed afterwards', async () => {
		await run(FORGET, { ...ada, dryRun: false });
		expect(peopleOf(firstPerson)).toEqual([]);
		const [request] = await records('dataControlRequest.getAll', { filters: { dryRun: false } });
		expect(request).toMatchObject({
			...{ dry_run: false, request_type: 'right_to_be_forgotten', user_guid: admin.guid },
		});
		const dataControlRequestId = byId(String(request.id));
		expect(await record('dataControlRequest.get', { dataControlRequestId })).toEqual(request);
	});

	test('takes a schedule and a team as they are', async () => {
		const additionalFields = { schedule: '{"at":"midnight"}', teamId: account.teamId };
		await run(FORGET, { ...ada, additionalFields });
		expect(sent().at(-1)?.body).toEqual({
			...{ dry_run: true, people_ids: [firstPerson] },
			...{ schedule: { at: 'midnight' }, team_id: account.teamId },
		});
	});
});

describe('the confirmation', () => {
	test.each([' ADA.Stone1@Northwind.example '])('may be written as %j', async (confirmation) => {
		await record(FORGET, { ...ada, confirmation });
	});

	test.each([
		['that of somebody else', 'bela.stone2@contoso.example'],
		['a part of it', 'ada.stone1'],
		['the ID, which says nothing new', String(firstPerson)],
		['the name of somebody who has an address', 'Ada Stone'],
		['a word that models like', 'yes'],
	])('that is %s erases nothing', async (_, confirmation) => {
		const { error } = await run(FORGET, { ...ada, confirmation, dryRun: false });
		expect(error?.message).toBe(WRONG);
		// What would be right is not told.
		expect(JSON.stringify(error)).not.toContain(ADA);
		expect(requests()).toEqual([READ]);
	});

	test.each([['  '], ['={{ null }}'], ["={{ '' }}"]])(
		'that is nothing, %j, sends nothing',
		async (given) => {
			expect(await refusal(FORGET, { ...ada, confirmation: given })).toContain(
				"'Confirmation' is empty",
			);
			expect(requests()).toEqual([]);
		},
	);

	test('is the full name of a person without an email address', async () => {
		const personId = byId(firstPerson + 19);
		expect(await refusal(FORGET, { personId, confirmation: 'null' })).toBe(WRONG);
		await record(FORGET, { personId, confirmation: 'jon  field' });
	});

	test('is the domain of an account, in any spelling', async () => {
		const redact = 'dataControlRequest.redactAccount';
		await record(redact, { ...northwind, confirmation: 'https://www.Northwind.example/' });
		expect(await refusal(redact, { ...northwind, confirmation: 'Northwind' })).toBe(WRONG);
	});

	test.each([
		['', "'Confirmation' is empty"],
		['null', "'Confirmation' is empty"],
		['yes', "'Confirmation' is not what this record is called"],
	])('has to be given to an AI agent: with %j it erases nothing', async (typed, said) => {
		const confirmation = "={{ $fromAI('confirmation', 'What the person has typed') }}";
		const { answer } = await tool({ ...ada, confirmation, dryRun: false }, { confirmation: typed });
		expect(JSON.stringify(answer)).toContain(said);
		expect(JSON.stringify(answer)).not.toContain(ADA);
		expect(requests().filter((one) => one.startsWith('POST'))).toEqual([]);
	});

	test('counts only for the record that is to be erased', async () => {
		const data = [{ id: firstPerson + 1, email_address: ADA }];
		open({ instead: ({ method }) => (method === 'GET' ? json(200, { data }) : undefined) });
		expect(await refusal(FORGET, { ...ada, dryRun: false })).toBe(
			'Salesloft answered with another record than the one that was asked for, so nothing was erased [item 0]',
		);
		expect(requests()).toEqual([READ]);
	});

	test('of one item says nothing of another', async () => {
		const items = [
			{ json: { id: firstPerson, typed: ADA } },
			{ json: { id: firstPerson + 1, typed: ADA } },
		];
		const { errorItems } = await run(
			FORGET,
			{ personId: byId('={{ $json.id }}'), confirmation: '={{ $json.typed }}', dryRun: false },
			{ items, onError: 'continueErrorOutput' },
		);
		expect(errorItems.map(({ json }) => json.id)).toEqual([firstPerson + 1]);
		const bodies = sent().flatMap(({ body }) => (body === undefined ? [] : [body]));
		expect(bodies).toEqual([{ dry_run: false, people_ids: [firstPerson] }]);
	});
});

describe('Dry Run', () => {
	test.each([['={{ false }}'], ['={{ $json.dry }}'], ["={{ 'false' }}"]])(
		'cannot be switched off by an item: %s',
		async (dryRun) => {
			const found = await refusal(
				FORGET,
				{ ...ada, dryRun },
				{ items: [{ json: { dry: false } }] },
			);
			expect(found).toBe(
				"'Dry Run' can be switched in the node alone, not by an expression [item 0]",
			);
			expect(requests()).toEqual([]);
		},
	);

	test('cannot be switched off by an AI agent, which is not even asked', async () => {
		const dryRun = "={{ $fromAI('dry', 'Whether to rehearse', 'boolean') }}";
		const { answer, argumentNames } = await tool({ ...ada, dryRun }, { dry: false });
		expect(argumentNames).toEqual([]);
		expect(JSON.stringify(answer)).toContain("'Dry Run' can be switched in the node alone");
		expect(requests()).toEqual([]);
	});

	test('says in what an agent reads that nothing was erased', async () => {
		const { answer } = await tool({ ...ada });
		expect(answer).toEqual([
			{ dry_run: true, request: {} },
			{
				note: "This was a dry run: Salesloft was asked to erase nothing. To erase, switch 'Dry Run' off in the node.",
			},
		]);
	});

	test('is not claimed where Salesloft says that it was none', async () => {
		const data = { id: 7, dry_run: false };
		open({ instead: ({ method }) => (method === 'POST' ? json(200, { data }) : undefined) });
		const { items, hints } = await run(FORGET, ada);
		expect([items.map((item) => item.json), hints]).toEqual([[{ dry_run: false, id: 7 }], []]);
	});

	test('of Salesloft is the only one in the panel', () => {
		const { properties } = new Salesloft().description;
		const shown = properties.filter(({ displayOptions }) =>
			displayOptions?.show?.operation?.includes('forgetPerson'),
		);
		const dry = shown.filter((one) => JSON.stringify(one).includes('"name":"dryRun"'));
		expect(dry.map(({ name }) => name)).toEqual(['dryRun']);
	});
});

describe('who may not', () => {
	test('a credential that only reads is refused before anything is sent, also as a dry run', async () => {
		const readOnly = credentials().map((one) => ({
			...one,
			data: { ...one.data, readOnly: true },
		}));
		const { error } = await run(FORGET, ada, { credentials: readOnly });
		expect(error?.message).toBe(
			'The Salesloft credential is read-only, so nothing was sent [item 0]',
		);
		expect(requests()).toEqual([]);
	});

	test('a key without the privileged scope is told which one it lacks', async () => {
		open({ secret: account.standardKey });
		const { error } = await run(FORGET, ada);
		expect(error?.message).toContain('Missing required scope: data_control:write');
		expect(error?.description).toContain(
			'The API key may lack the scope for POST /v2/data_control/right_to_be_forgotten.',
		);
	});
});

test('a person is named by the email address as well, which is then typed twice', async () => {
	await record(FORGET, { personId: named(ADA, 'email'), confirmation: ADA });
	expect(sent().at(-1)?.body).toEqual({ dry_run: true, people_ids: [firstPerson] });
});
