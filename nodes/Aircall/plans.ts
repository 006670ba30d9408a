/**
 * What Aircall sells beside the telephone, by what needs it. A company without it is refused with 403,
 * just as wrong credentials are. Source: the plans that developer.aircall.io names.
 */
import type { NamedOperation } from '../engine/vocabulary/operation';
import type { Route } from '../engine/vocabulary/route';

export const ASSIST = 'AI Assist';
export const PRO = 'AI Assist Pro';
export const ANALYTICS = 'Analytics+';
export const VOICE_AGENTS = 'AI Voice Agents';

/** What Aircall tells of a call, by the end of its address, with the plan that it needs. */
export const INSIGHTS = {
	transcription: ASSIST,
	summary: ASSIST,
	topics: ASSIST,
	sentiments: ASSIST,
	action_items: ASSIST,
	custom_summary_result: PRO,
	playbook_result: PRO,
	// Which plan it is, Aircall does not say.
	predicted_csat: 'an AI plan',
	evaluations: PRO,
} as const;

export type Insight = keyof typeof INSIGHTS;

const INSIGHT = 'GET /v1/calls/{call_id}/';

/** Where an insight of a call is read. */
export const insightRoute = (insight: Insight) => `${INSIGHT}${insight}` as const;

export const isInsight = (route: Route): boolean => planOfInsight(route) !== undefined;

function planOfInsight(route: Route): string | undefined {
	const plans = Object.entries(INSIGHTS);
	return plans.find(([insight]) => route === `${INSIGHT}${insight}`)?.[1];
}

/** What a route needs beside the telephone; undefined where every company may use it. */
export function planOf(route: Route): string | undefined {
	if (route.includes('/analytics/')) return ANALYTICS;
	if (route.includes('/outbound-calls/agents/')) return VOICE_AGENTS;
	// What is said in a call that goes on is read at the same address.
	if (route === insightRoute('transcription')) return `${ASSIST} (${PRO} for a call that goes on)`;
	return planOfInsight(route);
}

/** What a plan may lack, and what may not be set up for whoever is to use it. */
interface Feature {
	/** A part of the routes that need it. */
	part: string;
	/** As a sentence begins with it. */
	name: string;
	/** For whom it is set up. */
	holder: string;
}

const FEATURES: Feature[] = [
	{ part: 'whatsapp', name: 'WhatsApp', holder: 'this number' },
	{ part: '/messages/', name: 'Messaging', holder: 'this number' },
	{ part: '/sms/templates', name: 'Messaging', holder: 'your company' },
	{ part: '/templates', name: 'WhatsApp', holder: 'this number' },
	{ part: '/a2p_campaign', name: 'Messaging', holder: 'these numbers' },
	{ part: '/dialer_campaign', name: 'The Power Dialer', holder: 'this user' },
];

/** The feature that a route needs; undefined where none has to be set up. */
export function featureOf(route: Route): Feature | undefined {
	return FEATURES.find(({ part }) => route.includes(part));
}

/** Operations that need something else than their address says. */
const OTHERWISE = new Map([
	// What the plan lacks is null.
	['getAllInsights', ''],
	['getRealtimeTranscription', PRO],
]);

/** What an operation needs beside the telephone, for the list of operations; undefined for nothing. */
export function needs({
	value,
	route,
}: Pick<NamedOperation, 'value' | 'route'>): string | undefined {
	if (route.includes('/integrations/')) return 'OAuth';
	const plan = OTHERWISE.get(value) ?? planOfInsight(route) ?? planOf(route);
	return plan?.replace(/^a/, 'A') ?? featureOf(route)?.name;
}
