/** The call history: ten kinds of ended calls that come round in turn, then three live ones. */
import { aircallAccount } from './account';
import type { Call } from './kinds';
import { contactPhone } from './phone';

type Fields = Partial<Call>;

const HOUR = 3600;
const { calls, firstCall, firstContact, numbers, tags, teams, users } = aircallAccount;
const MISSED_REASONS = [
	'no_available_agent',
	'agents_did_not_answer',
	'short_abandoned',
	'abandoned_in_ivr',
	'out_of_opening_hours',
	'abandoned_in_classic',
];

interface Kind {
	direction: Call['direction'];
	answered?: boolean;
	voicemail?: boolean;
	anonymous?: boolean;
	transferred?: boolean;
	tags?: number[];
	comment?: string;
}

const KINDS: Kind[] = [
	{ direction: 'inbound', answered: true, tags: [tags.lead] },
	{ direction: 'outbound', answered: true },
	{ direction: 'inbound' },
	{ direction: 'outbound', answered: true, tags: [tags.lead, tags.quote] },
	{ direction: 'inbound', answered: true, tags: [tags.support] },
	{ direction: 'inbound', voicemail: true },
	{ direction: 'outbound' },
	{ direction: 'inbound', answered: true, anonymous: true },
	{ direction: 'outbound', answered: true, comment: 'Wants the quote by Friday' },
	{ direction: 'inbound', answered: true, transferred: true },
];
const TRANSFER: Fields = {
	user_id: users.available + 1,
	transferred_by: users.available,
	transferred_to: users.available + 1,
};

/** The ended call at a position, out of so many that were spread over a time, with so many contacts. */
export function endedCall(
	i: number,
	{
		now,
		calls: count,
		callsSpan,
		contacts,
	}: Record<'now' | 'calls' | 'callsSpan' | 'contacts', number>,
): Fields {
	const kind = KINDS[i % KINDS.length];
	const { direction, answered = false, anonymous } = kind;
	// Every seventh call starts in the same second as the one before it.
	const slot = i % 7 === 6 ? i - 1 : i;
	const started_at = now - HOUR - callsSpan + Math.floor((slot * callsSpan) / count);
	const ringing = 5 + (i % 20);
	const at = started_at + ringing + (answered ? 30 + ((i * 37) % 600) : 0);
	const position = contacts > 0 ? i % contacts : i;
	const number_id = numbers.recording + (i % 3);
	const by = users.available + (i % 5);
	const isMissed = direction === 'inbound' && !answered;
	const reason = MISSED_REASONS[Math.floor(i / 10) % MISSED_REASONS.length];
	return {
		...{ id: firstCall + i, direction, status: 'done', started_at, ended_at: at, number_id },
		missed_call_reason: isMissed ? reason : null,
		answered_at: answered ? started_at + ringing : null,
		digits: anonymous ? null : contactPhone(position),
		user_id: isMissed ? null : by,
		contact_id: anonymous || contacts === 0 ? null : firstContact + position,
		team_id: direction === 'inbound' ? teams.sales + (i % 3) : null,
		...(kind.transferred && TRANSFER),
		recorded: answered && number_id !== numbers.silent,
		voicemail: kind.voicemail === true,
		tags: kind.tags?.map((id) => ({ id, tagged_at: at, tagged_by: by })) ?? [],
		comments: kind.comment
			? [{ id: 80_000_001 + i, content: kind.comment, posted_at: at, posted_by: by }]
			: [],
	};
}

/** The calls that go on now, oldest first. */
export function liveCalls(now: number): Fields[] {
	const inbound: Fields = {
		...{ digits: contactPhone(0), contact_id: firstContact },
		...{ team_id: teams.support, number_id: numbers.recording },
	};
	const unrecorded: Fields = {
		...{ direction: 'outbound', digits: contactPhone(1), contact_id: firstContact + 1 },
		...{ user_id: 741004, number_id: numbers.silent },
	};
	const answered = (at: number): Fields => ({ status: 'answered', answered_at: at });
	return [
		{ id: calls.liveUnrecorded, ...unrecorded, started_at: now - 300, ...answered(now - 290) },
		{
			id: calls.live,
			...inbound,
			started_at: now - 120,
			...answered(now - 110),
			user_id: users.inCall,
		},
		{ id: calls.ringing, ...inbound, started_at: now - 10 },
	];
}
