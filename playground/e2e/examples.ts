import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import { salesloftAccount } from '../../sandbox/salesloft';
import type { Playground } from '../playground';
import type { Checks } from './checks';
import { adLead, pipelineTable, quietCompanies } from './nutshell-examples';
import { listToDialer, speedToLead } from './outreach-examples';
import { pick, runner, type RunExample } from './run-example';
import { forgetMe, rowsToCadences, transcriptToAccount } from './salesloft-examples';
import { repliesTable } from './salesloft-table';
import { alertOnce, iterationReport, roadmap } from './shortcut-examples';
import type { Traffic } from './traffic';

const HOUR = 60 * 60 * 1000;

/** A date in this machine's time zone, which is n8n's as well. */
export function dayFromNow(days: number): string {
	return new Date(Date.now() + days * 24 * HOUR).toLocaleDateString('sv-SE');
}

/** Salesloft's task to call somebody. */
export function assertToCall(
	task: IDataObject,
	wanted: Record<'subject' | 'due_date' | 'person_id' | 'user_id', unknown>,
): void {
	const names = ['task_type', ...Object.keys(wanted)];
	assert.deepEqual(pick(task, ...names), { task_type: 'call', ...wanted });
}

async function missedCalls(run: RunExample): Promise<void> {
	const name = 'Aircall: note whom to call back';
	const first = await run(name);
	const noted = first.items('Note the Call Back');
	assert.deepEqual(
		noted.map(({ comments }) => comments),
		[
			['Missed: call back Farid Moreau at +44 7700 900008'],
			['Missed: call back Chloé Hansen at +44 7700 900007'],
			['Missed: call back Pablo Fontaine at +33 6 39 98 00 05'],
			['Missed: call back Maya Santos at +33 6 39 98 00 04'],
			['Missed: call back Farid Hansen at +1 202-555-0101'],
			['Missed: call back Chloé Rossi at +1 202-555-0100'],
		],
	);
	assert(noted.every((call) => call.direction === 'inbound' && call.answered_at === null));
	assert.deepEqual(
		first.posts,
		noted.map(({ id }) => `POST /v1/calls/${String(id)}/comments`),
	);

	const second = await run(name);
	assert.equal(second.items('Get Missed Calls').length, first.items('Get Missed Calls').length);
	assert.deepEqual(second.posts, []);
}

async function inquiry(run: RunExample): Promise<void> {
	const name = 'Nutshell: from inquiry to lead';
	const first = await run(name);
	const [company] = first.items('Create or Update Company');
	assert.equal(company.name, 'Example Inc.');
	const [person] = first.items('Link Person to Company');
	assert.deepEqual(pick(person, 'name', 'email', 'companies'), {
		name: 'Nora Newman',
		email: 'nora.newman@example.com',
		companies: [company.id],
	});
	const [lead] = first.items('Create Lead');
	assert.deepEqual(pick(lead, 'name', 'status', 'people', 'companies'), {
		name: '200 field sensors',
		status: 'open',
		people: [person.id],
		companies: [company.id],
	});
	assert.deepEqual(pick(first.items('Note the Message')[0], 'text', 'relatedTo'), {
		text: 'Could you send us an offer?',
		relatedTo: lead.id,
	});
	const [task] = first.items('Task for Tomorrow');
	assert.match(String(task.id), /^\d+-tasks$/);

	const second = await run(name);
	assert.notEqual(second.items('Create Lead')[0].id, lead.id);
	assert.deepEqual(pick(second.items('Create Lead')[0], 'people', 'companies'), {
		people: [person.id],
		companies: [company.id],
	});
	assert.deepEqual(second.posts, ['POST /rest/leads', 'POST /rest/notes', 'POST /rest/tasks']);
}

async function signUp(run: RunExample): Promise<void> {
	const name = 'Salesloft: from sign-up to cadence';
	const first = await run(name);
	const [person] = first.items('Create or Update Person');
	assert.deepEqual(pick(person, 'created', 'display_name', 'email_address', 'cadence_ids'), {
		created: true,
		display_name: 'Nora Newman',
		email_address: 'new.lead@example.com',
		cadence_ids: [],
	});
	const [note] = first.items('Note the Message');
	assert.deepEqual(pick(note, 'content', 'associated_with_id'), {
		content: 'Signed up: I would like to see a demo.',
		associated_with_id: person.id,
	});
	const [membership] = first.items('Add to Cadence');
	assert.deepEqual(pick(membership, 'person_id', 'cadence_id', 'currently_on_cadence'), {
		person_id: person.id,
		cadence_id: salesloftAccount.cadences.outbound,
		currently_on_cadence: true,
	});
	const [task] = first.items('Give a Colleague a Task');
	assertToCall(task, {
		subject: 'Welcome Nora',
		due_date: dayFromNow(1),
		person_id: person.id,
		user_id: salesloftAccount.standardUser.id,
	});

	const second = await run(name);
	const [again] = second.items('Create or Update Person');
	assert.deepEqual(pick(again, 'created', 'id', 'cadence_ids'), {
		created: false,
		id: person.id,
		cadence_ids: [salesloftAccount.cadences.outbound],
	});
	assert.deepEqual(second.requests, ['POST /v2/person_upserts']);
}

