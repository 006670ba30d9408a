/**
 * What Aircall's artificial intelligence says of recorded calls. Of a live call there is the realtime
 * transcription alone. What the plan of the company lacks is refused with 403, with right credentials.
 */
import { named } from '../emulator';
import { json } from '../http';
import { answer, refuse, shownLike, type ApiCall, type Routes } from './answers';
import { iso, PLANS, type Call, type Plan } from './kinds';

const AFTER_SECONDS = 60;

/** The call whose insight is asked for. */
function insightful(call: ApiCall, plan: Plan): Call {
	const { state } = call;
	const has = PLANS.indexOf(state.plan) >= PLANS.indexOf(plan);
	if (!has) refuse(403, `This feature needs ${plan}`);
	return named(call, state.calls);
}

/** A recorded call, and when its insights were there: a minute after it. */
function analyzed(call: ApiCall, plan: Plan = 'AI Assist') {
	const one = insightful(call, plan);
	const at = (one.ended_at ?? Infinity) + AFTER_SECONDS;
	if (!one.recorded || call.now < at) refuse(404, 'Not generated for this call');
	return { one, at: iso(at) };
}

const insight = (tell: (one: Call, at: unknown) => object) => (call: ApiCall) => {
	const { one, at } = analyzed(call);
	return answer(call, { call_id: one.id, ...tell(one, at) });
};

/** What nobody has seen an answer of. @param known what is known of it all the same */
const unseen = (known: object, plan?: Plan) => (call: ApiCall) => {
	analyzed(call, plan);
	return json(200, known);
};

/** Whether that in real time has another envelope is not known. */
function transcriptOf({ id, started_at, digits, user_id }: Call) {
	const agent = { participant_type: 'internal', user_id };
	const caller = { participant_type: 'external', phone_number: digits };
	const utterances = [
		{ start_time: 0.4, end_time: 2.9, text: 'Northwind Outfitters, good morning.', ...agent },
		{ start_time: 3.2, end_time: 6.8, text: 'Hello, I am calling about my quote.', ...caller },
		{ start_time: 7.1, end_time: 9.6, text: 'I will send it again today.', ...agent },
	];
	const content = { language: 'en', utterances };
	return { id, call_id: id, call_created_at: iso(started_at), type: 'call', content };
}

const transcription = insight(transcriptOf);

function realtime(call: ApiCall) {
	const one = insightful(call, 'AI Assist Pro');
	const isHeard = one.recorded || one.status === 'answered';
	return answer(call, isHeard ? transcriptOf(one) : refuse(404, 'Not generated for this call'));
}

const csat = shownLike('Csat');

export const insights: Routes = {
	'ci.transcription': (call) =>
		call.query.get('mode') === 'realtime' ? realtime(call) : transcription(call),

	'ci.sentiments': insight(({ id, digits, user_id }) => ({
		id,
		participants: [
			{ user_id, value: 'POSITIVE', type: 'internal' },
			{ phone_number: digits, value: 'NEUTRAL', type: 'external' },
		],
	})),

	'ci.topics': insight(({ id }, created_at) => ({
		...{ id, created_at, content: ['quote', 'delivery date'] },
	})),

	'ci.summary': insight(({ id }, created_at) => ({
		...{ id, created_at, content: 'The customer asked for the quote. It is sent again today.' },
	})),

	'ci.actionItems': insight(({ id }, at) => {
		const by = { created_at: at, created_by: null, updated_at: at, updated_by: null };
		return { action_items: [{ id, ai_generated: true, content: 'Send the quote again', ...by }] };
	}),

	'ci.playbookResult': (call) => {
		analyzed(call, 'AI Assist Pro');
		const playbook = { id: 7001, name: 'Discovery', language: 'en' };
		return answer(call, {
			adherence_score: 75,
			playbook_result_topics: [{ name: 'Budget', result: null }],
			...(call.query.get('fetch_playbook') === 'true' && { playbook }),
		});
	},

	'ci.predictedCsat': insight(({ id }) =>
		csat({ call_id: id, score: 4, drivers: [{ label: 'Quick answer', polarity: 'POSITIVE' }] }),
	),

	'ci.customSummary': unseen({ summary_template_results: [] }, 'AI Assist Pro'),
	'ci.evaluations': unseen({}, 'AI Assist Pro'),
};
