/** Numbers of the company, what callers hear on them, and the integration. */
import { json } from '../../sandbox/http';
import { byId, named, openAccount } from '../harness/account';
import { account, aircall } from './provider';

const { open, run, record, refusal, sent } = openAccount(aircall);

const { recording } = account.numbers;
const number = { numberId: byId(recording) };
const PUT = `PUT /v1/numbers/${recording}`;

describe('Update of a number', () => {
	test('says when it is open, and in which zone', async () => {
		const updateFields = { availabilityStatus: 'custom', timeZone: 'Europe/Madrid', priority: 0 };
		const found = await record('number.update', {
			numberId: named('paris sales', 'name'),
			updateFields,
		});
		expect(found).toMatchObject({
			...{ id: recording, availability_status: 'custom', time_zone: 'Europe/Madrid', priority: 0 },
		});
		expect(sent().at(-1)).toEqual({
			route: PUT,
			body: { availability_status: 'custom', time_zone: 'Europe/Madrid', priority: 0 },
		});
	});

	test('can take its priority away', async () => {
		await run('number.update', { ...number, updateFields: { fieldsToClear: ['priority'] } });
		expect(sent()).toEqual([{ route: PUT, body: { priority: null } }]);
	});

	test('of music and messages changes those alone that are given', async () => {
		const welcome = 'https://music.northwind.example/new.mp3';
		const updateFields = { welcome, afterHours: welcome };
		const options = { simplify: false };
		const found = await record('number.updateMessages', { ...number, updateFields, options });
		expect(sent()).toEqual([{ route: PUT, body: { messages: { welcome, after_hours: welcome } } }]);
		expect(found.messages).toMatchObject({
			...{ welcome, after_hours: welcome },
			waiting: 'https://music.northwind.example/parissales/waiting.mp3',
		});
	});

	test('takes web addresses of audio files only', async () => {
		const updateFields = { welcome: 'new.mp3' };
		expect(await refusal('number.updateMessages', { ...number, updateFields })).toBe(
			`'Welcome' must be a web address with http:// or https://, not "new.mp3" [item 0]`,
		);
	});
});

test('the registration of a number comes in whatever shape Aircall has for it', async () => {
	expect(await record('number.getRegistrationStatus', number)).toEqual({ registration_status: {} });
	open({ instead: () => json(200, { registration_status: 'approved' }) });
	expect(await record('number.getRegistrationStatus', number)).toEqual({
		registration_status: 'approved',
	});
	open({ instead: () => json(200, { status: 'approved', brand: null }) });
	expect(await record('number.getRegistrationStatus', number)).toEqual({
		...{ status: 'approved', brand: null },
	});
});

describe('The integration', () => {
	test('is switched off and on again', async () => {
		expect(await record('integration.disable')).toMatchObject({ active: false });
		expect(await record('integration.get')).toMatchObject({ active: false, numbers_count: 3 });
		expect(await record('integration.enable', { install: true })).toMatchObject({ active: true });
		expect(sent()).toEqual([
			{ route: 'POST /v1/integrations/disable' },
			{ route: 'GET /v1/integrations/me' },
			{ route: 'POST /v1/integrations/enable', query: 'install=true' },
		]);
	});

	test('is refused to an API key where Aircall gives it to OAuth alone', async () => {
		open({ instead: () => json(403, { message: 'Forbidden' }) });
		const { error } = await run('integration.get');
		expect(error?.description).toBe(
			"Aircall gives this to integrations that sign in with OAuth, and not to an API key. If other operations fail in the same way, the credential's API ID or API Token is wrong.",
		);
	});
});
