/** The team as every sandbox begins: deterministic, with times counted back from the clock. */
import { salesloftAccount as account } from './account';
import { blankAccount } from './accounts';
import { blankPerson } from './people';
import type { PersonFields, State, UserFields } from './records';
import { Table } from './table';
import { DAY, dateOf, stamp } from './time';

export interface SeedOptions {
	ms: number;
	people: number;
}

const MINUTE = 60_000;
/** People that were imported together have the same times, to the microsecond. */
const BATCH = 20;
const firstNames = ['Ada', 'Bela', 'Cara', 'Dino', 'Ewa', 'Finn', 'Gita', 'Hugo', 'Ines', 'Jon'];
const lastNames = ['Stone', 'Berg', 'Castle', 'Rivers', 'Woods', 'Field', 'Hill'];
const titles = ['Head of Sales', 'Account Manager', 'Chief Financial Officer'];
const seniorities = ['director', 'individual_contributor', 'vice_president'];
const companies = [
	'Northwind',
	'Contoso',
	'Initech',
	'Umbrella',
	'Globex',
	'Hooli',
	'Vandelay',
	'Stark',
	'Wayne',
	'Acme',
	'Soylent',
	'Tyrell',
];

/** In real teams, the domain of many accounts is a whole address. */
const addresses: Record<string, string> = {
	Hooli: 'https://www.hooli.example',
	Soylent: 'https://us.soylent.example/us/en',
};

/** A whole team; each kind of record has its own range of ids. */
export function createState({ ms, people }: SeedOptions): State {
	const start = ms - 30 * DAY;
	const then = stamp(start);
	const dates = { created_at: then, updated_at: then };
	const state: State = {
		teamId: account.teamId,
		teamCreatedAt: then,
		users: new Table(account.admin.id),
		groups: new Table(201),
		cadences: new Table(account.cadences.outbound),
		steps: new Table(401),
		templates: new Table(501),
		personStages: new Table(601),
		accountStages: new Table(651),
		accountTiers: new Table(681),
		tags: new Table(701),
		dispositions: new Table(801),
		sentiments: new Table(851),
		customFields: new Table(901),
		imports: new Table(951),
		accounts: new Table(account.firstAccount),
		tasks: new Table(10_001),
		notes: new Table(20_001),
		calls: new Table(30_001),
		emails: new Table(40_001),
		memberships: new Table(50_001),
		subscriptions: new Table(60_001),
		people: new Table(account.firstPerson),
	};
	addTeam(state, dates);
	addSettings(state, dates);
	addCadences(state, dates);
	addAccounts(state, then);
	for (let i = 0; i < people; i += 1) {
		state.people.insert(personFields(i, stamp(start + Math.floor(i / BATCH) * MINUTE)));
	}
	addHistory(state, ms);
	return state;
}

type Dates = Pick<UserFields, 'created_at' | 'updated_at'>;

function addTeam(state: State, dates: Dates): void {
	for (const name of ['Americas', 'Europe'])
		state.groups.insert({ name, parent_id: null, ...dates });
	const users: Array<[string, string, UserFields['role']]> = [
		['Avery', 'Admin', 'Admin'],
		['Sam', 'Standard', 'User'],
		['Grace', 'Hopkins', 'User'],
		['Noor', 'Haddad', 'User'],
		['Kim', 'Larsen', 'User'],
		['Fred', 'Former', 'User'],
	];
	users.forEach(([first_name, last_name, role], i) => {
		const id = account.admin.id + i;
		state.users.insert({
			guid: account.admin.guid.replace(/101$/, String(id)),
			first_name,
			last_name,
			email: `${first_name}.${last_name}@quartet.example`.toLowerCase(),
			active: id !== account.formerUser.id,
			role,
			group_id: [201, 202, null][i % 3],
			crm_id: i < 3 ? `0055e0000000${id}AAA` : null,
			work_country: i % 2 === 0 ? 'US' : 'DE',
			...dates,
		});
	});
}

