/**
 * Every operation that the emulator knows, answered once with success: the emulator holds each answer
 * to the known facts (sandbox/held.ts), so an invented field fails here.
 */
import { aircallAccount as account } from '../../../sandbox/aircall';
import { matchOperation, readContract } from '../../../sandbox/contract';
import { readFacts } from '../../../sandbox/facts';
import { notExposed } from '../../contract/not-exposed';
import { open } from './open';

const { calls, firstContact, numbers, tags, teams, users, voiceAgent } = account;
const contact = `/v1/contacts/${firstContact}`;
const recorded = `/v1/calls/${calls.recorded}`;
const live = `/v1/calls/${calls.live}`;
const number = `/v1/numbers/${numbers.recording}`;
const campaign = `/v1/users/${users.available}/dialer_campaign`;
const to = '+33639980005';
const other = '+33639980006';
const everything =
	'fetch_contact=true&fetch_short_urls=true&fetch_call_timeline=true&fetch_aiva_conv=true';
/** The first record that a test creates, and what hangs on it. */
const created = 3_000_000_001;

type Asked = [method: string, path: string, body?: unknown];

/** Requests to a fresh company each, in the order in which they build on each other. */
const stories: Record<string, Asked[]> = {
	company: [
		['GET', '/v1/ping'],
		['GET', '/v1/company'],
	],
	users: [
		['GET', '/v2/users'],
		['GET', `/v2/users/${users.unavailable}`],
		['POST', '/v2/users', { email: 'zoe@northwind.example', first_name: 'Zoe', last_name: 'Hill' }],
		['PUT', `/v2/users/${created}`, { extension: '300', availability_status: 'custom' }],
		['GET', `/v2/users/${users.available}/numbers`],
		['GET', '/v1/users/availabilities'],
		['GET', `/v1/users/${users.available}/availability`],
		['POST', `/v1/users/${users.available}/calls`, { number_id: numbers.recording, to }],
		['POST', `/v1/users/${users.available}/dial`, { to }],
		['DELETE', `/v1/users/${users.available}`],
	],
	teams: [
		['GET', '/v1/teams'],
		['GET', `/v1/teams/${teams.sales}`],
		['POST', '/v1/teams', { name: 'East' }],
		['POST', `/v1/teams/${created}/users/${users.available}`],
		['DELETE', `/v1/teams/${created}/users/${users.available}`],
		['DELETE', `/v1/teams/${created}`],
	],
	calls: [
		['GET', '/v1/calls?per_page=50'],
		['GET', `/v1/calls?per_page=50&order=desc&${everything}`],
		['GET', `/v1/calls/search?direction=inbound&${everything}`],
		['GET', recorded],
		['GET', `${recorded}?${everything}`],
		['POST', `${live}/comments`, { content: 'Wants a quote' }],
		['POST', `${live}/tags`, { tags: [tags.lead] }],
		['GET', live],
		['PUT', `${live}/archive`],
		['PUT', `${live}/unarchive`],
		['POST', `${live}/pause_recording`],
		['POST', `${live}/resume_recording`],
		['POST', `${live}/insight_cards`, { contents: [{ type: 'title', text: 'VIP' }] }],
		['POST', `${live}/transfers`, { user_id: users.available }],
		['GET', live],
		['DELETE', `${recorded}/recording`],
		['DELETE', `/v1/calls/${calls.voicemail}/voicemail`],
		['GET', recorded],
	],
	insights: [
		...['transcription', 'sentiments', 'topics', 'summary', 'action_items', 'playbook_result'],
		...['transcription?mode=realtime', 'playbook_result?fetch_playbook=true', 'predicted_csat'],
		...['custom_summary_result', 'evaluations'],
	].map((kind) => ['GET', `${recorded}/${kind}`]),
	integration: [
		['GET', '/v1/integrations/me'],
		['POST', '/v1/integrations/disable'],
		['POST', '/v1/integrations/enable?install=true'],
	],
	'outbound calls': [
		[
			'POST',
			`/v1/outbound-calls/agents/${voiceAgent}`,
			{ contact_phone: to, idempotency_key: 'one' },
		],
	],
	dialer: [
		['POST', campaign, { phone_numbers: [to] }],
		['GET', campaign],
		['POST', `${campaign}/phone_numbers`, { phone_numbers: ['+33639980006'] }],
		['GET', `${campaign}/phone_numbers`],
		['DELETE', `${campaign}/phone_numbers/${created + 1}`],
		['DELETE', campaign],
	],
	contacts: [
		['GET', '/v1/contacts?per_page=50'],
		['GET', `/v1/contacts/search?phone_number=${encodeURIComponent(to)}`],
		['GET', contact],
		['POST', '/v1/contacts', { phone_numbers: [{ label: 'Work', value: to }] }],
		['POST', `/v1/contacts/${created}`, { first_name: 'Ada' }],
		['POST', `${contact}/phone_details`, { label: 'Home', value: to }],
		['PUT', `${contact}/phone_details/60000001`, { label: 'Car' }],
		['DELETE', `${contact}/phone_details/60000001`],
		['POST', `${contact}/email_details`, { label: 'Home', value: 'a@a.example' }],
		['PUT', `${contact}/email_details/70000001`, { label: 'Old' }],
		['DELETE', `${contact}/email_details/70000001`],
		['GET', contact],
		['DELETE', contact],
	],
	numbers: [
		['GET', '/v1/numbers'],
		['PUT', number, { name: 'Paris', priority: null }],
		['PUT', number, { messages: { welcome: 'https://music.northwind.example/new.mp3' } }],
		['GET', number],
		['GET', `${number}/registration_status`],
	],
	tags: [
		['GET', '/v1/tags'],
		['GET', `/v1/tags/${tags.voicemailDrop}`],
		['POST', '/v1/tags', { name: 'Hot', color: '#FF0000', description: 'Buys soon' }],
		['PUT', `/v1/tags/${created}`, { color: '#00FF00' }],
		['DELETE', `/v1/tags/${created}`],
	],
	messages: [
		['POST', `${number}/messages/native/send`, { to, body: 'Hello' }],
		['POST', `${number}/messages/configuration`, { callbackUrl: 'https://n8n.example/sms' }],
		['GET', `${number}/messages/configuration`],
		['POST', `${number}/messages/send`, { to, body: 'Hello', mediaUrl: ['https://a.example/b'] }],
		['POST', `${number}/messages/group/send`, { participants: [to, other], body: 'Hello' }],
		['POST', `${number}/messages/group/native/send`, { participants: [to, other], body: 'Hello' }],
		['DELETE', `${number}/messages/configuration`],
		['GET', '/v1/sms/templates?search=quote'],
	],
	whatsapp: [
		['POST', '/v1/messages/whatsapp/send', { lineId: numbers.recording, to, text: 'Hello' }],
		[
			'POST',
			'/v1/messages/send/whatsapp/native',
			{ lineId: numbers.recording, externalNumber: to, templateParams: { name: 'order_update' } },
		],
		['GET', `${number}/templates?limit=1`],
		['GET', `${number}/templates?limit=1&token=1&status=APPROVED`],
		['GET', `${number}/whatsapp_status`],
	],
	campaigns: [
		['GET', `/v1/campaigns/${account.campaign}/contacts`],
		[
			'POST',
			'/v1/a2p_campaign_associations',
			{ external_campaign_id: 'CABC123', numbers: [numbers.recording] },
		],
		['GET', '/v1/a2p_campaign_associations'],
		['PUT', `/v1/a2p_campaign_associations/${created}`, { numbers: [] }],
		['DELETE', `/v1/a2p_campaign_associations/${created}`],
	],
	webhooks: [
		['POST', '/v1/webhooks', { url: 'https://n8n.example/webhook', custom_name: 'n8n' }],
		['GET', '/v1/webhooks'],
	],
};

