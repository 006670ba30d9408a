/** Reactions to comments, webhooks that were left behind, and stories by a link. */
import { json } from '../../sandbox/http';
import { byId, openAccount } from '../harness/account';
import { account, shortcut } from './provider';

const { record, records, refusal, requests, bodies, sent, ask, open } = openAccount(shortcut);

const { firstStory, members } = account;
const storyId = byId(firstStory);
const SECRET = 'correct horse battery';

describe('a reaction', () => {
	const comment = () => {
		const [{ id }] = ask<Array<{ id: number }>>('GET', `stories/${firstStory}/comments`);
		return { storyId, storyCommentId: byId(id) };
	};

	test('is added by its short code, with or without colons, and removed by a DELETE with a body', async () => {
		expect(await records('storyComment.addReaction', { ...comment(), emoji: 'tada' })).toEqual([
			{ emoji: ':tada:', permission_ids: [members.ada] },
		]);
		expect(await records('storyComment.removeReaction', { ...comment(), emoji: ':tada:' })).toEqual(
			[{ success: true }],
		);
		expect(sent().map(({ route, body }) => [route.split(' ')[0], body])).toEqual([
			['POST', { emoji: ':tada:' }],
			['DELETE', { emoji: ':tada:' }],
		]);
	});

	test('is not the sign itself', async () => {
		expect(await refusal('storyComment.addReaction', { ...comment(), emoji: '👍' })).toBe(
			`'Emoji' must be the short code of an emoji, such as :thumbsup:, not "👍" [item 0]`,
		);
		expect(requests()).toEqual([]);
	});
});

describe('a webhook', () => {
	const make = () =>
		ask<{ id: number }>('POST', 'integrations/webhook', {
			webhook_url: 'https://n8n.example.com/webhook/gone',
			secret: 'a secret',
		});

	test('is read and deleted by its ID, since the API lists none', async () => {
		const webhookId = String(make().id);
		expect(await record('webhook.get', { webhookId })).toMatchObject({
			webhook_url: 'https://n8n.example.com/webhook/gone',
			has_secret: true,
		});
		await record('webhook.delete', { webhookId });
		expect(requests()).toEqual([
			`GET /api/v3/integrations/webhook/${webhookId}`,
			`DELETE /api/v3/integrations/webhook/${webhookId}`,
		]);
	});

	test('never shows its secret, whatever Shortcut answers', async () => {
		open({
			instead: ({ body }) =>
				json(200, {
					id: 5,
					has_secret: true,
					secret: 'a secret',
					...JSON.parse(String(body) || '{}'),
				}),
		});
		const created = await record('webhook.create', {
			webhookUrl: 'https://example.com/hook',
			additionalFields: { secret: 'a secret' },
		});
		expect(bodies()).toEqual([{ webhook_url: 'https://example.com/hook', secret: 'a secret' }]);
		expect(created).toEqual({ id: 5, has_secret: true, webhook_url: 'https://example.com/hook' });
		expect(await record('webhook.get', { webhookId: '5' })).toEqual({ id: 5, has_secret: true });
	});

	test('keeps its secret out of a dry run, and out of the error where Shortcut repeats it', async () => {
		const making = { webhookUrl: 'https://example.com/hook', additionalFields: { secret: SECRET } };
		expect(await record('webhook.create', { ...making, options: { dryRun: true } })).toEqual({
			dryRun: true,
			request: {
				method: 'POST',
				url: 'https://api.app.shortcut.com/api/v3/integrations/webhook',
				body: { webhook_url: 'https://example.com/hook', secret: '[hidden]' },
			},
		});
		open({ instead: () => json(400, { errors: { secret: ['not', ['string?', SECRET]] } }) });
		expect(await refusal('webhook.create', making)).toBe(
			'Shortcut did not accept the request: secret: ["not",["string?","[hidden]"]] [item 0]',
		);
	});
});

describe('Get by External Link', () => {
	const link = 'https://example.com/Ticket/42';

	test('compares upper and lower case, so the link goes as it is', async () => {
		ask('PUT', `stories/${firstStory}`, { external_links: [link] });
		const found = async (externalLink: string) =>
			(await records('story.getByExternalLink', { externalLink })).map(({ id }) => id);
		expect(await found(` ${link} `)).toEqual([firstStory]);
		expect(await found(link.toLowerCase())).toEqual([]);
		expect(requests()[0]).toBe(`GET /api/v3/external-link/stories?external_link=${link}`);
	});

	test.each(['example.com/ticket/42', 'HTTPS://example.com/ticket/42', 'sc-42'])(
		'takes no %s, which the API would refuse',
		async (externalLink) => {
			expect(await refusal('story.getByExternalLink', { externalLink })).toBe(
				`'External Link' must be a web address with http:// or https://, not "${externalLink}" [item 0]`,
			);
			expect(requests()).toEqual([]);
		},
	);
});

test('Get Sub-Tasks gives the stories below one', async () => {
	ask('PUT', `stories/${firstStory}`, { sub_tasks: [{ story_id: firstStory + 1 }] });
	expect((await records('story.getSubTasks', { storyId })).map(({ id }) => id)).toEqual([
		firstStory + 1,
	]);
});
