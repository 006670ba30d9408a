/** Webhook subscriptions: one event each, seen only with the key that made them. */
import type { Operations } from '../emulator';
import { json } from '../http';
import { validate } from './answers';
import type { Call } from './call';
import { salesloftAccount } from './account';
import { add } from './kinds';
import type { Row } from './kinds';
import { resource, shown } from './resource';

type Subscription = Row<'webhook_subscriptions'>;

const describe = () => ({ tenant_id: salesloftAccount.teamId });
const show = shown('webhook_subscriptions', describe);

export const subscriptions: Operations<Call> = {
	...resource('webhook_subscriptions', {
		// Those of other applications and keys are not there.
		sees: ({ caller }, { key }) => key === caller.key,
		sortedBy: 'id',
		direction: 'ASC',
		paged: 'never',
		show: describe,
		update: ({ body }, subscription) => {
			checkUrl(body.callback_url);
			Object.assign(subscription, body);
		},
		removable: 'again',
	}),
	// Connectors disagree about this answer; the one captured from the live API has no `data`.
	create_webhook_subscriptions: (call) => json(200, show(create(call), call)),
};

function create({ state, caller, body, now }: Call): Subscription {
	checkUrl(body.callback_url);
	validate({ callback_token: body.callback_token === '' && "can't be blank" });
	const owned = { key: caller.key, user_guid: caller.user.guid };
	return add(state, 'webhook_subscriptions', { ...owned, ...body, enabled: true }, now);
}

function checkUrl(url: unknown): void {
	validate({
		callback_url: url !== undefined && !/^https?:\/\/[^/]/.test(String(url)) && 'is not a URL',
	});
}
