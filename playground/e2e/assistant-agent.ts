/** The assistant for a sales team, asked in a chat. What it can do, `npm run evaluate` goes through. */
import assert from 'node:assert/strict';
import { toldByTool, type Execution } from '../rest';
import type { Sandbox } from '../../sandbox';
import type { AgentExample } from './agent';
import { pick } from './run-example';
import { call } from './scripted-model';

const CALLS = 'Find Calls';
const PEOPLE = 'Find People';
const COMPANIES = 'Find Companies';
const STORIES = 'Find Stories';

export const assistantAgent: AgentExample = {
	name: 'All four: an assistant for a sales team',
	does: 'an AI agent answers in a chat from all four, and leaves out what it does not know',
	asks: 'What do we have on Northwind, Acme and the search index? Which call was the last one?',
	script: [
		() => [
			call(CALLS, { number: 'Paris Sales', direction: 'inbound', limit: 1 }),
			call(PEOPLE, { account: 'Northwind', email: 'ada.stone1@northwind.example' }),
			call(COMPANIES, { words: 'Acme Holdings' }),
			call(STORIES, { words: 'search index type:bug' }),
		],
	],
	naming: { [CALLS]: ['number', 'user'], [PEOPLE]: ['account'], [COMPANIES]: ['words'] },
	assertDone,
};

function assertDone(_: Sandbox, execution: Execution, requests: string[]): void {
	const told = (node: string) => toldByTool(execution, node)[0];
	assert.deepEqual(pick(told(CALLS), 'number_name', 'direction'), {
		...{ number_name: 'Paris Sales', direction: 'inbound' },
	});
	assert.equal(told(PEOPLE).display_name, 'Ada Stone');
	assert.equal(told(COMPANIES).name, 'Acme Holdings');
	assert.deepEqual(pick(told(STORIES), 'name', 'story_type'), {
		...{ name: 'Fix the search index', story_type: 'bug' },
	});
	assert(requests.length > 0 && requests.every((request) => request.startsWith('GET ')));
}