const contract = readContract('aircall');
const answered = new Set<string>();

function answer({ send }: ReturnType<typeof open>, [method, path, body]: Asked) {
	const { status, json } = send(method, path, body);
	expect([method, path, json, status < 300]).toEqual([method, path, json, true]);
	const { pathname } = new URL(path, contract.host);
	const match = matchOperation(contract, method, pathname);
	const same = contract.operations.filter(
		(one) => one.method === method && one.path === match?.operation.path,
	);
	for (const { id } of same) answered.add(id);
	return json;
}

test.each(Object.entries(stories))('%s are answered as known', (_, story) => {
	const company = open();
	for (const asked of story) answer(company, asked);
});

test('a webhook is answered as known, read and changed', () => {
	const company = open();
	const url = 'https://n8n.example/webhook';
	const { webhook } = answer(company, ['POST', '/v1/webhooks', { url }]) as {
		webhook: { webhook_id: string };
	};
	const path = `/v1/webhooks/${webhook.webhook_id}`;
	answer(company, ['GET', path]);
	answer(company, ['PUT', path, { events: ['call.ended'] }]);
	answer(company, ['DELETE', path]);
});

test('an export is answered as known, while it is made and when it is there', () => {
	const company = open({ exportSeconds: 60 });
	const filter = { timezone: 'Etc/UTC', dateFilter: { relative: 'YESTERDAY' } };
	const input = { reportName: 'CALLS_HISTORY', filter };
	const created = answer(company, ['POST', '/v1/analytics/report/export', { input }]);
	const path = `/v1/analytics/report/export/${String(created.exportID)}`;
	const statuses = [0, 60].map((seconds) => {
		company.wait(seconds);
		return answer(company, ['GET', path]).status;
	});
	expect(statuses).toEqual(['PENDING', 'COMPLETED']);
	const { downloadUrl } = answer(company, ['GET', path]);
	const { status, body } = company.request('GET', String(downloadUrl), {});
	expect([status, body]).toEqual([200, 'report\nCALLS_HISTORY\n']);
});

test('an empty company is answered as known', () => {
	const company = open({ calls: 0, contacts: 0 });
	answer(company, ['GET', '/v1/calls']);
	answer(company, ['GET', '/v1/contacts']);
});

test('nothing else is answered with success: the node uses none of it', () => {
	const ids = contract.operations.map(({ id }) => id).filter((id) => !answered.has(id));
	expect(ids).toEqual(['oauth.token']);
	const { operations: leftOut } = notExposed('aircall');
	expect(ids.filter((id) => !leftOut.includes(id))).toEqual([]);
});

test('answers that cannot be held to anything are those of these operations', () => {
	const { unknown } = readFacts('aircall');
	expect(unknown.filter((id) => answered.has(id)).sort()).toEqual([
		'a2p.create',
		'a2p.delete',
		'a2p.list',
		'a2p.update',
		'call.comment',
		'call.tag',
		'ci.customSummary',
		'ci.evaluations',
		'contact.addEmail',
		'contact.addPhone',
		'contact.deleteEmail',
		'contact.deletePhone',
		'contact.updateEmail',
		'contact.updatePhone',
		'dialer.addNumbers',
		'message.deleteConfiguration',
		'number.registrationStatus',
	]);
});
