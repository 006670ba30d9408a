/**
 * Conversation intelligence. The company has AI Assist but not AI Assist Pro: the Pro routes answer
 * 403, with right credentials. Only recorded calls have insights.
 */
import { json } from '../http';
import type { ApiCall, Routes } from './answers';
import { find, refuse } from './answers';
import type { Call, State } from './state';
import { iso } from './state';

export function insights(state: State): Routes {
	const analysed = ({ params }: ApiCall): Call => {
		const call = find(state.calls, params.call_id, 'Call');
		return call.recorded ? call : refuse(404, 'Not generated for this call');
	};
	const proOnly = () => refuse(403, 'This feature needs AI Assist Pro');
	/** What a summary and a list of topics have in common. */
	const insight = (call: Call, content: unknown) => ({
		id: call.id,
		call_id: call.id,
		created_at: generatedAt(call),
		content,
	});

	return {
		'ci.transcription': (call) => {
			if (call.query.get('mode') === 'realtime') proOnly();
			const { id, startedAt, digits, userId } = analysed(call);
			const agent = { participant_type: 'internal', user_id: userId };
			const caller = { participant_type: 'external', phone_number: digits };
			const utterances = [
				{ start_time: 0.4, end_time: 2.9, text: 'Northwind Outfitters, good morning.', ...agent },
				{ start_time: 3.2, end_time: 6.8, text: 'Hello, I am calling about my quote.', ...caller },
				{ start_time: 7.1, end_time: 9.6, text: 'I will send it again today.', ...agent },
			];
			return json(200, {
				transcription: {
					id,
					call_id: id,
					call_created_at: iso(startedAt),
					type: 'call',
					content: { language: 'en', utterances },
				},
			});
		},

		'ci.sentiments': (call) => {
			const { id, digits, userId } = analysed(call);
			const participants = [
				{ user_id: userId, value: 'POSITIVE', type: 'internal' },
				{ phone_number: digits, value: 'NEUTRAL', type: 'external' },
			];
			return json(200, { sentiment: { id, call_id: id, participants } });
		},

		'ci.topics': (call) =>
			json(200, { topic: insight(analysed(call), ['quote', 'delivery date']) }),

		'ci.summary': (call) =>
			json(200, {
				summary: insight(
					analysed(call),
					'The customer asked for the quote. It is sent again today.',
				),
			}),

		'ci.actionItems': (call) => {
			const one = analysed(call);
			const at = generatedAt(one);
			const item = { id: one.id, ai_generated: true, content: 'Send the quote again' };
			return json(200, {
				call_id: one.id,
				action_items: [
					{ ...item, created_at: at, created_by: null, updated_at: at, updated_by: null },
				],
			});
		},

		'ci.customSummary': proOnly,
		'ci.playbookResult': proOnly,
	};
}

/** Insights are there a minute after the call. */
function generatedAt({ startedAt, endedAt }: Call): string {
	return iso((endedAt ?? startedAt) + 60);
}
