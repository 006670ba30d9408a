/** The company as every sandbox starts: a small sales and support team, relative to the clock. */
import type { Clock } from '../http';
import { emptyTables } from '../kinds';
import { counter } from '../table';
import { aircallAccount as account } from './account';
import { add, kinds } from './kinds';
import type { State, User } from './kinds';
import { contactPhone } from './phone';
import { endedCall, liveCalls } from './seed-calls';

const DAY = 86_400;
/** Above the id of every seeded record. */
const FIRST_FREE_ID = 3_000_000_001;

export interface SeedOptions {
	/** What time it is. */
	clock: Clock;
	/** How many calls there are; 120 unless given. */
	calls?: number;
	/** Over how many seconds the ended calls are spread, 28 days unless given; 0 for all at once. */
	callsSpan?: number;
	/** How many contacts there are; 40 unless given. */
	contacts?: number;
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
	[account.teams.sales, 'Sales', [1, 4]],
	[account.teams.support, 'Support', [2, 3, 5]],
	[account.teams.success, 'Customer Success', [6]],
];
const TAGS: Array<[number, string, string, string?]> = [
	[account.tags.lead, 'Lead', '#00B388'],
	[account.tags.quote, 'Quote sent', '#2F80ED'],
	[account.tags.support, 'Support', '#F2994A'],
	[account.tags.churnRisk, 'Churn risk', '#EB5757'],
	[account.tags.voicemailDrop, 'Voicemail drop', '#828282', 'voicemail_drop'],
];
/** Numbers were seen with these six messages. */
const MESSAGES = ['welcome', 'waiting', 'ivr', 'voicemail', 'closed', 'callback_later'];
const FIRST_NAMES =
	'Alice Bruno Chloé Daniel Elena Farid Greta Hugo Ines Jonas Kira Liam Maya Nils Olga Pablo Quinn Rosa Samir Tess';
const LAST_NAMES =
	'Martin Becker Rossi Novak Dubois Hansen Costa Evans Moreau Keller Bianchi Walsh Santos Lindqvist Romero Fontaine Parker';
const COMPANIES = ['Bluebird Cycles', 'Harbour & Sons', 'Kestrel Labs', 'Maison Verte', 'Oakline'];

/** A fresh company. The same options and the same time give the same company. */
export function seed({
	clock,
	calls = 120,
	callsSpan = 28 * DAY,
	contacts = 40,
}: SeedOptions): State {
	const now = Math.floor(clock() / 1000);
	const nextId = counter(FIRST_FREE_ID);
	const state: State = { ...emptyTables(kinds, () => nextId), nextId };
	const before = (days: number) => now - days * DAY;
	const userIds = (positions: number[]) =>
		positions.map((one) => account.users.available + one - 1);

	PEOPLE.forEach(([first_name, last_name, language, time_zone, availability], i) => {
		const fields: Partial<User> = {
			id: account.users.available + i,
			...{ first_name, last_name, language, time_zone, availability, wrap_up_time: 15 },
			email: `${plain(first_name)}.${plain(last_name)}@northwind.example`,
			extension: String(201 + i),
			availability_status: availability === 'offline' ? 'unavailable' : 'available',
			default_number_id: account.numbers.recording + (i % 3),
		};
		add(state, 'users', fields, before(400 - i * 30));
	});
	LINES.forEach(([name, e164, country, time_zone, live_recording_activated, members], i) => {
		const folder = `https://music.northwind.example/${plain(name)}`;
		const fields = {
			id: account.numbers.recording + i,
			...{ name, e164, country, time_zone, live_recording_activated },
			messages: Object.fromEntries(MESSAGES.map((one) => [one, `${folder}/${one}.mp3`])),
			user_ids: userIds(members),
		};
		add(state, 'numbers', fields, before(390 - i * 60));
	});
	TEAMS.forEach(([id, name, members], i) => {
		add(state, 'teams', { id, name, user_ids: userIds(members) }, before(380 - i * 20));
	});
	for (const [id, name, color, description = null] of TAGS) {
		add(state, 'tags', { id, name, color, description }, now);
	}
	for (let i = 0; i < contacts; i += 1) {
		const first_name = cycled(FIRST_NAMES.split(' '), i);
		const last_name = cycled(LAST_NAMES.split(' '), i);
		const mail = `${plain(first_name)}.${plain(last_name)}${i + 1}@customer.example`;
		const fields = {
			id: account.firstContact + i,
			...{ first_name, last_name, company_name: cycled(COMPANIES, i) },
			information: i % 4 === 0 ? 'Prefers calls in the morning' : '',
			phone_numbers: [{ id: 60_000_001 + i, label: 'Work', value: contactPhone(i) }],
			emails: [{ id: 70_000_001 + i, label: 'Work', value: mail }],
		};
		add(state, 'contacts', fields, before(90) + Math.floor((i * 80 * DAY) / contacts));
	}
	const live = liveCalls(now).slice(0, calls);
	for (let i = 0; i < calls - live.length; i += 1) {
		add(state, 'calls', endedCall(i, { now, calls, callsSpan, contacts }), now);
	}
	for (const call of live) add(state, 'calls', call, now);
	return state;
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
