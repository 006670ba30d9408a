/** How calls end. */
import type { Json } from '../engine/json';
import { isNothing } from '../engine/vocabulary/spelling';

/** A call that still rings has no answer either, but it has not ended. */
export function isMissed({ direction, answered_at, ended_at, missed_call_reason }: Json): boolean {
	const hasMissed = !isNothing(missed_call_reason) || !isNothing(ended_at);
	return direction === 'inbound' && isNothing(answered_at) && hasMissed;
}

export function isAnswered({ answered_at }: Json): boolean {
	return !isNothing(answered_at);
}

/** What can be said of a call that has ended; a voicemail says that it was missed, too. */
export function outcomesOf(call: Json): string[] {
	const { direction, voicemail } = call;
	return Object.entries({
		answered: isAnswered(call),
		missed: isMissed(call),
		unanswered: direction === 'outbound' && !isAnswered(call),
		voicemail: !isNothing(voicemail),
	}).flatMap(([outcome, holds]) => (holds ? [outcome] : []));
}
