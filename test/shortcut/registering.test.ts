/** The webhook of the Shortcut Trigger, where Shortcut makes it otherwise than one would like. */
import { ShortcutTrigger } from '../../nodes/Shortcut/ShortcutTrigger.node';
import { empty, json } from '../../sandbox/http';
import { openAccount, type Opening } from '../harness/account';
import { TriggerWorkflow } from '../harness/trigger';
import { account, shortcut } from './provider';

let instead: Opening['instead'];
const { credentials, requests, forget } = openAccount(shortcut, {
	instead: (request) => instead?.(request),
});
beforeEach(() => {
	instead = undefined;
});

const HOOK = '/api/v3/integrations/webhook';
const first = account.firstWebhook;
const workflow = (webhookId: string) =>
	new TriggerWorkflow({
		...{ node: ShortcutTrigger, credentials: credentials(), webhookId },
		parameters: { events: ['storyMoved'] },
	});

test('is not made by an observer, who is told what to do', async () => {
	instead = () => json(403, { message: 'Observers cannot do this.' });
	const refused = workflow('observer').activate();
	await expect(refused).rejects.toMatchObject({
		message: expect.stringMatching(
			/^Shortcut does not allow this: Observers cannot do this\. .*An observer cannot make webhooks, with any token: use that of another member, or the Shortcut Polling Trigger\./,
		),
	});
	expect(requests()).toEqual([`POST ${HOOK}`]);
});

test('is an error without its ID, which the specification leaves out: nobody could remove it', async () => {
	instead = ({ method }) => (method === 'POST' ? empty(204) : undefined);
	const trigger = workflow('without-id');
	await expect(trigger.activate()).rejects.toThrow(
		'Shortcut made a webhook and sent no ID of it, so that n8n cannot remove it: remove it by hand in Shortcut',
	);
	expect(trigger.state.hooks).toEqual([]);
});

test('is looked for by its ID, since there is no list, and stays where it is as it should be', async () => {
	const trigger = workflow('as-it-is');
	await trigger.activate();
	forget();
	await trigger.activate();
	expect(requests()).toEqual([`GET ${HOOK}/${first}`]);
});

test.each([
	['is switched off', { disabled: true }],
	['leads to another address', { webhook_url: 'https://n8n.example.com/webhook/other' }],
])('is made anew where it %s at Shortcut, and the old one is removed', async (_, changed) => {
	const trigger = workflow(`anew-${Object.keys(changed)[0]}`);
	await trigger.activate();
	const [{ secret }] = trigger.state.hooks;
	instead = ({ method }) =>
		method === 'GET'
			? json(200, { id: first, webhook_url: trigger.url, disabled: false, ...changed })
			: undefined;
	forget();
	await trigger.activate();
	expect(requests().filter((one) => !one.startsWith('GET'))).toEqual([
		`POST ${HOOK}`,
		`DELETE ${HOOK}/${first}`,
	]);
	const [hook, ...others] = trigger.state.hooks;
	expect(others).toEqual([]);
	expect(hook).toMatchObject({ id: String(first + 1), url: trigger.url });
	expect(hook.secret).not.toBe(secret);
});