function addSettings(state: State, dates: Dates): void {
	const stages = {
		personStages: ['New', 'Working', 'Interested', 'Not Interested'],
		accountStages: ['Prospect', 'Customer', 'Lost'],
		accountTiers: ['Tier 1', 'Tier 2'],
	};
	for (const kind of ['personStages', 'accountStages', 'accountTiers'] as const) {
		stages[kind].forEach((name, i) =>
			state[kind].insert({ name, order: i + 1, active: true, ...dates }),
		);
	}
	for (const name of ['Busy', 'Connected', 'Left Voicemail', 'No Answer']) {
		state.dispositions.insert({ name, ...dates });
	}
	for (const name of ['Interested', 'Neutral', 'Not Interested']) {
		state.sentiments.insert({ name, ...dates });
	}
	state.imports.insert({ name: 'Spring fair', user_id: account.admin.id, ...dates });
	for (const name of ['conference', 'newsletter', 'vip']) state.tags.insert({ name });
	for (const field_type of ['person', 'company'] as const) {
		const { text, date } = account.customFields[field_type];
		state.customFields.insert({ name: text, field_type, value_type: 'text', ...dates });
		state.customFields.insert({ name: date, field_type, value_type: 'date', ...dates });
	}
}

function addCadences(state: State, dates: Dates): void {
	const { admin, standardUser } = account;
	const cadences = [
		{ name: 'Outbound: New Leads', owner_id: admin.id, group_ids: [201], tags: ['conference'] },
		{ name: 'Inbound Follow-up', owner_id: standardUser.id, cadence_function: 'inbound' },
		{ name: 'Spring Webinar', owner_id: admin.id, archived_at: dates.updated_at },
		{ name: "Sam's Own", owner_id: standardUser.id, team_cadence: false, shared: false },
	];
	for (const cadence of cadences) {
		const { id } = state.cadences.insert({
			team_cadence: true,
			shared: true,
			archived_at: null,
			cadence_function: 'outbound',
			group_ids: [],
			tags: [],
			...cadence,
			...dates,
		});
		['Email', 'Phone', 'Other'].forEach((type, i) =>
			state.steps.insert({
				cadence_id: id,
				name: `${type} step`,
				type: type.toLowerCase(),
				day: 1 + 2 * i,
				step_number: i + 1,
				...dates,
			}),
		);
	}
	const templates = [
		{ title: 'First touch', tags: ['conference'] },
		{ title: 'Follow-up', cadence_id: account.cadences.outbound },
		{ title: 'Old offer', archived_at: dates.updated_at },
	];
	for (const template of templates) {
		state.templates.insert({
			subject: `${template.title} for {{company}}`,
			body: `<p>${template.title}</p>`,
			owner_id: admin.id,
			shared: true,
			archived_at: null,
			last_used_at: null,
			cadence_id: null,
			group_ids: [],
			tags: [],
			...template,
			...dates,
		});
	}
}

function addAccounts(state: State, then: string): void {
	companies.forEach((name, i) => {
		const domain = `${name.toLowerCase()}.example`;
		state.accounts.insert({
			...blankAccount(account.admin.id + (i % 3), then),
			name,
			domain: addresses[name] ?? domain,
			website: i % 4 === 3 ? null : `https://www.${domain}`,
			industry: i % 2 === 0 ? 'Software' : 'Retail',
			country: i % 3 === 0 ? 'Germany' : 'United States',
			city: i % 3 === 0 ? 'Berlin' : 'Boston',
			company_stage_id: 651 + (i % 3),
			account_tier_id: i % 5 === 4 ? null : 681 + (i % 2),
			archived_at: i === companies.length - 1 ? then : null,
			tags: i % 6 === 0 ? ['vip'] : [],
			custom_fields: i % 2 === 0 ? { 'ERP System': 'Ledger One' } : {},
		});
	});
}

