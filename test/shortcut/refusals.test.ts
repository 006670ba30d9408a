/** What Shortcut refuses, and what a person reads then. */
import { empty, json } from '../../sandbox/http';
import { useFakeClock } from '../engine/clock';
import { byId, listed, openAccount, type Opening } from '../harness/account';
import { account, shortcut } from './provider';

const { open, run, refusal, requests } = openAccount(shortcut);

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof import('../engine/clock')>('../engine/clock').withFakeSleep(),
);

useFakeClock();
const answering = (instead: Opening['instead']) => open({ instead });
const storyId = listed(account.firstStory);
const page = {
	headers: { 'content-type': 'text/html' },
	body: Buffer.from('<html><h1>Bad Gateway</h1></html>'),
};

test.each(['no body', 'a page for browsers'])(
	'a token that is not known is refused with a 401, which may have %s',
	async (body) => {
		open({
			secret: 'sct_rw_gone',
			instead: () => (body === 'no body' ? undefined : { ...page, status: 401 }),
		});
		const { error } = await run('story.get', { storyId });
		expect(error?.message).toBe('Shortcut did not accept the credential [item 0]');
		expect(error?.description).toBe('Open the credential, enter the key again and test it.');
		expect(requests()).toHaveLength(1);
	},
);

test('a read-only token reads', async () => {
	open({ secret: account.readOnlyToken });
	expect((await run('story.get', { storyId })).error).toBeUndefined();
	expect((await run('story.getAll')).error).toBeUndefined();
});

test.each(['empty 401', '403 without a reason'])(
	'a write that is refused with an %s hints at a read-only token and is sent once',
	async (kind) => {
		answering(() => (kind === 'empty 401' ? empty(401) : json(403, { message: 'Forbidden' })));
		const { error } = await run('story.delete', { storyId });
		expect(error?.description).toContain('The token may be read-only');
		expect(requests()).toHaveLength(1);
	},
);

const PLAN =
	'The plan of the workspace does not include this, or no more of it; another token does not help.';
const SWITCHED_OFF =
	'The workspace has this feature switched off. Somebody who may change its settings can switch it on; another token does not help.';

test.each([
	[
		'label.create',
		{ name: 'x' },
		PLAN,
		{ reason_tag: 'entitlement-violation', entitlement_tag: 'x' },
	],
	['document.create', { title: 'x', content: 'x' }, SWITCHED_OFF, { feature_tag: 'docs' }],
	['document.getAll', {}, SWITCHED_OFF, { feature_tag: 'docs' }],
	['document.search', { title: 'x' }, SWITCHED_OFF, { feature_tag: 'docs' }],
])(
	'%s, which the plan or the workspace does not have, says so and not that the token is wrong',
	async (operation, parameters, advice, tags) => {
		answering(() => json(403, { message: 'Not here.', ...tags }));
		const { error } = await run(operation, parameters);
		expect(error?.message).toBe(
			`Shortcut does not allow this: Not here. (${Object.values(tags)[0]}) [item 0]`,
		);
		expect(error?.description).toBe(advice);
	},
);

test('a write without the right to it may be one of a read-only token, or of a member who may not', async () => {
	answering(() =>
		json(403, {
			message: 'Sorry, you do not have access to this resource.',
			tag: 'user_denied_access',
		}),
	);
	const { error } = await run('story.archive', { storyId });
	expect(error?.message).toBe(
		'Shortcut does not allow this: Sorry, you do not have access to this resource. (user_denied_access) [item 0]',
	);
	expect(error?.description).toContain('The token may be read-only');
});

test.each([
	['story.get', { storyId }],
	['story.getAll', { filters: { storyType: 'bug' } }],
])('a read that is refused does not speak of read-only tokens: %s', async (operation, given) => {
	answering(() => json(403, { message: 'Forbidden' }));
	const { error } = await run(operation, given);
	expect(error?.message).toBe('Shortcut does not allow this: Forbidden [item 0]');
	expect(error?.description).not.toContain('read-only');
});

