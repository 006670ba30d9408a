/** Everything that Aircall's artificial intelligence says of a call, in one item. */
import { arrayOf, isObject, type Json } from '../../../engine/json';
import { inEach, isRefusal } from '../../../engine/vocabulary/answered';
import { choices, type Field } from '../../../engine/vocabulary/field';
import { answeredId } from '../../../engine/vocabulary/identify';
import type { Job } from '../../../engine/vocabulary/job';
import { onceReady, untilFound } from '../../../engine/vocabulary/ready';
import { titleCase } from '../../../engine/vocabulary/words';
import { ASK_AGAIN } from '../../api';
import { INSIGHTS, insightRoute, type Insight } from '../../plans';
import { textOf } from './transcript';

const ALL = Object.keys(INSIGHTS) as Insight[];

/** What an insight is called in the output. */
const CALLED: Partial<Record<Insight, string>> = { custom_summary_result: 'custom_summary' };
const nameOf = (insight: Insight) => CALLED[insight] ?? insight;

const LABELS: Partial<Record<Insight, string>> = { predicted_csat: 'Predicted CSAT' };
const labelOf = (insight: Insight) => LABELS[insight] ?? titleCase(nameOf(insight));

export const insights: Field = choices(
	'insights',
	ALL.map((value) => ({ name: labelOf(value), value })),
	{
		in: 'local',
		description: 'Each costs one request; without a choice, all of them',
	},
);

/** What came of reading one of them: what it says, or the refusal in its place. */
type Reading = { insight: Insight; found: unknown; refused?: Error };

/**
 * All insights that are wanted. One that the call has not, or that is not in the plan, is null.
 * @throws Error where the call is not there, or where all of them are refused
 */
export async function allInsights(job: Job): Promise<Json> {
	const { path, local } = job.values;
	const chosen = arrayOf(local.insights) as Insight[];
	const asked = chosen.length > 0 ? ALL.filter((one) => chosen.includes(one)) : ALL;
	const readings = await Promise.all(asked.map(async (insight) => await readingOf(job, insight)));
	const refused = readings.filter((one) => one.refused);
	if (refused.length === readings.length) throw refused[0].refused as Error;
	// An ID that no call has is answered like a call without insights.
	if (readings.every(({ found }) => found === null))
		await job.record('GET /v1/calls/{call_id}', { path });
	if (refused.length > 0) job.tell(missing(refused));
	return {
		call_id: answeredId(path.call_id),
		...Object.fromEntries(readings.map(({ insight, found }) => [nameOf(insight), found])),
	};
}

async function readingOf(job: Job, insight: Insight): Promise<Reading> {
	const { path } = job.values;
	const ask = async () => await job.send(insightRoute(insight), { path });
	try {
		return { insight, found: (await onceReady(job, ask, untilFound(ASK_AGAIN))) ?? null };
	} catch (failure) {
		if (isRefusal(failure, 404)) return { insight, found: null };
		if (isRefusal(failure, 403)) return { insight, found: null, refused: failure as Error };
		throw failure as Error;
	}
}

function missing(refused: Reading[]): string {
	const plans = new Set(refused.map(({ insight }) => INSIGHTS[insight]));
	const names = refused.map(({ insight }) => labelOf(insight)).join(', ');
	return `Aircall refuses ${names}, which are null in the output: ${[...plans].join(' and ')} may not be part of your Aircall plan.`;
}

/** What people read of each: a text or a list of texts where there is one. */
export function simplifyInsights(all: Json): Json {
	const { transcription, summary, topics, sentiments, action_items: items } = all;
	const inside = (key: string, one: unknown) => (isObject(one) && key in one ? one[key] : one);
	const short: Json = {
		transcription: isObject(transcription) ? textOf(transcription) : transcription,
		summary: inside('content', summary),
		topics: inside('content', topics),
		sentiments: inside('participants', sentiments),
		action_items: inEach('content', inside('action_items', items)),
	};
	return Object.fromEntries(
		Object.entries(all).map(([name, found]) => [
			name,
			found !== null && name in short ? short[name] : found,
		]),
	);
}

/** With whatever stands where nobody has seen anything. */
const example = (any: unknown): Json => ({
	call_id: 7,
	transcription: '[00:03] Customer: Hello',
	summary: 'A customer asked for the quote.',
	topics: ['quote'],
	sentiments: [{ user_id: 7, phone_number: '+33639980000', value: 'POSITIVE', type: 'internal' }],
	action_items: ['Send the quote'],
	custom_summary: any,
	playbook_result: {
		adherence_score: 75,
		playbook_result_topics: [{ name: 'Budget', result: any }],
	},
	predicted_csat: {
		...{ call_id: 7, call_uuid: any === '' ? 'CA1' : null, score: 4 },
		drivers: [{ label: 'Quick answer', polarity: 'POSITIVE' }],
	},
	evaluations: any,
});

/** What comes out, for the output schema. */
export const insightExamples: Json[] = [
	...[{}, [], ''].map(example),
	{ call_id: 7, ...Object.fromEntries(ALL.map((insight) => [nameOf(insight), null])) },
];
