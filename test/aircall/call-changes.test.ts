/** What is new to a call: tags that do not exist yet, cards beside it, and what is deleted of it. */
import { json } from '../../sandbox/http';
import { byId, openAccount } from '../harness/account';
import { account, aircall } from './provider';

const { open, ask, answered, emulated, run, record, records, refusal, sent, requests, bodies } =
	openAccount(aircall);

const { calls, tags } = account;
const recorded = { callId: byId(calls.recorded) };
const CALL = `/v1/calls/${calls.recorded}`;

describe('New Tags of a call', () => {
	test('that do not exist are made, and join those that are picked', async () => {
		const found = await record('call.addTags', {
			...recorded,
			tags: [tags.quote],
			newTags: ['Follow-up', ' lead '],
			newTagColor: '#ff0000',
		});
		expect(found.tags).toEqual(['Lead', 'Quote sent', 'Follow-up']);
		const made = answered<{ call: { tags: Array<{ id: number }> } }>().call.tags.at(-1)?.id;
		expect(sent()).toEqual([
			{ route: 'GET /v1/tags', query: 'page=1&per_page=50' },
			{ route: 'GET /v1/tags', query: 'page=1&per_page=50' },
			{ route: 'POST /v1/tags', body: { name: 'Follow-up', color: '#ff0000' } },
			{ route: `POST ${CALL}/tags`, body: { tags: [tags.quote, made, tags.lead] } },
			{ route: `GET ${CALL}` },
		]);
	});

	test.each([1, 4])('are made once for all items, %i at a time', async (parallelRequests) => {
		const items = [{ json: {} }, { json: {} }, { json: {} }];
		const options = { parallelRequests };
		const found = await records(
			'call.addTags',
			{ ...recorded, newTags: 'vip', options },
			{ items },
		);
		expect(found.map((one) => one.tags)).toEqual(items.map(() => ['Lead', 'vip']));
		const { tags: all } = ask<{ tags: Array<{ name: string }> }>('GET', 'tags?per_page=50');
		expect(all.filter(({ name }) => name === 'vip')).toHaveLength(1);
	});

	test('are one tag in every spelling, however many items are under way', async () => {
		const items = ['VIP\u00a0 one', 'vip one', ' Vip one '].map((tag) => ({ json: { tag } }));
		const options = { parallelRequests: 4 };
		await run('call.addTags', { ...recorded, newTags: '={{ $json.tag }}', options }, { items });
		const { tags: all } = ask<{ tags: Array<{ name: string }> }>('GET', 'tags?per_page=50');
		const made = all.map(({ name }) => name).filter((name) => /vip/i.test(name));
		expect(made.map((name) => name.toLowerCase())).toEqual(['vip one']);
	});

	test.each([400, 422])('that another tool makes meanwhile are taken (%i)', async (status) => {
		const company = emulated();
		open({
			instead: (request) => {
				const answer = company.handle(request);
				const isMade = request.method === 'POST' && request.url.pathname === '/v1/tags';
				return isMade ? json(status, { error: 'name has been taken' }) : answer;
			},
		});
		expect((await record('call.addTags', { ...recorded, newTags: ['vip'] })).tags).toEqual([
			'Lead',
			'vip',
		]);
	});

	test('that exist cost one list of tags for all items', async () => {
		const items = [{ json: {} }, { json: {} }, { json: {} }];
		await run('call.addTags', { ...recorded, newTags: 'LEAD, quote sent' }, { items });
		expect(requests().filter((one) => one.startsWith('GET /v1/tags'))).toHaveLength(1);
		expect(bodies()).toEqual(items.map(() => ({ tags: [tags.lead, tags.quote] })));
	});

	test('are not made in a dry run', async () => {
		const options = { dryRun: true };
		const found = await record('call.addTags', { ...recorded, newTags: ['vip'], options });
		const body = { name: 'vip', color: '#00B388' };
		const request = { method: 'POST', url: 'https://api.aircall.io/v1/tags', body };
		expect(found).toEqual({ dryRun: true, request });
	});

	test('that Aircall refuses for another reason are told', async () => {
		open({
			instead: ({ method, url }) =>
				method === 'POST' && url.pathname === '/v1/tags'
					? { status: 422, headers: {}, body: '{"error":"Unprocessable Entity"}' }
					: undefined,
		});
		expect(await refusal('call.addTags', { ...recorded, newTags: ['vip'] })).toBe(
			'Aircall did not accept the request: Unprocessable Entity [item 0]',
		);
	});
});

describe('Send Insight Card', () => {
	const live = { callId: byId(calls.live) };
	const lines = { items: [{ label: 'Plan', text: 'Enterprise', link: 'https://crm.example/7' }] };

	test('sends the title and the lines with their links', async () => {
		const found = await records('call.sendInsightCard', {
			...live,
			title: 'Acme, Inc.',
			lines: { items: [...lines.items, { label: 'Owner', text: 'Ann' }] },
			titleLink: 'https://crm.example',
		});
		expect(found).toEqual([{ success: true }]);
		expect(bodies()).toEqual([
			{
				contents: [
					{ type: 'title', text: 'Acme, Inc.', link: 'https://crm.example' },
					{
						...{ type: 'shortText', label: 'Plan', text: 'Enterprise' },
						link: 'https://crm.example/7',
					},
					{ type: 'shortText', label: 'Owner', text: 'Ann' },
				],
			},
		]);
	});

	test('takes lines without a title, and not nothing at all', async () => {
		await run('call.sendInsightCard', { ...live, lines });
		expect(bodies()).toEqual([{ contents: [{ type: 'shortText', ...lines.items[0] }] }]);
		expect(await refusal('call.sendInsightCard', live)).toBe(
			"The card is empty: fill in 'Title', or add a line [item 0]",
		);
		expect(requests()).toHaveLength(1);
	});

	test('to a call that is over says that it has to go on', async () => {
		const { error } = await run('call.sendInsightCard', { ...recorded, title: 'Acme' });
		expect(error).toMatchObject({
			message: 'Aircall did not accept the request: The call has already ended [item 0]',
			description:
				'A card can be shown only while the call goes on: start the workflow with an event such as Call Rings at User of the Aircall Trigger.',
		});
	});
});

describe('What is deleted of a call', () => {
	test('is its recording, and with it what Aircall said of it', async () => {
		const gone = { deleted: true, id: calls.recorded };
		expect(await record('call.deleteRecording', recorded)).toEqual(gone);
		expect(requests()).toEqual([`GET ${CALL}`, `DELETE ${CALL}/recording`]);
		expect((await record('call.get', recorded)).recording).toBeNull();
		expect(await refusal('callInsight.getSummary', recorded)).toBe(
			'Aircall could not find this: Not generated for this call [item 0]',
		);
	});

	test('is its voicemail', async () => {
		const voicemail = { callId: byId(calls.voicemail) };
		await run('call.deleteVoicemail', voicemail);
		expect(requests().at(-1)).toBe(`DELETE /v1/calls/${calls.voicemail}/voicemail`);
		expect((await record('call.get', voicemail)).voicemail).toBeNull();
	});

	test.each([
		['deleteRecording', 'recording'],
		['deleteVoicemail', 'voicemail'],
	])('by %s stays where it appears later, which is told', async (operation, kind) => {
		const { items, hints } = await run(`call.${operation}`, { callId: byId(calls.missed) });
		expect(items).toHaveLength(1);
		expect(hints.map(({ message }) => message)).toEqual([
			`Call ${calls.missed} has no ${kind}, or none yet: one that appears later, up to 24 hours after the call, stays.`,
		]);
	});
});
