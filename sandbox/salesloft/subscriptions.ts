/** Webhook subscriptions: one event each, seen only with the key that made them. */
import type { Operations } from '../emulator';
import { json } from '../http';
import type { Call } from './call';
import { salesloftAccount } from './account';
import { resource, shown, writer } from './resource';

const describe = () => ({ tenant_id: salesloftAccount.teamId });
const show = shown('webhook_subscriptions', describe);

const writing = writer('webhook_subscriptions', {
	made: ({ caller: { key, user } }) => ({ key, user_guid: user.guid }),
	check: (_, { callback_url: url, callback_token: token }) => ({
		callback_url: !/^https?:\/\/[^/]/.test(url) && 'is not a URL',
		callback_token: token === '' && "can't be blank",
	}),
});

export const subscriptions: Operations<Call> = {
	...resource('webhook_subscriptions', {
		// Those of other applications and keys are not there.
		sees: ({ caller }, { key }) => key === caller.key,
		sortedBy: 'id',
		direction: 'ASC',
		show: describe,
		update: writing.update,
		removable: 'again',
	}),
	// Connectors disagree about this answer; the one captured from the live API has no `data`.
	create_webhook_subscriptions: (call) => json(200, show(writing.create(call), call)),
};
