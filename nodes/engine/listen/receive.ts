/** One delivery: verified, read, and handed on as items. */
import type { INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { isObject, objectOf, parseJson } from '../json';
import { wordsOf } from '../vocabulary/answered';
import type { Happening, TriggerEvent } from '../vocabulary/event';
import type { Arrival } from '../vocabulary/hook';
import type { WebhookTrigger } from '../vocabulary/trigger';
import { FETCH, TOKEN } from '../form/heard';
import { chosenEvents, eventOf, isOn } from './chosen';
import { FreshRecords } from './fresh';
import { itemOf, shapeOf } from './item';
import { TriggerState, type Chosen, type HeldHook } from './state';
import { take } from './seen';

/** What is said to a provider, whatever it has sent: nothing. */
const NOTHING: IWebhookResponseData = { webhookResponse: '' };

/**
 * Reads one delivery.
 * @returns its items, one for each thing that was chosen; nothing where it is not to start anything
 */
export async function receive(
	context: IWebhookFunctions,
	trigger: WebhookTrigger,
): Promise<IWebhookResponseData> {
	const state = new TriggerState(context.getWorkflowStaticData('node'));
	const arrival = await arrivalOf(context);
	const known = secretsOf(context, trigger, state);
	const flaw = flawOf(trigger, arrival, known);
	if (flaw !== undefined) {
		context.logger.warn(`${trigger.api.name}: a delivery was refused, since ${flaw}`);
		return refuse(context, 401);
	}
	const body = parseJson(arrival.raw.toString('utf8'))?.value;
	if (!isObject(body)) return refuse(context, 400);
	const happenings = trigger.delivery.happenings(body, arrival.headers);
	const secrets = known.map(({ secret }) => secret);
	const records = new FreshRecords(context, trigger, secrets);
	const events = chosenEvents(context, trigger);
	const meant = await chosenOf(happenings, events, state.chosen, records);
	const { fresh, seen, settle } = take(
		nameOf(context),
		state.seen,
		meant.map(({ happening }) => happening.key),
	);
	if (fresh.length === 0) return NOTHING;
	state.seen = seen;
	const response = context.getResponseObject();
	response.once('close', () => settle(response.writableFinished && response.statusCode < 400));
	const wanted = new Map(meant.map((one) => [one.happening.key, one]));
	const given = fresh.flatMap((key) => wanted.get(key) ?? []);
	return { ...NOTHING, workflowData: [await itemsOf(context, given, records)] };
}

/** n8n has read the body already, but keeps its bytes. */
async function arrivalOf(context: IWebhookFunctions): Promise<Arrival> {
	const request = context.getRequestObject();
	if (!request.rawBody) await request.readRawBody();
	const texts = (of: object) =>
		Object.fromEntries(
			Object.entries(of).flatMap(
				([name, value]): Array<[string, string]> =>
					typeof value === 'string' ? [[name, value]] : [],
			),
		);
	return {
		raw: request.rawBody ?? Buffer.alloc(0),
		headers: texts(request.headers),
		query: texts(objectOf(context.getQueryData())),
	};
}

/** What deliveries are verified with. Where a person enters the address, they choose whether there is something. */
function secretsOf(
	context: IWebhookFunctions,
	{ registration }: WebhookTrigger,
	{ hooks }: TriggerState,
): Known[] {
	if (registration) return hooks;
	const secret = wordsOf(context.getNodeParameter(TOKEN, '')).trim();
	return secret === '' ? [] : [{ secret }];
}

/** A secret, and what is told with it. */
type Known = Pick<HeldHook, 'secret'> & Partial<HeldHook>;

/** Why a delivery cannot be believed. Without a secret none can, unless a person has said so. */
function flawOf(
	{ delivery, registration }: WebhookTrigger,
	arrival: Arrival,
	known: Known[],
): string | undefined {
	if (known.length === 0) return registration && 'no webhook is registered';
	const flaws = known.map(({ secret, types }) => delivery.verify(arrival, secret, types));
	return flaws.includes(undefined) ? undefined : flaws[0];
}

interface Meant {
	event: TriggerEvent;
	happening: Happening;
}

/** What is to be handed on, of what has happened. */
async function chosenOf(
	happenings: Happening[],
	events: TriggerEvent[],
	chosen: Chosen,
	fresh: FreshRecords,
): Promise<Meant[]> {
	// All at once: for some of them, the record has to be read.
	const all = happenings.map(async (happening): Promise<Meant[]> => {
		const recordOf = async () => (await fresh.of(happening)).record;
		const event = await eventOf(events, happening, chosen, recordOf);
		return event ? [{ event, happening }] : [];
	});
	return (await Promise.all(all)).flat();
}

async function itemsOf(
	context: IWebhookFunctions,
	meant: Meant[],
	records: FreshRecords,
): Promise<INodeExecutionData[]> {
	const shape = shapeOf(context);
	const fetches = isOn(context, FETCH);
	return await Promise.all(
		meant.map(async (one) =>
			itemOf(one, shape, fetches ? await records.of(one.happening) : undefined),
		),
	);
}

function refuse(context: IWebhookFunctions, status: number): IWebhookResponseData {
	context.getResponseObject().status(status).end();
	return { noWebhookResponse: true };
}

/** Tells a trigger from every other one; n8n's test of it is another one, too. */
function nameOf(context: IWebhookFunctions): string {
	return [context.getWorkflow().id, context.getNode().id, context.getMode()].join(' ');
}
