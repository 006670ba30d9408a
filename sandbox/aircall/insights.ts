/**
 * Conversation intelligence. The company has AI Assist but not AI Assist Pro: the Pro routes answer
 * 403, with right credentials. Only recorded calls have insights.
 */
import { named } from '../emulator';
import { answer, refuse, type ApiCall, type Routes } from './answers';
import { iso, type Call } from './kinds';

/** An insight of a recorded call; it is there a minute after the call. */
const insight = (tell: (one: Call, at: unknown) => object) => (call: ApiCall) => {
	const one = named(call, call.state.calls);
	if (!one.recorded) refuse(404, 'Not generated for this call');
	return answer(call, {
		call_id: one.id,
		...tell(one, iso((one.ended_at ?? one.started_at) + 60)),
	});
};

const proOnly = () => refuse(403, 'This feature needs AI Assist Pro');

const transcription = insight(({ id, started_at, digits, user_id }) => {
	const agent = { participant_type: 'internal', user_id };
	const caller = { participant_type: 'external', phone_number: digits };
	const utterances = [
		{ start_time: 0.4, end_time: 2.9, text: 'Northwind Outfitters, good morning.', ...agent },
		{ start_time: 3.2, end_time: 6.8, text: 'Hello, I am calling about my quote.', ...caller },
		{ start_time: 7.1, end_time: 9.6, text: 'I will send it again today.', ...agent },
	];
	const content = { language: 'en', utterances };
	return { id, call_created_at: iso(started_at), type: 'call', content };
});

export const insights: Routes = {
	'ci.transcription': (call) =>
		call.query.get('mode') === 'realtime' ? proOnly() : transcription(call),

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

	'ci.customSummary': proOnly,
	'ci.playbookResult': proOnly,
};
