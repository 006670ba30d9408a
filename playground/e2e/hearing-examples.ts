/** The examples that begin with a trigger: published, started by a change in an account, and taken back. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { shortcutAccount } from '../../sandbox/shortcut';
import type { Accounts } from '../accounts';
import type { Happenings } from '../happenings';
import type { Playground } from '../playground';
import type { Workflow } from '../rest';
import type { Checks } from './checks';
import { assertToCall, dayFromNow } from './examples';
import { exampleNamed, pick, runOf, type Run } from './run-example';
import { byId, byName, EVERY_FEW_SECONDS } from './hearings';
import type { Traffic } from './traffic';
import { change } from './triggers';

/** Lets something happen, and gives what it starts. */
type Starts = (happening: () => unknown) => Promise<Run>;

class Stage {
	constructor(
		private readonly playground: Playground,
		private readonly traffic: Traffic,
		readonly happenings: Happenings,
	) {}

	get accounts(): Accounts {
		return this.happenings.accounts;
	}

	get files(): string {
		return this.playground.n8n.files;
	}

	/** Publishes an example, does something with it, and takes it back. */
	async publish(name: string, body: (starts: Starts) => Promise<void>): Promise<void> {
		await this.while(await exampleNamed(this.playground, name), body);
	}

	/** The same with a copy that looks every few seconds, since a minute is long. */
	async publishPolling(name: string, body: (starts: Starts) => Promise<void>): Promise<void> {
		const { rest } = this.playground;
		const { nodes, connections, settings } = await exampleNamed(this.playground, name);
		const [{ parameters, ...trigger }, ...others] = nodes;
		const often = { ...trigger, parameters: { ...parameters, pollTimes: EVERY_FEW_SECONDS } };
		const copy = { name: `${name} (often)`, nodes: [often, ...others], connections, settings };
		await this.while(await rest.createWorkflow(copy), body);
	}

	/** Lets a node of the pack change something, as a person does in the editor. */
	async change(provider: string, parameters: INodeParameters): Promise<IDataObject> {
		return await change(this.playground, provider, parameters);
	}

	/** Lets something happen, and gives whom it was told. */
	told(happening: () => unknown): string[] {
		this.traffic.takeTold();
		happening();
		return this.traffic.takeTold();
	}

	private async while(workflow: Workflow, body: (starts: Starts) => Promise<void>): Promise<void> {
		const { rest } = this.playground;
		let runs = 0;
		await rest.activate(workflow);
		try {
			await body(async (happening) => {
				this.traffic.take();
				const execution = await rest.startedBy(workflow, async () => await happening());
				const run = runOf(this.playground, execution, this.traffic);
				runs += 1;
				return run;
			});
			// What is told twice has started nothing more.
			assert.equal((await rest.executionsOf(workflow.id)).length, runs);
		} finally {
			await rest.deactivate(workflow);
		}
	}
}

/** What the trigger handed on: the event, and these fields of its record. */
function heard(run: Run, trigger: string, ...fields: string[]): IDataObject[] {
	return run.items(trigger).map(({ event, record }) => ({
		event,
		...pick(record as IDataObject, ...fields),
	}));
}

async function missedCall(stage: Stage): Promise<void> {
	const { happenings } = stage;
	const email = 'farid.moreau26@customer.example';
	const known = await stage.change('Nutshell', {
		...{ resource: 'person', operation: 'upsert', email, name: 'Farid Moreau' },
		owner: byName('Bruno Sato'),
	});
	const prospect = await stage.change('Salesloft', {
		...{ resource: 'person', operation: 'upsert', matchBy: 'email_address', emailAddress: email },
		...{ lastName: 'Moreau', ownerId: byName('Sam Standard') },
	});
	let again = () => {};
	await stage.publish('All four: follow up a missed call', async (starts) => {
		const first = await starts(() => (again = happenings.happen('missed call')));
		assert.deepEqual(heard(first, 'Missed Call', 'id', 'raw_digits', 'number_name'), [
			{
				...{ event: 'callMissed', id: 2_812_000_026 },
				...{ raw_digits: '+44 7700 900008', number_name: 'London Support' },
			},
		]);
		const [person] = first.items('Find or Create Person');
		assert.deepEqual(pick(person, 'created', 'id', 'owner'), {
			...{ created: false, id: known.id, owner: '36-users' },
		});
		// The emulated Nutshell tells hardly anything of a task, as nobody knows what there is to tell.
		const [{ id }] = first.items('Task for the Owner');
		const ofOwner = await stage.change('Nutshell', {
			...{
				resource: 'task',
				operation: 'getAll',
				relatedTo: 'person',
				personId: byId(String(known.id)),
			},
			filters: { assignees: ['Bruno Sato'] },
		});
		assert.equal(ofOwner.id, id);
		assertToCall(first.items('Call Task for the Owner')[0], {
			...{ subject: 'Call back Farid', due_date: dayFromNow(0) },
			...{ person_id: prospect.id, user_id: prospect.owner_id },
		});
		const [story] = first.items('Story for Support');
		assert.deepEqual(pick(story, 'name', 'description', 'labels'), {
			name: 'Missed call from Bluebird Cycles',
			description:
				'Farid Moreau called London Support and nobody answered. Number to call back: +44 7700 900008',
			labels: ['missed call'],
		});
		const [noted] = first.items('Note It on the Call');
		assert.equal((noted.comments as string[]).at(-1), `Followed up: ${String(story.app_url)}`);

		const second = await starts(() => {
			again();
			happenings.happen('missed call');
		});
		assert.equal(second.items('Find or Create Person')[0].name, 'Chloé Hansen');
	});
	assert.deepEqual(stage.told(again), []);
}

