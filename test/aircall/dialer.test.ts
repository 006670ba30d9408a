/** Dialer campaigns: the list of numbers that a user is to call. */
import { json } from '../../sandbox/http';
import { byId, named, openAccount } from '../harness/account';
import { account, aircall } from './provider';

const { open, run, records, refusal, sent, requests, bodies, forget, ask, search } =
	openAccount(aircall);

const userId = byId(account.users.available);
const campaign = `/v1/users/${account.users.available}/dialer_campaign`;
const rows = (...phones: string[]) => phones.map((phone) => ({ json: { phone } }));
const push = async (phones: string[], more: Parameters<typeof run>[2] = {}) =>
	await run(
		'dialerCampaign.push',
		{ userId, phoneNumber: '={{ $json.phone }}' },
		{ items: rows(...phones), ...more },
	);
const outcomes = ({ items }: Awaited<ReturnType<typeof push>>) =>
	items.map(({ json: one }) => [one.phone_number, one.added, one.error ?? one.reason]);
const many = (count: number) =>
	Array.from({ length: count }, (_, i) => `+336399${String(80_000 + i)}`);
/** What fills a page of a list. */
const fifty = many(50).map((number, i) => ({ id: i + 1, number, called: false }));
/** What somebody has put into the campaign before. */
const waiting = (...phone_numbers: string[]) =>
	ask('POST', `users/${account.users.available}/dialer_campaign`, { phone_numbers });