/** Every twentieth has a phone but no address, every thirtieth opted out, some lack an owner. */
function personFields(i: number, then: string): PersonFields {
	const first = firstNames[i % firstNames.length];
	const last = lastNames[i % lastNames.length];
	const company = companies[i % companies.length];
	const ownerless = i % 15 === 14;
	return {
		...blankPerson(account.admin.id + (i % 6), then),
		owner_id: ownerless ? null : account.admin.id + (i % 6),
		first_name: first,
		last_name: last,
		email_address:
			i % 20 === 19 ? null : `${first}.${last}${i + 1}@${company}.example`.toLowerCase(),
		phone: i % 2 === 1 ? `+1617555${String(i).padStart(4, '0')}` : null,
		title: titles[i % titles.length],
		job_seniority: seniorities[i % seniorities.length],
		account_id: ownerless ? null : account.firstAccount + (i % companies.length),
		person_company_name: company,
		person_stage_id: i % 5 === 4 ? null : 601 + (i % 4),
		city: i % 3 === 0 ? 'Berlin' : 'Boston',
		country: i % 3 === 0 ? 'Germany' : 'United States',
		locale: i % 3 === 0 ? 'Europe/Berlin' : 'America/New_York',
		eu_resident: i % 3 === 0,
		do_not_contact: i % 30 === 7,
		tags: i % 10 === 0 ? ['newsletter'] : [],
		custom_fields: i % 3 === 0 ? { 'Favorite Color': i % 2 === 0 ? 'Blue' : 'Green' } : {},
	};
}

/** What happened with the first people: memberships, e-mails, calls, notes, tasks. */
function addHistory(state: State, ms: number): void {
	const { admin, cadences } = account;
	const firstPeople = state.people.filter((person) => !person.do_not_contact).slice(0, 24);
	firstPeople.forEach((person, i) => {
		const then = stamp(ms - 10 * DAY + Math.floor(i / 4) * MINUTE);
		const dates = { created_at: then, updated_at: then };
		const common = { person_id: person.id, user_id: admin.id, ...dates };
		const onCadence = i < 12;
		const cadence_id = i % 2 === 0 ? cadences.outbound : cadences.inbound;
		const step_id = i % 2 === 0 ? 401 : 404;
		if (onCadence) {
			const currently_on_cadence = i % 6 !== 5;
			state.memberships.insert({
				...common,
				cadence_id,
				step_id,
				added_at: then,
				currently_on_cadence,
			});
		}
		if (person.email_address !== null) {
			state.emails.insert({
				...common,
				recipient_email_address: person.email_address,
				subject: `Hello ${person.first_name}`,
				body: `<p>Hello ${person.first_name}, do you have a minute?</p>`,
				status: i % 8 === 7 ? 'scheduled' : 'sent',
				bounced: i % 8 === 6,
				sent_at: i % 8 === 7 ? null : then,
				cadence_id: onCadence ? cadence_id : null,
				step_id: onCadence ? step_id : null,
				email_template_id: onCadence ? 501 : null,
				personalization: String(i % 4),
				views: i % 4,
				clicks: i % 3 === 2 ? 1 : 0,
				replies: i % 5 === 4 ? 1 : 0,
			});
			person.last_contacted_at = then;
			person.last_contacted_type = 'email';
			person.last_contacted_by_id = admin.id;
		}
		if (i % 4 === 0) {
			const call = state.calls.insert({
				...common,
				to: person.phone,
				duration: 60 + i,
				disposition: i % 8 === 0 ? 'Connected' : 'No Answer',
				sentiment: i % 8 === 0 ? 'Interested' : null,
				action_id: null,
				task_id: null,
			});
			state.notes.insert({
				content: `Spoke with ${person.first_name}`,
				associated_with_type: 'person',
				associated_with_id: person.id,
				user_id: admin.id,
				call_id: call.id,
				...dates,
			});
		}
		if (i % 3 === 0) {
			const done = i % 6 === 3;
			state.tasks.insert({
				...common,
				subject: `Call ${person.first_name}`,
				description: null,
				created_by_id: admin.id,
				task_type: 'call',
				due_date: dateOf(ms + (i / 3 - 2) * DAY),
				remind_at: null,
				current_state: done ? 'completed' : 'scheduled',
				completed_at: done ? then : null,
				completed_by_id: done ? admin.id : null,
				idempotency_key: null,
				due_at: null,
			});
		}
	});
	const then = stamp(ms - 5 * DAY);
	state.notes.insert({
		content: 'Renewal is likely',
		associated_with_type: 'account',
		associated_with_id: account.firstAccount,
		user_id: admin.id,
		call_id: null,
		created_at: then,
		updated_at: then,
	});
}
