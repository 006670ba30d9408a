/** The tasks of the evaluation, and whether their checks can fail. */
import { FreshAccounts } from '../../playground/evaluation/accounts';
import { reportOf, type Result } from '../../playground/evaluation/run';
import { faultsOf, type Change, type Task } from '../../playground/evaluation/task';
import { tasks } from '../../playground/evaluation/tasks';
import { shortcutAccount } from '../../sandbox/shortcut';

const all = Object.values(tasks).flat();
const each = all.map((task) => [task.asks, task] as const);

/** A text that a pattern of the tasks takes: its letters. */
const textOf = ({ source }: RegExp) => source.replace(/^\^|\$$/g, '').replace(/\\?.\?$|[()]/g, '');

/** What stands where a pattern is wanted. */
function written(wanted: unknown): unknown {
	if (wanted instanceof RegExp) return textOf(wanted).split('|')[0];
	if (Array.isArray(wanted)) return wanted.map(written);
	if (typeof wanted !== 'object' || wanted === null) return wanted;
	return Object.fromEntries(Object.entries(wanted).map(([name, one]) => [name, written(one)]));
}

/** What comes of a task that is done. */
const done = ({ answer = [], changes = [] }: Task) => ({
	answer: `It is ${answer.map((words) => [words].flat()[0]).join(' and ')}.`,
	changes: changes.map(({ request, body }): Change => ({ request, body: written(body) })),
});

/** The same with a number or a text in it that is another one. */
function spoiled(given: unknown): unknown {
	if (typeof given === 'number') return given + 1;
	if (typeof given === 'string') return `${given.slice(1)}#`;
	if (Array.isArray(given)) return given.map(spoiled);
	if (typeof given !== 'object' || given === null) return given;
	return Object.fromEntries(Object.entries(given).map(([name, one]) => [name, spoiled(one)]));
}

test('there are 40, each with a result of its own', () => {
	expect(all).toHaveLength(40);
	expect(new Set(all.map(({ asks }) => asks)).size).toBe(40);
	const empty = all.filter(({ answer = [], changes = [] }) => answer.length + changes.length === 0);
	expect(empty).toEqual([]);
});

test.each(each)('%s: right when it is done', (_, task) => {
	expect(faultsOf(task, done(task))).toEqual([]);
});

test.each(each)('%s: wrong when anything of it is', (_, task) => {
	const right = done(task);
	const { changes, answer } = right;
	if (task.answer) {
		expect(faultsOf(task, { ...right, answer: 'I do not know.' })).toHaveLength(task.answer.length);
	}
	changes.forEach((one, i) => {
		const others = changes.filter((other) => other !== one);
		expect(faultsOf(task, { answer, changes: others })).toHaveLength(1);
		const wrong = { ...one, body: spoiled(one.body) };
		expect(faultsOf(task, { answer, changes: changes.with(i, wrong) })).toHaveLength(2);
		const elsewhere = { ...one, request: `${one.request}0` };
		expect(faultsOf(task, { answer, changes: changes.with(i, elsewhere) })).toHaveLength(2);
		expect(faultsOf(task, { answer, changes: [...changes, one] })).toHaveLength(1);
	});
	const more = { request: 'DELETE /v1/contacts/1', body: undefined };
	expect(faultsOf(task, { answer, changes: [...changes, more] })).toEqual([
		'Done and not asked for: DELETE /v1/contacts/1',
	]);
});

test('words count whole', () => {
	const asked: Task = { asks: 'How many?', answer: [['2', 'two']], solution: [] };
	const says = (answer: string) => faultsOf(asked, { answer, changes: [] });
	expect(says('There are 2.')).toEqual([]);
	expect(says('Two of them.')).toEqual([]);
	expect(says('There are 12, or 20.')).toEqual(['The answer does not say 2 or two']);
});

test('each task finds the accounts as they were, and only changes that are made are noted', () => {
	const accounts = new FreshAccounts();
	const put = (path: string) =>
		accounts.handle({
			method: 'PUT',
			url: new URL(`https://api.app.shortcut.com/api/v3/${path}`),
			headers: { 'shortcut-token': shortcutAccount.token, 'content-type': 'application/json' },
			body: Buffer.from(JSON.stringify({ estimate: 8 })),
		}).status;
	expect([put('stories/101'), put('stories/999999')]).toEqual([200, 404]);
	expect(accounts.changes).toEqual([{ request: 'PUT /api/v3/stories/101', body: { estimate: 8 } }]);
	accounts.renew();
	expect(accounts.changes).toEqual([]);
	const url = new URL('https://api.app.shortcut.com/api/v3/stories/101');
	const headers = { 'shortcut-token': shortcutAccount.token };
	const { body } = accounts.handle({ method: 'GET', url, headers, body: Buffer.alloc(0) });
	expect((JSON.parse(body.toString()) as { estimate: number }).estimate).toBe(1);
});

test('the report counts what was done, and says what was not', () => {
	const result = { group: 'Aircall', answer: 'Yes.', faults: [], errors: [], seconds: 1 };
	const results: Result[] = [
		{ ...result, asks: 'Who?' },
		{ ...result, asks: 'Where?', faults: ['Not done'], errors: ['There is no such number'] },
	];
	expect(reportOf('some-model', results)).toBe(
		[
			...['Model: some-model', ''],
			'| Tasks     | Done | Of    | Seconds |',
			'| --------- | ---: | ----: | ------: |',
			'| Aircall   |    1 |     2 |       2 |',
			'| All       |    1 |     2 |       2 |',
			...['', '- Where?', '  - Not done', '  - A tool said: There is no such number'],
			'  - It answered: Yes.',
		].join('\n'),
	);
});
