/** What the playground lets happen, since no request does: it is delivered as the provider would. */
import type { Delivery } from '../../sandbox/http';
import { openAccounts, type Accounts } from '../../playground/accounts';
import { happeningNames, Happenings, type HappeningName } from '../../playground/happenings';
import { aircallAccount } from '../../sandbox/aircall';
import { salesloftAccount } from '../../sandbox/salesloft';

const url = 'https://n8n.example.com/hook';
const login = Buffer.from(`${aircallAccount.apiId}:${aircallAccount.apiToken}`).toString('base64');

/** Accounts that tell everything that can happen to one address. */
function listening(): { accounts: Accounts; heard: Delivery[] } {
	const accounts = openAccounts();
	const heard: Delivery[] = [];
	const post = (account: keyof Accounts, to: string, authorization: string, body: object) => {
		const headers = { authorization, 'content-type': 'application/json' };
		const request = { method: 'POST', url: new URL(to), headers };
		accounts[account].handle({ ...request, body: Buffer.from(JSON.stringify(body)) });
		accounts[account].sends?.((delivery) => heard.push(delivery));
	};
	const events = ['call.ended', 'call.comm_assets_generated', 'summary.created'];
	post('aircall', 'https://api.aircall.io/v1/webhooks', `Basic ${login}`, { url, events });
	const subscription = {
		...{ callback_url: url, callback_token: 'secret', event_type: 'email_updated' },
	};
	const to = 'https://api.salesloft.com/v2/webhook_subscriptions';
	post('salesloft', to, `Bearer ${salesloftAccount.apiKey}`, subscription);
	return { accounts, heard };
}

/** The record that a delivery is about. */
function idIn({ body }: Delivery): number {
	const told = JSON.parse(body) as { id?: number; data?: { id: number } };
	return told.data?.id ?? told.id ?? NaN;
}

test.each<[HappeningName, string, number[]]>([
	['missed call', 'call.ended', [2_812_000_026, 2_812_000_023]],
	['recording', 'call.comm_assets_generated', [2_812_000_025, 2_812_000_022]],
	['reply', 'email_updated', [40_012, 40_011]],
	['summary', 'summary.created', [2_812_000_025, 2_812_000_022]],
])('%s: each time it happens to another record, and can be told twice', (name, event, ids) => {
	const { accounts, heard } = listening();
	const happenings = new Happenings(accounts);
	const again = happenings.happen(name);
	again();
	happenings.happen(name);
	expect(heard.map((delivery) => delivery.event)).toEqual([event, event, event]);
	expect(heard.map(idIn)).toEqual([ids[0], ids[0], ids[1]]);
	expect(heard[1].body).toBe(heard[0].body);
});

test('nobody hears of it where nobody listens', () => {
	const happenings = new Happenings(openAccounts());
	expect(happeningNames.map((name) => happenings.happen(name))).toHaveLength(4);
});
