/** Whole cadences, out and in, and how they do. */
import { byId, openAccount } from '../harness/account';
import { account, salesloft } from './provider';

const { ask, bodies, exchanges, record, records, refusal, requests, run } = openAccount(salesloft);

const { cadences } = account;
const inbound = { cadenceId: byId(cadences.inbound) };

const SETTINGS = {
	...{ name: 'Inbound Follow-up', cadence_function: 'inbound', target_daily_people: 0 },
	...{ external_identifier: null, remove_bounced: true, remove_replied: true },
};
const SHARING = { team_cadence: true, shared: true };
const group = (day: number, reference_id: number, name: string, type: string) => ({
	...{ automated: false, day, due_immediately: false, reference_id },
	steps: [{ enabled: true, name, type, type_settings: {} }],
});
const STEPS = [
	group(1, 1, 'Email step', 'Email'),
	group(3, 2, 'Phone step', 'Phone'),
	group(5, 3, 'Other step', 'Other'),
];
const CONTENT = { settings: SETTINGS, sharing_settings: SHARING, step_groups: STEPS };

test('a cadence is exported as a JSON file, with the key', async () => {
	const { items } = await run('cadence.export', inbound);
	expect(items).toEqual([
		{
			json: { id: 302 },
			pairedItem: { item: 0 },
			binary: {
				data: expect.objectContaining({
					fileName: 'cadence-302.json',
					mimeType: 'application/json',
				}) as unknown,
			},
		},
	]);
	const file = Buffer.from(String(items[0].binary?.data.data), 'base64').toString();
	expect(JSON.parse(file)).toEqual({ data: { cadence_content: CONTENT } });
	expect(requests()).toEqual(['GET /v2/cadence_exports/302']);
	expect(exchanges()[0].request.headers.authorization).toBe(`Bearer ${account.apiKey}`);
});

test('the content of a cadence is read as data', async () => {
	expect(await record('cadence.getContent', inbound)).toEqual({ cadence_content: CONTENT });
});

test('the statistics of a cadence come out as Salesloft answers them, of which nothing is known', async () => {
	expect(await record('cadence.getStatistics', inbound)).toEqual({ stats: {} });
	expect(requests()).toEqual(['GET /v2/cadence_stats/302']);
});

describe('importing a cadence', () => {
	test.each([
		['the file that Export gave', { data: { cadence_content: CONTENT } }],
		['what Get Content gave', { cadence_content: CONTENT }],
		['the content alone', CONTENT],
		[
			'the body of an import',
			{ settings: SETTINGS, sharing_settings: SHARING, step_groups: STEPS },
		],
	])('takes %s, with a name of its own', async (_, content) => {
		const made = await record('cadence.import', {
			content: JSON.stringify(content),
			name: 'Copy',
			additionalFields: { shared: false },
		});
		expect(made).toEqual({ cadence_id: 305 });
		expect(bodies()).toEqual([
			{
				settings: { ...SETTINGS, name: 'Copy' },
				sharing_settings: { team_cadence: true, shared: false },
				cadence_content: { step_groups: STEPS },
			},
		]);
		const steps = await records('step.getAll', { filters: { cadenceId: byId(305) } });
		expect(steps.map(({ type }) => type).sort()).toEqual(['email', 'other', 'phone']);
	});

	test('keeps the name of the content where no other is given', async () => {
		await record('cadence.import', { content: CONTENT });
		expect(await record('cadence.get', { cadenceId: byId(305) })).toMatchObject({
			name: 'Inbound Follow-up',
		});
	});

	test('adds steps to a cadence without any, and leaves its settings alone', async () => {
		const body = { settings: { name: 'Empty' }, cadence_content: { step_groups: [] } };
		ask('POST', 'cadence_imports', body);
		const onto = { content: CONTENT, additionalFields: { cadenceId: byId('Empty') } };
		expect(await record('cadence.import', onto)).toEqual({ cadence_id: 305 });
		expect(bodies()).toEqual([{ cadence_content: { step_groups: STEPS, cadence_id: 305 } }]);
		expect(await record('cadence.get', { cadenceId: byId(305) })).toMatchObject({ name: 'Empty' });
	});

	test('is refused onto a cadence that has steps, and says what is not documented', async () => {
		const onto = { content: CONTENT, additionalFields: { cadenceId: byId(301) } };
		const { error } = await run('cadence.import', onto);
		expect(error).toMatchObject({
			message: 'Salesloft did not accept the request: cadence_id: has steps [item 0]',
			description: expect.stringContaining(
				"What content, settings and sharing settings hold is not in Salesloft's reference; it is known from public code.",
			) as string,
		});
	});

	test.each([
		[
			'without steps',
			{ content: { settings: SETTINGS } },
			"'Content' must hold 'step_groups', as Export and Get Content give it [item 0]",
		],
		[
			'without a name',
			{ content: { step_groups: STEPS } },
			"A new cadence needs a 'Name', since the content has none [item 0]",
		],
	])('%s is refused before anything is sent', async (_, parameters, sentence) => {
		expect(await refusal('cadence.import', parameters)).toBe(sentence);
		expect(requests()).toEqual([]);
	});
});
