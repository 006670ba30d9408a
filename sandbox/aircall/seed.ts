/** The company as every sandbox starts: a small sales and support team, relative to the clock. */
import type { Clock } from '../http';
import { aircallAccount } from './account';
import { seedCalls } from './seed-calls';
import { plain, seedContacts } from './seed-contacts';
import type { PhoneNumber, State, Tag, Team, User } from './state';
import { seconds } from './state';

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

/** A fresh company. The same options and the same time give the same company. */
export function seed({
	clock,
	calls = 120,
	callsSpan = 28 * DAY,
	contacts = 40,
}: SeedOptions): State {
	const now = seconds({ clock });
	let lastId = FIRST_FREE_ID - 1;
	return {
		clock,
		nextId: () => (lastId += 1),
		users: byId(seedUsers(now)),
		numbers: byId(seedNumbers(now)),
		teams: byId(seedTeams(now)),
		tags: byId(seedTags()),
		contacts: byId(seedContacts(now, contacts)),
		calls: byId(seedCalls({ now, count: calls, span: callsSpan, contacts })),
		webhooks: new Map(),
		campaigns: new Map(),
		configurations: new Map(),
	};
}

function byId<T extends { id: number }>(records: T[]): Map<number, T> {
	return new Map(records.map((record) => [record.id, record]));
}

function seedUsers(now: number): User[] {
	const people: Array<[string, string, string, string, User['availability']]> = [
		['Amélie', 'Laurent', 'fr-FR', 'Europe/Paris', 'available'],
		['Noah', 'Fischer', 'en-GB', 'Europe/London', 'available'],
		['Grace', 'Okafor', 'en-GB', 'Europe/London', 'available'],
		['Diego', 'Ramirez', 'en-US', 'America/New_York', 'in_call'],
		['Hannah', 'Weiss', 'en-US', 'America/New_York', 'in_call'],
		['Tomás', 'Silva', 'fr-FR', 'Europe/Paris', 'offline'],
	];
	return people.map(([first_name, last_name, language, time_zone, availability], i) => ({
		id: 741001 + i,
		first_name,
		last_name,
		email: `${plain(first_name)}.${plain(last_name)}@northwind.example`,
		language,
		time_zone,
		wrap_up_time: 15,
		extension: String(201 + i),
		availability_status: availability === 'offline' ? 'unavailable' : 'available',
		availability,
		default_number_id: 520001 + (i % 3),
		createdAt: now - (400 - i * 30) * DAY,
	}));
}

function seedNumbers(now: number): PhoneNumber[] {
	const lines: Array<[string, string, string, string, boolean, number[]]> = [
		['Paris Sales', '+33199000100', 'FR', 'Europe/Paris', true, [1, 2, 4, 5, 6]],
		['London Support', '+442079460100', 'GB', 'Europe/London', true, [1, 2, 3, 5, 6]],
		['New York', '+12125550100', 'US', 'America/New_York', false, [1, 4, 5, 6]],
	];
	return lines.map(([name, e164, country, time_zone, live_recording_activated, members], i) => ({
		id: aircallAccount.numbers.recording + i,
		name,
		e164,
		country,
		time_zone,
		availability_status: 'open',
		live_recording_activated,
		priority: 0,
		messages: seedMessages(name),
		userIds: new Set(members.map((member) => 741000 + member)),
		createdAt: now - (390 - i * 60) * DAY,
	}));
}

/** Numbers were seen with these six. */
function seedMessages(number: string) {
	const kinds = ['welcome', 'waiting', 'ivr', 'voicemail', 'closed', 'callback_later'];
	const folder = `https://music.northwind.example/${plain(number)}`;
	return Object.fromEntries(kinds.map((kind) => [kind, `${folder}/${kind}.mp3`]));
}

function seedTeams(now: number): Team[] {
	const { sales, support, success } = aircallAccount.teams;
	const members: Array<[number, string, number[]]> = [
		[sales, 'Sales', [741001, 741004]],
		[support, 'Support', [741002, 741003, 741005]],
		[success, 'Customer Success', [741006]],
	];
	return members.map(([id, name, users], i) => ({
		id,
		name,
		userIds: new Set(users),
		createdAt: now - (380 - i * 20) * DAY,
	}));
}

function seedTags(): Tag[] {
	const { lead, quote, support, churnRisk, voicemailDrop } = aircallAccount.tags;
	return [
		{ id: lead, name: 'Lead', color: '#00B388', description: null },
		{ id: quote, name: 'Quote sent', color: '#2F80ED', description: null },
		{ id: support, name: 'Support', color: '#F2994A', description: null },
		{ id: churnRisk, name: 'Churn risk', color: '#EB5757', description: null },
		{ id: voicemailDrop, name: 'Voicemail drop', color: '#828282', description: 'voicemail_drop' },
	];
}
