/** The company as every sandbox starts: a small sales and support team, relative to the clock. */
import type { Clock } from '../http';
import { emptyTables } from '../kinds';
import { counter } from '../table';
import { aircallAccount } from './account';
import { kinds, type Call, type Plan, type State, type User } from './kinds';

type CallFields = Partial<Call>;

const HOUR = 3600;
const DAY = 24 * HOUR;
/** Above the id of every seeded record. */
const FIRST_FREE_ID = 3_000_000_001;

const { firstCall, firstContact, numbers, tags, teams, users } = aircallAccount;

export interface SeedOptions {
	/** What time it is. */
	clock: Clock;
	/** How many calls there are; 120 unless given. */
	calls?: number;
	/** Over how many seconds the ended calls are spread, 28 days unless given; 0 for all at once. */
	callsSpan?: number;
	/** How many contacts there are; 40 unless given. */
	contacts?: number;
	/** How many calls or contacts pagination reaches; 10,000 unless given. */
	ceiling?: number;
	/** What the company pays for; all of it unless given. */
	plan?: Plan;
	/** How many seconds it takes to make an export of analytics, 0 unless given. */
	exportSeconds?: number;
}

const PEOPLE: Array<[string, string, string, string, User['availability']]> = [
	['Amélie', 'Laurent', 'fr-FR', 'Europe/Paris', 'available'],
	['Noah', 'Fischer', 'en-GB', 'Europe/London', 'available'],
	['Grace', 'Okafor', 'en-GB', 'Europe/London', 'available'],
	['Diego', 'Ramirez', 'en-US', 'America/New_York', 'in_call'],
	['Hannah', 'Weiss', 'en-US', 'America/New_York', 'in_call'],
	['Tomás', 'Silva', 'fr-FR', 'Europe/Paris', 'offline'],
];
const LINES: Array<[string, string, string, string, boolean, number[]]> = [
	['Paris Sales', '+33199000100', 'FR', 'Europe/Paris', true, [1, 2, 4, 5, 6]],
	['London Support', '+442079460100', 'GB', 'Europe/London', true, [1, 2, 3, 5, 6]],
	['New York', '+12125550100', 'US', 'America/New_York', false, [1, 4, 5, 6]],
];
const TEAMS: Array<[number, string, number[]]> = [
	[teams.sales, 'Sales', [1, 4]],
	[teams.support, 'Support', [2, 3, 5]],
	[teams.success, 'Customer Success', [6]],
];
const TAGS: Array<[number, string, string, string?]> = [
	[tags.lead, 'Lead', '#00B388'],
	[tags.quote, 'Quote sent', '#2F80ED'],
	[tags.support, 'Support', '#F2994A'],
	[tags.churnRisk, 'Churn risk', '#EB5757'],
	[tags.voicemailDrop, 'Voicemail drop', '#828282', 'voicemail_drop'],
];
/** Numbers were seen with these six messages. */
const MESSAGES = ['welcome', 'waiting', 'ivr', 'voicemail', 'closed', 'callback_later'];
const FIRST_NAMES =
	'Alice Bruno Chloé Daniel Elena Farid Greta Hugo Ines Jonas Kira Liam Maya Nils Olga Pablo Quinn Rosa Samir Tess';
const LAST_NAMES =
	'Martin Becker Rossi Novak Dubois Hansen Costa Evans Moreau Keller Bianchi Walsh Santos Lindqvist Romero Fontaine Parker';
const COMPANIES = ['Bluebird Cycles', 'Harbour & Sons', 'Kestrel Labs', 'Maison Verte', 'Oakline'];
const MISSED_REASONS = [
	'no_available_agent',
	'agents_did_not_answer',
	'short_abandoned',
	'abandoned_in_ivr',
	'out_of_opening_hours',
	'abandoned_in_classic',
];
/** Ranges that regulators keep free for fiction: France, United Kingdom, United States. */
const FICTIONAL = [33_639_980_000, 447_700_900_000, 12_025_550_100];
/** Ten kinds of ended calls that come round in turn. */
const CALLS: Array<
	CallFields & { answered?: boolean; anonymous?: boolean; tagged?: number[]; comment?: string }
> = [
	{ direction: 'inbound', answered: true, tagged: [tags.lead] },
	{ direction: 'outbound', answered: true },
	{ direction: 'inbound' },
	{ direction: 'outbound', answered: true, tagged: [tags.lead, tags.quote] },
	{ direction: 'inbound', answered: true, tagged: [tags.support] },
	{ direction: 'inbound', voicemail: true },
	{ direction: 'outbound' },
	{ direction: 'inbound', answered: true, anonymous: true },
	{ direction: 'outbound', answered: true, comment: 'Wants the quote by Friday' },
	{
		...{ direction: 'inbound', answered: true, user_id: users.available + 1 },
		...{ transferred_by: users.available, transferred_to: users.available + 1 },
	},
];

