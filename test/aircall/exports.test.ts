/** Exports of analytics: asked for, waited for, and fetched as a file. */
import { json } from '../../sandbox/http';
import { START, useFakeClock } from '../engine/clock';
import { readBinary } from '../harness';
import { openAccount } from '../harness/account';
import { account, aircall } from './provider';

const { open, run, record, refusal, sent, requests, bodies, forget } = openAccount(aircall, {
	clock: Date.now,
});

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof import('../engine/clock')>('../engine/clock').withFakeSleep(),
);

useFakeClock();

const EXPORTS = '/v1/analytics/report/export';
const MADE = '878effd8-3977-4b8c-a2d1-15306132fb21';
const wanted = { reportName: 'CALLS_HISTORY', dates: 'LAST_WEEK', timeZone: 'Europe/Paris' };

describe('Create', () => {
	test('asks for a report of some days, in the zone of the workflow unless another one is given', async () => {
		const { reportName, dates } = wanted;
		await run(
			'analyticsExport.create',
			{ reportName, dates },
			{
				settings: { timezone: 'America/New_York' },
			},
		);
		expect(bodies()).toEqual([
			{
				input: {
					reportName,
					filter: { timezone: 'America/New_York', dateFilter: { relative: 'LAST_WEEK' } },
				},
			},
		]);
	});

	test('asks for one way to say the dates, whatever else is still filled in', async () => {
		const days = { fromDay: '2026-11-01', toDay: '2026-11-30' };
		await run('analyticsExport.create', { ...wanted, dates: 'custom', ...days });
		await run('analyticsExport.create', { ...wanted, ...days });
		const filters = bodies().map((body) => (body as { input: { filter: unknown } }).input.filter);
		expect(filters).toEqual([
			{
				timezone: 'Europe/Paris',
				dateFilter: { absoluteRange: { fromDate: '2026-11-01', toDate: '2026-11-30' } },
			},
			{ timezone: 'Europe/Paris', dateFilter: { relative: 'LAST_WEEK' } },
		]);
	});

	test('narrows the report down by names, and by whatever else Aircall takes', async () => {
		await run('analyticsExport.create', {
			...wanted,
			additionalFields: {
				onlyTeams: ['Sales'],
				onlyNumbers: [account.numbers.recording],
				moreFilters: { withVoicemail: true, timezone: 'Not this one' },
				reportOptions: '{"dateBreakdown":"DAY"}',
				exportName: 'Weekly',
			},
		});
		expect(sent().at(-1)?.body).toEqual({
			input: {
				reportName: 'CALLS_HISTORY',
				filter: {
					...{ withVoicemail: true, timezone: 'Europe/Paris', teamIDs: [account.teams.sales] },
					...{ lineIDs: [account.numbers.recording], dateFilter: { relative: 'LAST_WEEK' } },
				},
				options: { dateBreakdown: 'DAY' },
				exportOptions: { exportName: 'Weekly' },
			},
		});
	});

	test.each(['["withVoicemail"]', 'null', '"withVoicemail"'])(
		'refuses filters and options that are no object (%s) before anything is sent',
		async (given) => {
			for (const [name, label] of [
				['moreFilters', 'More Filters'],
				['reportOptions', 'Report Options'],
			]) {
				const additionalFields = { [name]: given };
				expect(await refusal('analyticsExport.create', { ...wanted, additionalFields })).toBe(
					`'${label}' must be a JSON object, not "${given}" [item 0]`,
				);
			}
			expect(sent()).toEqual([]);
		},
	);

	test('says which plan it needs', async () => {
		open({ instead: () => json(403, { message: 'Forbidden' }) });
		const { error } = await run('analyticsExport.create', wanted);
		expect(error?.description).toBe(
			"This needs Analytics+, which may not be part of your Aircall plan. If other operations fail in the same way, the credential's API ID or API Token is wrong.",
		);
	});
});

describe('Create and Download', () => {
	test('asks about once a minute until the file is there', async () => {
		open({ clock: Date.now, exportSeconds: 100 });
		const { items } = await run('analyticsExport.createAndDownload', {
			...wanted,
			options: { maxWait: 600 },
		});
		expect(requests()).toEqual([
			`POST ${EXPORTS}`,
			...Array<string>(3).fill(`GET ${EXPORTS}/${MADE}`),
			expect.stringMatching(new RegExp(`^GET /${MADE}\\.csv\\?`)),
		]);
		expect(Date.now() - START).toBe(120_000);
		expect(items[0].json).toMatchObject({ exportID: MADE, status: 'COMPLETED' });
		expect(items[0].binary?.data).toMatchObject({
			...{ fileName: `export-${MADE}.csv`, mimeType: 'text/csv' },
		});
		expect((await readBinary(items[0], 'data')).toString()).toBe('report\nCALLS_HISTORY\n');
	});

	test('that takes longer than Max Wait says how to get the file later', async () => {
		open({ clock: Date.now, exportSeconds: 3600 });
		const { error } = await run('analyticsExport.createAndDownload', wanted);
		expect(error).toMatchObject({
			message: `Aircall has not finished the export ${MADE} yet [item 0]`,
			description: `Raise 'Max Wait', or fetch it later: Analytics Export, Download, with the ID ${MADE}.`,
		});
		expect(Date.now() - START).toBe(60_000);
		forget();
		const exportId = MADE;
		const options = { maxWait: 3600 };
		const { items } = await run('analyticsExport.download', { exportId, options });
		expect(items[0].binary?.data.fileName).toBe(`export-${MADE}.csv`);
		expect(requests().some((one) => one.startsWith('POST'))).toBe(false);
	});

	test('creates nothing in a dry run', async () => {
		const options = { dryRun: true };
		expect(await record('analyticsExport.createAndDownload', { ...wanted, options })).toMatchObject(
			{
				dryRun: true,
				request: { method: 'POST', url: `https://api.aircall.io${EXPORTS}` },
			},
		);
		expect(sent()).toEqual([]);
	});
});

describe('An export', () => {
	const { export: exportId } = account;

	test('that Aircall could not make says why, and is not waited for', async () => {
		const failed = { exportID: exportId, status: 'FAILED', errorMessage: 'Too many rows' };
		open({ clock: Date.now, instead: () => json(200, failed) });
		expect(await refusal('analyticsExport.download', { exportId })).toBe(
			`Aircall could not make the export ${exportId}: Too many rows [item 0]`,
		);
		expect(Date.now()).toBe(START);
	});

	test('can come in a ZIP file', async () => {
		const downloadUrl = 'https://exports.sandbox.aircall.io/x';
		const done = { exportID: exportId, status: 'COMPLETED', isZipCompressed: true, downloadUrl };
		open({
			instead: ({ url }) =>
				url.href === downloadUrl ? { status: 200, headers: {}, body: 'PK' } : json(200, done),
		});
		const { items } = await run('analyticsExport.download', { exportId });
		expect(items[0].binary?.data).toMatchObject({
			...{ fileName: `export-${exportId}.zip`, mimeType: 'application/zip' },
		});
	});

	test('is read with its link', async () => {
		expect(await record('analyticsExport.get', { exportId })).toMatchObject({
			status: 'COMPLETED',
			downloadUrl: expect.stringMatching(/^https:\/\/exports\.sandbox\.aircall\.io\//) as unknown,
		});
	});
});
