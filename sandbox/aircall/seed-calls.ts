/** The call history: ten kinds of ended calls that come round in turn, then three live ones. */
import { aircallAccount } from './account';
import { newCall } from './calls';
import { contactPhone } from './seed-contacts';
import type { Call } from './state';

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

interface CallSeed {
	/** Unix seconds. */
	now: number;
	count: number;
	/** Over how many seconds the ended calls are spread. */
	span: number;
	/** How many contacts there are to talk with. */
	contacts: number;
}

/** All calls, oldest first. */
export function seedCalls(options: CallSeed): Call[] {
	const live = liveCalls(options.now).slice(0, options.count);
	const ended = Array.from({ length: options.count - live.length }, (_, i) =>
		endedCall(i, options),
	);
	return [...ended, ...live];
}

function endedCall(i: number, { now, count, span, contacts }: CallSeed): Call {
	const kind = KINDS[i % KINDS.length];
	// Every seventh call starts in the same second as the one before it.
	const slot = i % 7 === 6 ? i - 1 : i;
	const startedAt = now - HOUR - span + Math.floor((slot * span) / count);
	const ringing = 5 + (i % 20);
	const talking = kind.answered ? 30 + ((i * 37) % 600) : 0;
	const endedAt = startedAt + ringing + talking;
	const position = contacts > 0 ? i % contacts : i;
	const numberId = numbers.recording + (i % 3);
	const userId = users.available + (i % 5);
	const inbound = kind.direction === 'inbound';
	const missed = inbound && !kind.answered;
	return newCall({
		id: firstCall + i,
		direction: kind.direction,
		status: 'done',
		missedReason: missed ? MISSED_REASONS[Math.floor(i / 10) % MISSED_REASONS.length] : null,
		startedAt,
		answeredAt: kind.answered ? startedAt + ringing : null,
		endedAt,
		digits: kind.anonymous ? null : contactPhone(position),
		numberId,
		userId: missed ? null : userId,
		contactId: kind.anonymous || contacts === 0 ? null : firstContact + position,
		teamId: inbound ? teams.sales + (i % 3) : null,
		...(kind.transferred && {
			userId: users.available + 1,
			transferredBy: users.available,
			transferredTo: users.available + 1,
		}),
		recorded: kind.answered === true && numberId !== numbers.silent,
		voicemail: kind.voicemail === true,
		tags: (kind.tags ?? []).map((id) => ({ id, at: endedAt, by: userId })),
		comments: kind.comment
			? [{ id: 80_000_001 + i, content: kind.comment, at: endedAt, by: userId }]
			: [],
	});
}

function liveCalls(now: number): Call[] {
	const [digits, teamId] = [contactPhone(0), teams.support];
	const inbound = { direction: 'inbound', digits, contactId: firstContact, teamId } as const;
	return [
		newCall({
			id: calls.liveUnrecorded,
			direction: 'outbound',
			status: 'answered',
			startedAt: now - 300,
			answeredAt: now - 290,
			digits: contactPhone(1),
			contactId: firstContact + 1,
			numberId: numbers.silent,
			userId: 741004,
		}),
		newCall({
			...inbound,
			id: calls.live,
			status: 'answered',
			startedAt: now - 120,
			answeredAt: now - 110,
			numberId: numbers.recording,
			userId: users.inCall,
		}),
		newCall({ ...inbound, id: calls.ringing, startedAt: now - 10, numberId: numbers.recording }),
	];
}