async function recording(stage: Stage): Promise<void> {
	const { happenings, accounts, files } = stage;
	const email = 'elena.evans25@customer.example';
	const { id: person } = await stage.change('Nutshell', {
		...{ resource: 'person', operation: 'create', name: 'Elena Evans' },
		emails: { items: [{ value: email }] },
	});
	const lead = await stage.change('Nutshell', {
		...{ resource: 'lead', operation: 'create', name: '40 gateways' },
		people: { items: [{ record: byId(String(person)) }] },
	});
	let again = () => {};
	await stage.publish('Aircall: keep recordings, note them on the lead', async (starts) => {
		const first = await starts(() => (again = happenings.happen('recording')));
		assert.deepEqual(heard(first, 'Recording Ready', 'id', 'number_name'), [
			{ event: 'recordingReady', id: 2_812_000_025, number_name: 'Paris Sales' },
		]);
		const kept = join(files, 'call-2812000025-recording.mp3');
		assert.equal(first.items('Keep the File')[0].fileName, kept);
		const { record } = first.items('Recording Ready')[0] as { record: IDataObject };
		const request = { method: 'GET', headers: {}, body: Buffer.alloc(0) };
		const { body } = accounts.aircall.handle({
			...request,
			url: new URL(String(record.recording)),
		});
		assert.deepEqual(readFileSync(kept), body);
		const [note] = first.items('Note on the Lead');
		assert.equal(note.relatedTo, lead.id);
		assert.match(
			String(note.text),
			/^Call with Elena Evans on \d+ \w+ \d{4}, \d\d:\d\d, recorded: .+\/call-2812000025-recording\.mp3$/,
		);

		// Nobody in Nutshell has the address of the second one.
		const second = await starts(() => {
			again();
			happenings.happen('recording');
		});
		assert.equal(second.items('Keep the File').length, 1);
		assert.deepEqual(second.posts, []);
		const names = readdirSync(files);
		for (const id of [2_812_000_022, 2_812_000_025]) {
			assert(names.includes(`call-${id}-recording.mp3`));
		}
	});
	assert.deepEqual(stage.told(again), []);
}

async function saidInCall(stage: Stage): Promise<void> {
	const { happenings } = stage;
	const email = 'elena.evans25@customer.example';
	const { id: person } = await stage.change('Nutshell', {
		...{ resource: 'person', operation: 'upsert', email, name: 'Elena Evans' },
	});
	const lead = await stage.change('Nutshell', {
		...{ resource: 'lead', operation: 'create', name: '60 gateways' },
		people: { items: [{ record: byId(String(person)) }] },
	});
	let again = () => {};
	await stage.publish('Aircall: what was said in a call, on the lead', async (starts) => {
		const first = await starts(() => (again = happenings.happen('summary')));
		assert.deepEqual(heard(first, 'Summary Ready', 'call_id'), [
			{ event: 'summaryReady', call_id: '2812000025' },
		]);
		const [note] = first.items('Note on the Lead');
		assert.equal(note.relatedTo, lead.id);
		const [title, summary, toDo, ...said] = String(note.text).split(/\n+/);
		assert.match(title, /^Call with Elena Evans on \d+ \w+ \d{4}, \d\d:\d\d$/);
		assert.deepEqual(
			[summary, toDo, said.length],
			[
				'The customer asked for the quote. It is sent again today.',
				'To do: Send the quote again',
				3,
			],
		);
		assert.equal(said[1], '[00:03] Customer: Hello, I am calling about my quote.');

		// Nobody in Nutshell has the address of the second one.
		const second = await starts(() => {
			again();
			happenings.happen('summary');
		});
		assert.equal(second.items('What Was Said').length, 1);
		assert.deepEqual(second.posts, []);
	});
	assert.deepEqual(stage.told(again), []);
}

