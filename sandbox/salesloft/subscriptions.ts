/** Webhook subscriptions: one event each, seen only with the key that made them. */
import { json } from '../http';
import { answer, deleted, validate } from './answers';
import { named, notFound, pathId, removeNamed } from './call';
import type { Call, Routes } from './call';
import { flag } from './filters';
import { list } from './list';
import type { Subscription, SubscriptionFields } from './records';

type SubscriptionBody = Partial<
	Pick<SubscriptionFields, 'callback_token' | 'callback_url' | 'event_type' | 'enabled'>
>;

export const subscriptions: Routes = {
	list_webhook_subscriptions: list<Subscription>({
		rows: ({ state, caller }) => state.subscriptions.filter(({ key }) => key === caller.key),
		filters: { enabled: flag((subscription) => subscription.enabled) },
		sorts: { id: (subscription) => subscription.id },
		direction: 'ASC',
		paged: 'never',
		show: showSubscription,
	}),
	get_webhook_subscriptions_by_id: (call) => answer(showSubscription(own(call), call)),
	// Connectors disagree about this answer; the one captured from the live API has no `data`.
	create_webhook_subscriptions: (call) => json(200, showSubscription(create(call), call)),
	update_webhook_subscriptions_by_id: (call) => {
		const body = call.body as SubscriptionBody;
		checkUrl(body.callback_url);
		return answer(showSubscription(Object.assign(own(call), body), call));
	},
	delete_webhook_subscriptions_by_id: (call) => {
		if (call.state.subscriptions.get(pathId(call))) own(call);
		removeNamed(call, call.state.subscriptions);
		return deleted();
	},
};

function create({ state, caller, body }: Call): Subscription {
	const { callback_token = '', callback_url = '', event_type = '' } = body as SubscriptionBody;
	checkUrl(callback_url);
	validate({ callback_token: callback_token === '' && "can't be blank" });
	return state.subscriptions.insert({
		key: caller.key,
		user_guid: caller.user.guid,
		event_type,
		callback_url,
		callback_token,
		enabled: true,
	});
}

function checkUrl(url: string | undefined): void {
	validate({ callback_url: url !== undefined && !/^https?:\/\/[^/]/.test(url) && 'is not a URL' });
}

/** Those of other applications and keys are not there. */
function own(call: Call): Subscription {
	const subscription = named(call, call.state.subscriptions);
	return subscription.key === call.caller.key ? subscription : notFound();
}

function showSubscription({ key: _, ...subscription }: Subscription, { state }: Call) {
	return { ...subscription, tenant_id: state.teamId };
}