test('a custom field that somebody else changes meanwhile is told as a conflict', async () => {
	answering(() => json(409, { error: 'data-conflict-error', message: 'It was changed.' }));
	const customFieldId = byId(account.customFields.priority);
	const { error } = await run('customField.update', { customFieldId, updateFields: { name: 'P' } });
	expect(error?.message).toBe(
		'Shortcut reports a conflict: It was changed. (data-conflict-error) [item 0]',
	);
	expect(error?.description).toBe(
		'The record was changed meanwhile. Read it again and repeat the change.',
	);
});

test.each([
	['story.getAll', { filters: { storyType: 'bug' } }, 2],
	['story.search', { query: 'id:101' }, 2],
	['story.create', { name: 'x', workflowStateId: byId(account.states.ready) }, 1],
	['story.delete', { storyId }, 1],
])(
	'after a page for browsers in place of an answer, only what reads is asked again: %s',
	async (operation, parameters, times) => {
		let answered = 0;
		answering(() => (answered++ === 0 ? { ...page, status: 502 } : undefined));
		const { error } = await run(operation, parameters);
		expect(requests()).toHaveLength(times);
		expect(error?.message).toBe(
			times === 2 ? undefined : 'Shortcut could not process the request (status 502) [item 0]',
		);
	},
);

test('a label that is there already is refused with a sentence', async () => {
	const { error } = await run('label.create', { name: 'backend' });
	expect(error?.httpCode).toBe('422');
	expect(error?.message).toBe(
		'Shortcut did not accept the request: The name "backend" is already taken. [item 0]',
	);
});

test.each([
	[{ name: 'missing-required-key' }, 'Invalid. name: missing-required-key'],
	[
		{ labels: ['not', ['sequential?', 'x']], estimate: 'not an integer' },
		'Invalid. labels: ["not",["sequential?","x"]]; estimate: not an integer',
	],
])('complaints of any shape become one line', async (errors, line) => {
	answering(() => json(400, { message: 'Invalid.', errors }));
	expect(await refusal('story.create', { name: 'x' })).toBe(
		`Shortcut did not accept the request: ${line} [item 0]`,
	);
});

test('an error by name only is shown', async () => {
	answering(() => json(400, { error: 'maximum-results-exceeded', message: 'Too many results.' }));
	expect(await refusal('story.search', { query: 'x' })).toBe(
		'Shortcut did not accept the request: Too many results. (maximum-results-exceeded) [item 0]',
	);
});

test('a story of another workspace cannot be found', async () => {
	expect(await refusal('story.get', { storyId: listed(999_999) })).toBe(
		'Shortcut could not find this: Resource not found. [item 0]',
	);
});

test('more stories than the limit allows are read without a single refusal, 200 in a minute', async () => {
	open({ stories: 250 });
	const items = Array.from({ length: 250 }, (_, i) => ({ json: { id: account.firstStory + i } }));
	const started = Date.now();
	const { items: output, hints } = await run(
		'story.get',
		{ storyId: '={{ $json.id }}', options: { parallelRequests: 1 } },
		{ items },
	);
	expect(output.map(({ json: { id } }) => id)).toEqual(items.map(({ json: { id } }) => id));
	expect(requests()).toHaveLength(250);
	expect(Date.now() - started).toBeGreaterThanOrEqual(60_000);
	expect(Date.now() - started).toBeLessThan(65_000);
	expect(hints.map(({ message }) => message)).toEqual([
		expect.stringMatching(/^This run waited 6\d seconds for the rate limit of Shortcut\.$/),
	]);
});

test('a refusal for the limit, which comes without a hint, is waited out', async () => {
	let refused = 0;
	answering(() => (refused++ < 2 ? json(429, { message: 'Rate limit exceeded.' }) : undefined));
	const started = Date.now();
	const { error } = await run('story.update', { storyId, updateFields: { name: 'x' } });
	expect(error).toBeUndefined();
	expect(requests()).toHaveLength(3);
	expect(Date.now() - started).toBeGreaterThanOrEqual(7_500 / 2 + 15_000 / 2);
});