async function readyForRelease(stage: Stage): Promise<void> {
	const move = (storyId: number, workflowStateId: string) =>
		stage.change('Shortcut', {
			...{ resource: 'story', operation: 'update', storyId: byId(storyId) },
			updateFields: { workflowStateId },
		});
	const [story, other] = [shortcutAccount.firstStory, shortcutAccount.firstStory + 1];
	await stage.publish('Shortcut: tell that a story is ready for release', async (starts) => {
		await move(story, 'In Review');
		const first = await starts(() => move(story, 'Ready for Release'));
		assert.deepEqual(heard(first, 'Ready for Release', 'name'), [
			{ event: 'storyMoved', name: 'Add the invoice page' },
		]);
		const [comment] = first.items('Comment on It');
		assert.equal(comment.text, 'Ready for release. Ada Okafor moved it here from In Review.');
		const [message] = first.items('Text the Release Manager');
		assert.deepEqual(pick(message, 'raw_digits', 'body'), {
			raw_digits: '+44 7700 900123',
			body: `Ready for release: Add the invoice page https://app.shortcut.com/harborlight/story/${String(comment.story_id)}`,
		});

		await move(story, 'Completed');
		const second = await starts(() => move(other, 'Ready for Release'));
		assert.equal(second.items('Ready for Release').length, 1);
	});
	assert.deepEqual(
		stage.told(() => stage.accounts.shortcut.happens?.({ event: 'event', body: {} })),
		[],
	);
}

async function leadWon(stage: Stage): Promise<void> {
	const lead = (operation: string, more: INodeParameters = {}) =>
		stage.change('Nutshell', { resource: 'lead', operation, leadId: byName('Lead 2'), ...more });
	const win = () => lead('changeStatus', { closeAs: 'won' });
	await stage.change('Nutshell', {
		...{ resource: 'quote', operation: 'changeStatus', quoteId: byName('Q-1002') },
		quoteStatus: 'ACCEPTED',
	});
	await stage.publishPolling(
		'Nutshell: an invoice and a story to onboard for each lead that is won',
		async (starts) => {
			const first = await starts(win);
			assert.deepEqual(heard(first, 'Lead Won', 'name', 'status'), [
				{ event: 'leadWon', name: 'Lead 2', status: 'won' },
			]);
			const [{ id, htmlUrl }] = first.items('Read the Lead');
			const [story] = first.items('Story for Onboarding');
			assert.deepEqual(pick(story, 'name', 'description', 'story_type', 'labels', 'external_id'), {
				...{ name: 'Onboard Lead 2', story_type: 'chore', labels: ['onboarding'] },
				description: `Won by Bruno Sato: 500 USD\n\n${String(htmlUrl)}`,
				external_id: id,
			});
			assert.deepEqual(pick(first.items('Note on the Lead')[0], 'text', 'relatedTo'), {
				text: `Onboarding: ${String(story.app_url)}`,
				relatedTo: id,
			});
			const [invoice] = first.items('Invoice From the Quote');
			assert.deepEqual(pick(invoice, 'number', 'status', 'total', 'recipient'), {
				...{ number: 'I-1002', status: 'DRAFT', total: '1200.00', recipient: 'Andy Fowler' },
			});
			assert.deepEqual(pick(first.items('Note the Invoice')[0], 'text', 'relatedTo'), {
				text: 'Invoice I-1002, made from the quote Q-1002: 1200.00 USD',
				relatedTo: id,
			});

			await lead('reopen');
			const second = await starts(win);
			// Within seconds, the reopening looks like another closing as won.
			assert(second.items('Lead Won').length > 0);
			assert.deepEqual(second.items('Not Onboarded Yet'), []);
		},
	);
}

async function reply(stage: Stage): Promise<void> {
	const { happenings } = stage;
	let again = () => {};
	await stage.publish('Salesloft: a task for each reply to a cadence', async (starts) => {
		const first = await starts(() => (again = happenings.happen('reply')));
		assert.deepEqual(heard(first, 'Email Replied To', 'id', 'person_id', 'replies'), [
			{ event: 'emailReplied', id: 40_012, person_id: 1_000_013, replies: 1 },
		]);
		const [task] = first.items('Task to Answer');
		assert.deepEqual(pick(task, 'subject', 'task_type', 'due_date', 'person_id', 'user_id'), {
			...{ subject: 'Answer Cara Field', task_type: 'email', due_date: dayFromNow(0) },
			...{ person_id: 1_000_013, user_id: 101 },
		});

		const second = await starts(() => {
			again();
			happenings.happen('reply');
		});
		assert.equal(second.items('Task to Answer')[0].subject, 'Answer Bela Woods');
	});
	assert.deepEqual(stage.told(again), []);
}

const EXAMPLES: Record<string, (stage: Stage) => Promise<void>> = {
	'All four: the example follows up a missed call when it is missed, once': missedCall,
	'Aircall: the example keeps each recording, and notes it on the lead': recording,
	'Aircall: the example notes on the lead what was said in a call': saidInCall,
	'Shortcut: the example tells once that a story is ready for release': readyForRelease,
	'Nutshell: the example makes one invoice and one story for a lead that is won': leadWon,
	'Salesloft: the example makes one task of a reply to a cadence': reply,
};

/**
 * The examples that a change in an account starts.
 * @param happenings those in the accounts that n8n talks to
 * @returns how many they are
 */
export async function checkHearingExamples(
	checks: Checks,
	playground: Playground,
	happenings: Happenings,
	traffic: Traffic,
): Promise<number> {
	const stage = new Stage(playground, traffic, happenings);
	for (const [sentence, example] of Object.entries(EXAMPLES)) {
		await checks.check(sentence, () => example(stage));
	}
	return Object.keys(EXAMPLES).length;
}