async function bugReport(run: RunExample): Promise<void> {
	const name = 'Shortcut: from bug report to story';
	const first = await run(name);
	const [story] = first.items('Create Story');
	assert.deepEqual(pick(story, 'name', 'story_type', 'labels'), {
		name: 'Checkout shows an empty cart',
		story_type: 'bug',
		labels: ['customer request'],
	});
	assert.deepEqual(pick(first.items('Comment on It')[0], 'story_id', 'text'), {
		story_id: story.id,
		text: 'Reported by support@example.com',
	});
	const bugs = first.items('List Open Bugs');
	assert(bugs.some(({ id }) => id === story.id));
	assert(bugs.every(({ story_type, completed }) => story_type === 'bug' && !completed));

	const second = await run(name);
	assert.equal(second.items('List Open Bugs').length, bugs.length + 1);
}

/** Each file of the night has a row that names it. */
export async function archive(run: RunExample): Promise<void> {
	const name = 'Aircall: every night, keep the recordings of the day before';
	// The playground has the calls of 20 hours, which are those of yesterday where a day has just begun.
	const settings = { timezone: zoneAtMidnight() };
	const first = await run(name, { settings });
	const kept = first.items('Keep the File').map(({ fileName }) => fileName);
	const rows = first.items('Row of the Index');
	assert(kept.length > 0);
	assert.deepEqual(
		rows.map(({ file }) => file),
		kept,
	);
	assert(
		rows.every(({ call, file }) => String(file).endsWith(`/call-${String(call)}-recording.mp3`)),
	);
	const [index] = first.items('Keep the Index');
	assert.match(String(index.fileName), /\/recordings-\d{4}-\d\d-\d\d\.csv$/);
	assert.deepEqual(first.posts, []);

	const second = await run(name, { settings });
	assert.deepEqual(second.items('Row of the Index'), rows);
}

/** A time zone in which it is between midnight and one. */
function zoneAtMidnight(): string {
	const hour = new Date().getUTCHours();
	return hour <= 12 ? `Etc/GMT+${hour}` : `Etc/GMT-${24 - hour}`;
}

const EXAMPLES: Record<string, (run: RunExample) => Promise<void>> = {
	'Aircall: the example notes once on each missed call whom to call back': missedCalls,
	'Aircall: the example calls whoever filled in a form, and makes a contact once': speedToLead,
	'Aircall: the example pushes a list to the dialer, nobody twice': listToDialer,
	'Aircall: the example keeps the recordings of a day, and names each in a table': archive,
	'Nutshell: the example makes one lead of an ad lead that comes twice': adLead,
	'Nutshell: the example makes a lead of each inquiry, nobody twice': inquiry,
	'Nutshell: the example makes a table of the open leads': pipelineTable,
	'Nutshell: the example gives a task for each quiet company, once': quietCompanies,
	'Salesloft: the example adds nothing for a person who is on the cadence': signUp,
	'Salesloft: the example notes on the account what was said, once': transcriptToAccount,
	'Salesloft: the example forgets a person once somebody has confirmed it': forgetMe,
	'Salesloft: the example takes 1,000 rows to the cadences of their owners': rowsToCadences,
	'Salesloft: the example makes a table of the opens and replies of a day': repliesTable,
	'Shortcut: the example turns a bug report into a story': bugReport,
	'Shortcut: the example makes one story of an alert that comes twice': alertOnce,
	'Shortcut: the example counts the stories of an iteration': iterationReport,
	'Shortcut: the example makes a roadmap once, however often it runs': roadmap,
};

/** Every node of the examples is there, in the version that the example names. */
async function known({ rest, workflows }: Playground): Promise<void> {
	const versions = new Map<string, number[]>();
	for (const { name, version } of await rest.nodeTypes()) {
		versions.set(name, [versions.get(name) ?? [], version].flat());
	}
	for (const { id, name } of workflows) {
		const { nodes } = await rest.workflow(id);
		// What an agent uses as a tool is the same node under another name.
		const unknown = nodes.filter(
			({ type, typeVersion }) => !versions.get(type.replace(/Tool$/, ''))?.includes(typeVersion),
		);
		assert.deepEqual(
			unknown.map(({ type, typeVersion }) => `${type} ${typeVersion}`),
			[],
			name,
		);
	}
}

async function unbroken({ rest, n8n }: Playground): Promise<void> {
	const { next, warnings } = n8n.version;
	const { workflowResults } = await rest.breaking(next);
	assert.deepEqual(
		workflowResults.map(({ ruleId }) => ruleId),
		warnings,
	);
}

/**
 * The example workflows that a person runs, run twice by n8n, but for what can be done once.
 * @returns how many they are
 */
export async function checkExamples(
	checks: Checks,
	playground: Playground,
	traffic: Traffic,
): Promise<number> {
	await checks.check('every node of the examples is of a version that this n8n has', () =>
		known(playground),
	);
	await checks.check("n8n's own report of what its next main version breaks names no example", () =>
		unbroken(playground),
	);
	const run = runner(playground, traffic);
	for (const [sentence, example] of Object.entries(EXAMPLES)) {
		await checks.check(sentence, () => example(run));
	}
	return Object.keys(EXAMPLES).length;
}
