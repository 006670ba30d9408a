/** The Nutshell Webhook Trigger: the address that a person pastes, and the token in it. */
import { NutshellWebhookTrigger } from '../../nodes/Nutshell/NutshellWebhookTrigger.node';
import { openAccount } from '../harness/account';
import { delivery, hearingWith, lead, query, TOKEN } from './hearing';
import { nutshell } from './provider';

const { credentials, requests } = openAccount(nutshell);
const { workflow, active } = hearingWith(credentials);

describe('the address', () => {
	test('is told to paste in the panel, since nothing is made at Nutshell', async () => {
		const [notice, token] = new NutshellWebhookTrigger().description.properties;
		expect([notice.type, token.name]).toEqual(['notice', 'token']);
		expect(notice.displayName).toContain('<b>Setup > API keys</b>');
		expect(notice.displayName).toContain('<b>Settings > Connections</b>');
		const trigger = await active(['leadWon']);
		await trigger.deactivate();
		expect(requests()).toEqual([]);
	});

	test.each(['http://n8n.example.com/', 'https://localhost:5678/', 'https://192.168.1.5/'])(
		'is refused where Nutshell cannot reach it: %s',
		async (n8n) => {
			const trigger = workflow({ events: ['leadWon'] }, { n8n });
			await expect(trigger.activate()).rejects.toMatchObject({
				message: `Nutshell cannot reach this n8n at '${n8n.slice(0, -1)}'. Set n8n's environment variable N8N_WEBHOOK_URL to its public https address, or use the node 'Nutshell Polling Trigger', which needs none. With the older variable WEBHOOK_URL, test events come to N8N_EDITOR_BASE_URL where that is set, too.`,
			});
		},
	);
});

describe('a token', () => {
	const body = JSON.stringify(delivery([{ payloadType: 'leads', action: 'create' }], [lead()]));

	test('refuses what comes without it, or with another one', async () => {
		const trigger = await active(['leadCreated']);
		const wrong: Array<Record<string, string>> = [
			{},
			{ token: '' },
			{ token: `${TOKEN}x` },
			{ token: TOKEN.slice(1) },
		];
		for (const one of wrong) {
			expect(await trigger.deliver({ body, query: one })).toEqual({ status: 401 });
		}
		expect(await trigger.deliver({ body: body.slice(0, -9) })).toEqual({ status: 401 });
		expect((await trigger.deliver({ body, query })).items).toHaveLength(1);
	});

	test('is not asked for where nobody entered one', async () => {
		const trigger = await active(['leadCreated'], { token: '' });
		expect((await trigger.deliver({ body })).items).toHaveLength(1);
	});
});