/** A fresh company. The same options and the same time give the same company. */
export function seed({
	clock,
	calls = 120,
	callsSpan = 28 * DAY,
	contacts = 40,
	ceiling = 10_000,
	plan = 'AI Assist Pro',
	exportSeconds = 0,
}: SeedOptions): State {
	const now = Math.floor(clock() / 1000);
	const nextId = counter(FIRST_FREE_ID);
	const state: State = {
		...emptyTables(kinds, () => nextId),
		...{ nextId, ceiling, plan, exportSeconds, isIntegrationActive: true },
	};
	const before = (days: number) => now - days * DAY;
	const membersOf = (positions: number[]) => positions.map((one) => users.available + one - 1);

	PEOPLE.forEach(([first_name, last_name, language, time_zone, availability], i) => {
		const fields: Partial<User> = {
			...{ first_name, last_name, language, time_zone, availability, wrap_up_time: 15 },
			...{ id: users.available + i, extension: String(201 + i) },
			email: `${plain(first_name)}.${plain(last_name)}@northwind.example`,
			availability_status: availability === 'offline' ? 'unavailable' : 'available',
			default_number_id: numbers.recording + (i % 3),
		};
		state.users.make(fields, before(400 - i * 30));
	});
	LINES.forEach(([name, e164, country, time_zone, live_recording_activated, members], i) => {
		const folder = `https://music.northwind.example/${plain(name)}`;
		const fields = {
			...{ id: numbers.recording + i, name, e164, country, time_zone, live_recording_activated },
			messages: Object.fromEntries(MESSAGES.map((one) => [one, `${folder}/${one}.mp3`])),
			user_ids: membersOf(members),
		};
		state.numbers.make(fields, before(390 - i * 60));
	});
	TEAMS.forEach(([id, name, members], i) => {
		state.teams.make({ id, name, user_ids: membersOf(members) }, before(380 - i * 20));
	});
	const reportName = 'CALLS_HISTORY';
	const made = { id: 1, exportID: aircallAccount.export, reportName, exportName: reportName };
	state.exports.make(made, now);
	for (const [id, name, color, description = null] of TAGS) {
		state.tags.make({ id, name, color, description }, now);
	}
	for (let i = 0; i < contacts; i += 1) {
		const first_name = cycled(FIRST_NAMES.split(' '), i);
		const last_name = cycled(LAST_NAMES.split(' '), i);
		const mail = `${plain(first_name)}.${plain(last_name)}${i + 1}@customer.example`;
		const fields = {
			...{ id: firstContact + i, first_name, last_name, company_name: cycled(COMPANIES, i) },
			information: i % 4 === 0 ? 'Prefers calls in the morning' : '',
			phone_numbers: [{ id: 60_000_001 + i, label: 'Work', value: contactPhone(i) }],
			emails: [{ id: 70_000_001 + i, label: 'Work', value: mail }],
		};
		state.contacts.make(fields, before(90) + Math.floor((i * 80 * DAY) / contacts));
	}
	const live = liveCalls(now).slice(0, calls);
	for (let i = 0; i < calls - live.length; i += 1) {
		// Every seventh call starts in the same second as the one before it.
		const slot = i % 7 === 6 ? i - 1 : i;
		const started_at = now - HOUR - callsSpan + Math.floor((slot * callsSpan) / calls);
		state.calls.make(endedCall(i, started_at, contacts), now);
	}
	for (const call of live) state.calls.make(call, now);
	return state;
}

/** The call at a position, from the oldest. */
function endedCall(i: number, started_at: number, contacts: number): CallFields {
	const { answered = false, anonymous, tagged = [], comment, ...kind } = cycled(CALLS, i);
	const ringing = 5 + (i % 20);
	const at = started_at + ringing + (answered ? 30 + ((i * 37) % 600) : 0);
	const position = contacts > 0 ? i % contacts : i;
	const number_id = numbers.recording + (i % 3);
	const by = users.available + (i % 5);
	const isInbound = kind.direction === 'inbound';
	const isMissed = isInbound && !answered;
	const note = { id: 80_000_001 + i, posted_at: at, posted_by: by };
	return {
		...{ id: firstCall + i, status: 'done', started_at, ended_at: at, number_id },
		missed_call_reason: isMissed ? cycled(MISSED_REASONS, Math.floor(i / 10)) : null,
		answered_at: answered ? started_at + ringing : null,
		digits: anonymous ? null : contactPhone(position),
		user_id: isMissed ? null : by,
		contact_id: anonymous || contacts === 0 ? null : firstContact + position,
		team_id: isInbound ? teams.sales + (i % 3) : null,
		recorded: answered && number_id !== numbers.silent,
		tags: tagged.map((id) => ({ id, tagged_at: at, tagged_by: by })),
		comments: comment ? [{ ...note, content: comment }] : [],
		...kind,
	};
}

/** The calls that go on now, oldest first. */
function liveCalls(now: number): CallFields[] {
	const answered = (after: number): CallFields => ({
		...{ status: 'answered', started_at: now - after, answered_at: now - after + 10 },
	});
	const inbound: CallFields = {
		...{ digits: contactPhone(0), contact_id: firstContact },
		...{ team_id: teams.support, number_id: numbers.recording, started_at: now - 10 },
	};
	const outbound: CallFields = {
		...{ direction: 'outbound', digits: contactPhone(1), contact_id: firstContact + 1 },
		...{ user_id: 741004, number_id: numbers.silent },
	};
	const { live, liveUnrecorded, ringing } = aircallAccount.calls;
	return [
		{ id: liveUnrecorded, ...outbound, ...answered(300) },
		{ id: live, ...inbound, user_id: users.inCall, ...answered(120) },
		{ id: ringing, ...inbound },
	];
}

/** The number of the seeded contact at a position, from the oldest. */
function contactPhone(position: number): string {
	return `+${FICTIONAL[position % 3] + Math.floor(position / 3)}`;
}

function cycled<T>(list: T[], i: number): T {
	return list[i % list.length];
}

/** A name as it stands in an address. */
function plain(name: string): string {
	return name
		.normalize('NFD')
		.replace(/[^a-z]/gi, '')
		.toLowerCase();
}
