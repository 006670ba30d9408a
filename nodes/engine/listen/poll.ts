/** A trigger that asks: what is new since the last time, oldest first, each thing once. */
import { NodeOperationError, type INodeExecutionData, type IPollFunctions } from 'n8n-workflow';
import { Client } from '../client/client';
import { EVENTS, FILTERS, OPTIONS } from '../form/heard';
import { objectOf, type Json } from '../json';
import type { Happening, TriggerEvent } from '../vocabulary/event';
import type { Feed } from '../vocabulary/feed';
import type { PollingTrigger } from '../vocabulary/trigger';
import { chosenEvents, eventOf, readChosen } from './chosen';
import { cursorIn, toSave } from './cursor';
import { begin, keyOf, newestOf, readOn, type Timed } from './feed';
import { itemOf, shapeOf } from './item';
import { TriggerState, type Chosen } from './state';

/** n8n gives up a poll after 45 seconds, where it does so at all. */
const LONGEST_POLL_MS = 30_000;
/** What is left for the answer that is under way. */
const SHARE = 0.8;

interface Heard {
	event: TriggerEvent;
	happening: Happening;
	time: number;
}

/** How long n8n lets a poll be, in milliseconds. Before n8n 2, it does not say so and sets no limit. */
function budgetOf(context: Partial<Pick<IPollFunctions, 'getPollBudgetMs'>>): number {
	return context.getPollBudgetMs?.() ?? Infinity;
}

/**
 * Asks for what is new, and moves on past what it hands on, and no further. If anything fails,
 * nothing moves. The first poll hands on nothing: what is there already is not new.
 * @returns null where there is nothing
 */
export async function poll(
	context: IPollFunctions,
	trigger: PollingTrigger,
): Promise<INodeExecutionData[][] | null> {
	const begun = performance.now();
	const budget = Math.min(LONGEST_POLL_MS, SHARE * budgetOf(context));
	const isOver = () => performance.now() - begun > budget;
	const client = await Client.open(context, trigger.api, { maxWait: budget, parallel: 1 });
	const events = chosenEvents(context, trigger);
	const feeds = trigger.feeds.filter(({ type }) =>
		events.some(({ types }) => types.includes(type)),
	);
	const data = context.getWorkflowStaticData('node');
	const chosen = await chosenNow(context, trigger, client);
	const heard = async (feed: Feed, records: Timed[]) => await hear(feed, records, events, chosen);
	if (context.getMode() === 'manual') {
		for (const feed of feeds) {
			const [newest] = await heard(feed, await newestOf(client, feed));
			if (newest) return [[itemOf(newest, shapeOf(context))]];
		}
		throw new NodeOperationError(
			context.getNode(),
			'There is nothing yet that would start this workflow',
			{
				description: 'Make such a change, or loosen the filters, and fetch a test event again.',
			},
		);
	}
	// What another account has told says nothing of this one.
	const account = accountOf(context, trigger);
	const known = data.account === account ? objectOf(data.feeds) : {};
	// A feed that is chosen again later begins anew: what came meanwhile was not wanted.
	const cursors: Json = {};
	const all: Heard[] = [];
	for (const feed of feeds) {
		const before = cursorIn(known[feed.type]);
		const { fresh, cursor } = before
			? await readOn(client, feed, before, isOver)
			: { fresh: [], cursor: await begin(client, feed, isOver) };
		all.push(...(await heard(feed, fresh)));
		cursors[feed.type] = toSave(cursor, feed.overlap);
	}
	all.sort((a, b) => a.time - b.time);
	const shape = shapeOf(context);
	const items = all.map((one) => itemOf(one, shape));
	// From here on nothing can fail.
	data.account = account;
	data.feeds = { ...cursors };
	return items.length === 0 ? null : [items];
}

/** Tells the account: n8n's ID of the credential, which stays the same where its name or key is changed. */
function accountOf(context: IPollFunctions, { api }: PollingTrigger): string {
	return context.getNode().credentials?.[api.credential.name]?.id ?? '';
}

/** What was chosen; names are looked up again only where something else was chosen meanwhile. */
async function chosenNow(
	context: IPollFunctions,
	trigger: PollingTrigger,
	client: Client,
): Promise<Chosen> {
	const data = context.getWorkflowStaticData('node');
	const state = new TriggerState(data);
	// The same name is another record in another account.
	const asked = JSON.stringify([
		accountOf(context, trigger),
		...[EVENTS, FILTERS, OPTIONS].map((name) => context.getNodeParameter(name, null)),
	]);
	if (data.asked !== asked) {
		state.chosen = await readChosen(context, trigger, client);
		data.asked = asked;
	}
	return state.chosen;
}

/** The records that are what was chosen. */
async function hear(
	feed: Feed,
	records: Timed[],
	events: TriggerEvent[],
	chosen: Chosen,
): Promise<Heard[]> {
	const all: Heard[] = [];
	for (const one of records) {
		const told = feed.tells(one.record);
		if (!told) continue;
		const happening: Happening = {
			type: feed.type,
			key: keyOf(feed, one),
			occurredAt: new Date(one.time).toISOString(),
			raw: one.record,
			...told,
		};
		const event = await eventOf(events, happening, chosen, async () => happening.record);
		if (event) all.push({ event, happening, time: one.time });
	}
	return all;
}