describe('Push to Dialer', () => {
	test('makes the campaign, and sends the numbers of all items in one request', async () => {
		const { items } = await push(['+33 6 39 98 00 01', '+44 (0)7700 900002']);
		expect(items).toEqual(
			['+33639980001', '+447700900002'].map((phone_number, item) => ({
				json: {
					user_id: account.users.available,
					phone_number,
					added: true,
					reason: null,
					campaign: 'created',
				},
				pairedItem: { item },
			})),
		);
		expect(sent()).toEqual([
			{ route: `GET ${campaign}` },
			{ route: `POST ${campaign}`, body: { phone_numbers: ['+33639980001', '+447700900002'] } },
		]);
	});

	test('sends a number once that several items have in other spellings, and tells it', async () => {
		const pushed = await push(['+33639980001', '0033 6 39 98 00 01', 'tel:+33-639-980-001']);
		expect(outcomes(pushed)).toEqual([
			['+33639980001', true, null],
			['+33639980001', false, 'duplicate'],
			['+33639980001', false, 'duplicate'],
		]);
		expect(bodies()).toEqual([{ phone_numbers: ['+33639980001'] }]);
	});

	test('tells of a number that is already imported, but not called, and adds the others', async () => {
		waiting('+33639980002');
		const pushed = await push(['+33639980001', '+33639980002', '+33639980003']);
		expect(outcomes(pushed)).toEqual([
			['+33639980001', true, null],
			['+33639980002', false, 'alreadyWaiting'],
			['+33639980003', true, null],
		]);
		expect(pushed.items.map(({ json: { campaign: made } }) => made)).toEqual(
			Array(3).fill('extended'),
		);
		expect(requests()).toEqual([
			`GET ${campaign}`,
			`POST ${campaign}/phone_numbers`,
			`GET ${campaign}/phone_numbers?page=1&per_page=50`,
			`POST ${campaign}/phone_numbers`,
		]);
		expect(bodies()[1]).toEqual({ phone_numbers: ['+33639980001', '+33639980003'] });
	});

	test('finds what waits among exactly 50, where nobody counts and every page is the whole list', async () => {
		open({
			instead: ({ method, url, body }) => {
				if (method === 'GET') {
					const isList = url.pathname.endsWith('/phone_numbers');
					return json(200, isList ? { numbers: fifty } : { dialer_campaign: { id: 1 } });
				}
				return String(body).includes(fifty[49].number)
					? json(422, { errors: { dialer_campaign: ['already imported, but not called'] } })
					: { status: 204, headers: {}, body: '' };
			},
		});
		expect(outcomes(await push([fifty[49].number, '+447700900002']))).toEqual([
			[fifty[49].number, false, 'alreadyWaiting'],
			['+447700900002', true, null],
		]);
		expect(requests()).toEqual([
			`GET ${campaign}`,
			`POST ${campaign}/phone_numbers`,
			`GET ${campaign}/phone_numbers?page=1&per_page=50`,
			`GET ${campaign}/phone_numbers?page=2&per_page=50`,
			`POST ${campaign}/phone_numbers`,
		]);
		expect(bodies()[1]).toEqual({ phone_numbers: ['+447700900002'] });
	});

	test('sends nothing more where all wait already, however they are stored', async () => {
		const number = { id: 1, number: '+33 6 39 98 00 01', called: false };
		const refused = {
			...{ error: 'Unprocessable Entity', success: false },
			errors: { dialer_campaign: ['already imported, but not called'] },
		};
		open({
			instead: ({ method, url }) => {
				if (method === 'POST') return json(422, refused);
				return url.pathname.endsWith('/phone_numbers')
					? json(200, { numbers: [number] })
					: json(200, { dialer_campaign: { id: 1 } });
			},
		});
		expect(outcomes(await push(['+33639980001']))).toEqual([
			['+33639980001', false, 'alreadyWaiting'],
		]);
		expect(bodies()).toHaveLength(1);
	});

	test('does not send again what Aircall has added although it refused the request', async () => {
		const added: string[] = [];
		open({
			instead: ({ method, url, body }) => {
				if (method === 'POST') {
					const { phone_numbers } = JSON.parse(String(body)) as { phone_numbers: string[] };
					added.push(...phone_numbers);
					return json(422, { errors: { dialer_campaign: ['already imported, but not called'] } });
				}
				if (!url.pathname.endsWith('/phone_numbers')) return undefined;
				return json(200, { numbers: added.map((number, id) => ({ id, number, called: false })) });
			},
		});
		expect(outcomes(await push(['+33639980001', '+33639980002']))).toEqual([
			['+33639980001', false, 'alreadyWaiting'],
			['+33639980002', false, 'alreadyWaiting'],
		]);
		expect(added).toEqual(['+33639980001', '+33639980002']);
	});

	test('takes a number again that was called', async () => {
		const called = { id: 1, number: '+33639980001', called: true };
		let posts = 0;
		open({
			instead: ({ method, url }) => {
				if (url.pathname.endsWith('/phone_numbers')) return json(200, { numbers: [called] });
				if (method === 'POST' && (posts += 1) === 1) return json(422, { error: 'no' });
				return undefined;
			},
		});
		const { error } = await push(['+33639980001']);
		expect(error?.message).toMatch(/did not accept the request/);
		expect(posts).toBe(1);
	});

	test('sends 100 numbers in a request, and reads what waits once', async () => {
		waiting(...many(1), ...many(150).slice(-1));
		const pushed = await push(many(250));
		expect(
			bodies().map((body) => (body as { phone_numbers: string[] }).phone_numbers.length),
		).toEqual([100, 99, 99, 50]);
		expect(requests().filter((request) => request.startsWith('GET'))).toEqual([
			`GET ${campaign}`,
			`GET ${campaign}/phone_numbers?page=1&per_page=50`,
		]);
		const left = outcomes(pushed).filter(([, added]) => added === false);
		expect(left).toEqual([many(1)[0], many(150)[149]].map((one) => [one, false, 'alreadyWaiting']));
	});

	test('goes on after a refusal only where the run does, and tells each item', async () => {
		const refuses = ({ method, body }: { method: string; body: Buffer }) =>
			method === 'POST' && String(body).includes(many(101)[100])
				? json(422, { error: 'Unprocessable Entity', troubleshoot: 'A number is not valid' })
				: undefined;
		open({ instead: refuses });
		const { error } = await push(many(250));
		expect(error).toMatchObject({
			message: 'Aircall did not accept the request: A number is not valid [item 100]',
			description:
				'Aircall takes no number that waits in the campaign already; Push to Dialer leaves out those that do. It may refuse all numbers of a request for one of them. The 100 items of one request share this answer. Done before that: items 0 to 99.',
		});
		expect(bodies()).toHaveLength(2);

		open({ instead: refuses });
		const pushed = await push(many(250), { onError: 'continueRegularOutput' });
		expect(bodies()).toHaveLength(3);
		expect(outcomes(pushed).map(([, added]) => added ?? false)).toEqual(
			many(250).map((_, i) => i < 100 || i >= 200),
		);
		expect(pushed.items[199].json).toMatchObject({
			error: 'Aircall did not accept the request: A number is not valid [item 199]',
			details: {
				description: expect.stringContaining(
					'The 100 items of one request share this answer.',
				) as string,
			},
		});
	});

	test('keeps the campaigns of several users apart', async () => {
		const others = [account.users.available, account.users.inCall];
		await run(
			'dialerCampaign.push',
			{ userId: byId('={{ $json.user }}'), phoneNumber: '+33639980001' },
			{ items: others.map((user) => ({ json: { user } })) },
		);
		expect(requests().filter((request) => request.startsWith('POST'))).toEqual(
			others.map((user) => `POST /v1/users/${user}/dialer_campaign`),
		);
	});

	test('sends nothing where one number is none, unless the others go on', async () => {
		const wrong = ['+33639980001', 'call me'];
		expect((await push(wrong)).error?.message).toContain(
			"'Phone Number' must be a phone number with +",
		);
		expect(sent()).toEqual([]);
		const pushed = await push(wrong, { onError: 'continueRegularOutput' });
		expect(outcomes(pushed)[0]).toEqual(['+33639980001', true, null]);
	});

	test('tells in a dry run what each item would add, and sends nothing', async () => {
		const [item] = await records(
			'dialerCampaign.push',
			{ userId, phoneNumber: '={{ $json.phone }}', options: { dryRun: true } },
			{ items: rows('+33 639 980 001') },
		);
		expect(item).toEqual({
			dryRun: true,
			request: {
				method: 'POST',
				url: `https://api.aircall.io${campaign}`,
				body: { phone_numbers: ['+33639980001'] },
			},
		});
		expect(requests()).toEqual([`GET ${campaign}`]);
	});

	test.each([
		['there is a campaign', () => void waiting('+33639980009'), `${campaign}/phone_numbers`],
		['there is none', () => undefined, campaign],
	])('reads once in a dry run of many items where %s', async (_, prepare, address) => {
		prepare();
		const parameters = { userId, phoneNumber: '={{ $json.phone }}', options: { dryRun: true } };
		const { items } = await run('dialerCampaign.push', parameters, { items: rows(...many(30)) });
		expect(items.map(({ json: one }) => one.request)).toEqual(
			many(30).map((one) => ({
				method: 'POST',
				url: `https://api.aircall.io${address}`,
				body: { phone_numbers: [one] },
			})),
		);
		expect(requests()).toEqual([`GET ${campaign}`]);
	});
});

