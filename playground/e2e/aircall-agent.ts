/** The agent that follows up on calls. */
import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox';
import { aircallAccount } from '../../sandbox/aircall';
import { toldByTool, type Execution } from '../rest';
import type { AgentExample } from './agent';
import { emulated } from './emulated';
import { pick } from './run-example';
import { call, type Told, type Turn } from './scripted-model';

/** The tools, by the names of their nodes. */
const MISSED = 'Find Missed Calls';
const CALLS = 'Get Calls of a Contact';
const READ = 'Read a Transcript';
const TAG = 'Tag a Call';
const TEXT = 'Text a Contact';

const NUMBER = 'Paris Sales';
const CUSTOMER = '+33 6 39 98 00 08';
/** There is none of this name yet. */
const NEW_TAG = 'Call back';
/** There is one, in other letters. */
const TAG_THERE = 'quote sent';
const TO_CALLER = 'You called us in vain. We call you back this afternoon.';
const TO_CUSTOMER = 'We send you the quote again today.';

/** The newest call in which nobody was reached, and the newest that can be read. */
const inQuestion = (told: Told) => {
	const spoken = told(CALLS).find(({ recording }) => recording === true);
	assert(spoken, 'no call of the contact has a recording');
	return { missed: told(MISSED)[0], spoken };
};

export const aircallAgent: AgentExample = {
	name: 'Aircall: an agent follows up on calls',
	does: 'an AI agent finds who called in vain, reads a transcript, tags calls and texts people',
	/** Names and a phone number, and what the tools have told of them; no ID is known before. */
	script: [
		() => [call(MISSED, { number: NUMBER }), call(CALLS, { contact: CUSTOMER })],
		(told) => [call(READ, { call: String(inQuestion(told).spoken.id), from: '0' })],
		(told) => {
			const { missed, spoken } = inQuestion(told);
			return [
				call(TAG, { call: String(missed.id), tags: NEW_TAG }),
				call(TAG, { call: String(spoken.id), tags: TAG_THERE }),
				call(TEXT, { number: NUMBER, to: String(missed.raw_digits), text: TO_CALLER }),
				call(TEXT, { number: NUMBER, to: CUSTOMER, text: TO_CUSTOMER }),
			];
		},
	],
	naming: { [MISSED]: ['number'], [TAG]: ['tags'], [TEXT]: ['number'] },
	assertDone,
	heard: { 'an AI agent is told of recordings, and of no link to them': assertNoFileLinks },
};

interface CallHeld extends IDataObject {
	id: number;
	raw_digits: string;
	number: { id: number };
	voicemail: string | null;
	recording: string | null;
	tags: Array<{ name: string }>;
}

const { numbers } = aircallAccount;

function assertDone(sandbox: Sandbox, execution: Execution, requests: string[]): void {
	const held = <T>(path: string) => emulated<T>(sandbox, 'aircall', path);
	const { calls } = held<{ calls: CallHeld[] }>('calls?order=desc&per_page=50&fetch_contact=true');
	const inVain = calls.filter(
		({ direction, answered_at, ended_at, number }) =>
			direction === 'inbound' && !answered_at && ended_at && number.id === numbers.recording,
	);
	const [missed] = inVain;
	const found = toldByTool(execution, MISSED);
	assert.deepEqual(
		found.map(({ id }) => id),
		inVain.map(({ id }) => id),
	);
	assert.deepEqual(pick(found[0].contact as IDataObject, 'first_name', 'last_name'), {
		...{ first_name: 'Pablo', last_name: 'Fontaine' },
	});

	const spoken = calls.find(({ raw_digits: digits }) => digits === CUSTOMER);
	assert(spoken);
	const told = toldByTool(execution, CALLS);
	assert.deepEqual(
		told.map(({ id }) => id),
		[spoken.id],
	);
	// There are links, and the tools have told of them.
	assert.match(String(missed.voicemail), /^https:/);
	assert.match(String(spoken.recording), /^https:/);
	assert.deepEqual([found[0].voicemail, told[0].recording], [true, true]);

	const text = [
		'[00:00] Hannah Weiss: Northwind Outfitters, good morning.',
		'[00:03] Elena Evans: Hello, I am calling about my quote.',
		'[00:07] Hannah Weiss: I will send it again today.',
	].join('\n');
	assert.deepEqual(toldByTool(execution, READ), [
		{ call_id: spoken.id, language: 'en', text, characters: text.length, next_character: null },
	]);

	const tagsOf = ({ tags }: CallHeld) => tags.map(({ name }) => name);
	assert.deepEqual(tagsOf(missed), [NEW_TAG]);
	assert.deepEqual(tagsOf(spoken), ['Support', 'Quote sent']);
	const { tags } = held<{ tags: IDataObject[] }>('tags?per_page=50');
	assert.equal(tags.filter(({ name }) => name === NEW_TAG).length, 1);
	assert(!tags.some(({ name }) => name === TAG_THERE));

	// Aircall shows no message again: what was sent, and what it answered then.
	const sent = `POST /v1/numbers/${numbers.recording}/messages/native/send`;
	assert.deepEqual(
		requests.filter((request) => !request.startsWith('GET ')).sort(),
		[
			...[missed, spoken].map(({ id }) => `POST /v1/calls/${id}/tags`),
			...['POST /v1/tags', sent, sent],
		].sort(),
	);
	assert.deepEqual(
		toldByTool(execution, TEXT).map((one) => pick(one, 'raw_digits', 'body')),
		[
			{ raw_digits: missed.raw_digits, body: TO_CALLER },
			{ raw_digits: CUSTOMER, body: TO_CUSTOMER },
		],
	);
}

/** The addresses of the messages alone are told, which nobody opens without the key. */
function assertNoFileLinks(heard: Turn[]): void {
	const messages = JSON.stringify(heard.map((turn) => turn.messages));
	const links = messages.match(/https?:[^"\\]*/g) ?? [];
	const others = links.filter((link) => !link.startsWith('https://api.aircall.io/v1/messages/'));
	assert(links.length > 0);
	assert.deepEqual(others, []);
}