describe('Dialer Campaign', () => {
	const phoneNumbers = ['+33639980001', '+33639980002'];

	test('is created, read, extended and deleted', async () => {
		const [made] = await records('dialerCampaign.create', { userId, phoneNumbers });
		expect(made).toEqual({
			id: expect.any(Number),
			number_id: String(account.numbers.recording),
			created_at: '2026-11-20T09:00:00.000Z',
		});
		expect(requests()).toEqual([`POST ${campaign}`, `GET ${campaign}`]);
		expect(await records('dialerCampaign.get', { userId })).toEqual([made]);
		const more = { userId, phoneNumbers: '+33639980003, +33639980004' };
		expect(await records('dialerCampaign.addNumbers', more)).toEqual([{ success: true }]);
		const numbers = await records('dialerCampaign.getNumbers', { userId, returnAll: true });
		expect(numbers.map(({ number, called }) => [number, called])).toEqual(
			[1, 2, 3, 4].map((n) => [`+3363998000${n}`, false]),
		);
		expect(await records('dialerCampaign.delete', { userId })).toEqual([
			{ deleted: true, id: account.users.available },
		]);
		expect(await refusal('dialerCampaign.get', { userId })).toBe(
			'Aircall could not find this: Dialer campaign not found [item 0]',
		);
	});

	test('gets each number once, however often and in which spelling it is given', async () => {
		const twice = ['+33639980001', '0033 6 39 98 00 01', '+33639980002'];
		await run('dialerCampaign.create', { userId, phoneNumbers: twice });
		expect(bodies()).toEqual([{ phone_numbers: phoneNumbers }]);
	});

	test('is read in either envelope, for public clients do not agree', async () => {
		const told = { id: 7, number_id: '520001', created_at: '2026-11-20T09:00:00.000Z' };
		for (const body of [told, { dialer_campaign: told }]) {
			open({ instead: () => json(200, body) });
			expect(await records('dialerCampaign.get', { userId })).toEqual([told]);
		}
	});

	test('takes a number out, named as it is written', async () => {
		waiting(...phoneNumbers);
		const [{ id }] = await records('dialerCampaign.getNumbers', { userId, limit: 1 });
		forget();
		const removed = await records('dialerCampaign.removeNumber', {
			userId,
			dialerNumberId: named('+33 6 39 98 00 01', 'name'),
		});
		expect(removed).toEqual([{ deleted: true, id }]);
		expect(requests().at(-1)).toBe(`DELETE ${campaign}/phone_numbers/${String(id)}`);
	});

	test('gives all of its numbers also where the answer tells nothing of its pages', async () => {
		const all = many(120).map((number, id) => ({ id, number, called: false }));
		open({
			instead: ({ url }) => {
				const [page, size] = ['page', 'per_page'].map((name) => Number(url.searchParams.get(name)));
				return json(200, { numbers: all.slice((page - 1) * size, page * size) });
			},
		});
		const found = await records('dialerCampaign.getNumbers', { userId, returnAll: true });
		expect(found.map(({ number }) => number)).toEqual(many(120));
		expect(requests()).toHaveLength(3);
	});

	test('gives all of its numbers where they come in one answer, whatever page is asked for', async () => {
		const all = many(120).map((number, id) => ({ id, number, called: false }));
		open({ instead: () => json(200, { numbers: all }) });
		const found = await records('dialerCampaign.getNumbers', { userId, returnAll: true });
		expect(found.map(({ number }) => number)).toEqual(many(120));
		expect(requests()).toHaveLength(1);
		expect(await records('dialerCampaign.getNumbers', { userId, limit: 60 })).toHaveLength(60);
	});

	test.each([
		['behind its pages nothing comes', () => []],
		['every page is the whole list', () => fifty],
	])('of exactly 50 numbers gives each once where nobody counts and %s', async (_, second) => {
		open({
			instead: ({ url }) =>
				json(200, { numbers: url.searchParams.get('page') === '1' ? fifty : second() }),
		});
		const found = await records('dialerCampaign.getNumbers', { userId, returnAll: true });
		expect(found).toEqual(fifty);
		const list = `GET ${campaign}/phone_numbers`;
		expect(requests()).toEqual([1, 2].map((page) => `${list}?page=${page}&per_page=50`));
		forget();
		expect(await records('dialerCampaign.getNumbers', { userId, limit: 50 })).toEqual(fifty);
		expect(requests()).toEqual([`${list}?page=1&per_page=50`]);
	});

	test('of exactly 50 numbers lists each once to pick from', async () => {
		open({ instead: () => json(200, { numbers: fifty }) });
		const panel = { currentNodeParameters: { userId } };
		const { results, paginationToken } = await search('dialerNumber', '', panel);
		expect(results.map(({ value }) => value)).toEqual(fifty.map(({ id }) => id));
		expect(await search('dialerNumber', '', { ...panel, paginationToken })).toEqual({
			results: [],
		});
		expect(requests()).toHaveLength(2);
	});

	test('n8n marks a list that stays as the panel shows it at first, and runs nothing', async () => {
		const left = run('dialerCampaign.addNumbers', { userId, phoneNumbers: [''] });
		await expect(left).rejects.toThrow('Parameter "Phone Numbers" is required');
		expect(await refusal('dialerCampaign.addNumbers', { userId, phoneNumbers: [] })).toBe(
			"'Phone Numbers' is empty [item 0]",
		);
		expect(sent()).toEqual([]);
	});

	test('says what to do about a number that waits already', async () => {
		waiting(...phoneNumbers);
		const { error } = await run('dialerCampaign.addNumbers', { userId, phoneNumbers });
		expect(error).toMatchObject({
			message:
				'Aircall did not accept the request: Unprocessable Entity: dialer_campaign: +33639980001 already imported, but not called, +33639980002 already imported, but not called [item 0]',
			description:
				'Aircall takes no number that waits in the campaign already; Push to Dialer leaves out those that do. It may refuse all numbers of a request for one of them.',
		});
	});

	test('says that the plan may lack the dialer, for 403 has two meanings', async () => {
		open({ instead: () => json(403, { message: 'Forbidden' }) });
		const { error } = await run('dialerCampaign.get', { userId });
		expect(error?.description).toBe(
			"The Power Dialer may not be part of your Aircall plan, or may not be set up for this user. If other operations fail in the same way, the credential's API ID or API Token is wrong.",
		);
	});

	test('gives the contacts of a campaign, and says what it leaves out', async () => {
		const campaignId = account.campaign;
		const found = await records('dialerCampaign.getContacts', { campaignId, returnAll: true });
		expect(found.map(({ phone_number }) => phone_number)).toEqual([
			'+33639980000',
			'+447700900000',
			'+12025550100',
		]);
		open({ instead: () => json(200, { contacts: [{ phone_number: '+1' }], meta: { total: 2 } }) });
		const { hints } = await run('dialerCampaign.getContacts', { campaignId, returnAll: true });
		expect(hints.map(({ message }) => message)).toEqual([
			'Aircall counts more records of this list than it gives. Narrow the list by time or by other filters to get the rest.',
		]);
		open({ instead: () => json(404, { message: 'Not Found' }) });
		const { error } = await run('dialerCampaign.getContacts', { campaignId });
		expect(error?.description).toBe(
			'Aircall may not offer this operation any more: its public description no longer names it.',
		);
	});
});
