/** Whatever a provider makes of a key, and whatever a key looks like: nobody gets to read it. */
import * as fc from 'fast-check';
import { integer, path, text } from '../../../nodes/engine/vocabulary/field';
import * as operation from '../../../nodes/engine/vocabulary/operation';
import { integerId, record } from '../../../nodes/engine/vocabulary/record';
import { Secrets } from '../../../nodes/engine/client/redact';
import { credential, runNode, searchList } from '../../harness';
import {
	answering,
	KEY,
	service,
	ServiceApi,
	serviceNode,
	USER,
	widgets,
} from '../../engine/service';
import { closeNetwork } from '../../network';
import { hitsIn, partsOf, SPELLINGS, spellingsOf, windowsOf } from '../canary';

closeNetwork();

function hide(key: string, said: string): string {
	const secrets = new Secrets(['key']);
	secrets.learn({ key });
	return secrets.hide(said);
}

type Spell = (secret: string) => string;

/**
 * The parts that are left of a spelled key. What is the same for every key, such as the Base64 of a
 * scheme before it, tells nothing of this one.
 */
function leftOf(key: string, spell: Spell, length = 8): string[] {
	const shown = hide(key, `Key "${spell(key)}" is wrong`);
	const others = ['x', '7', '?'].map((one) => spell(one.repeat(key.length)));
	const common = new Set(others.flatMap((other) => windowsOf(other, length)));
	const parts = windowsOf(spell(key), length);
	return parts.filter((part) => !common.has(part) && shown.includes(part));
}

const LONG = 'k3y_7hat-Nobody.May/See=';
const spellings = Object.entries(SPELLINGS);

describe('a key', () => {
	test.each(spellings)('%s is hidden', (_, spell) => {
		expect(hide(LONG, `Key "${spell(LONG)}" is wrong`)).toMatch(/^Key ".*\[hidden\].*" is wrong$/s);
		expect(leftOf(LONG, spell)).toEqual([]);
	});

	test.each<[said: string, shown: string]>([
		['Nobody.May', '[hidden]'],
		['nobody,may', 'nobody,may'],
		['k3y_7hat****/See=', '[hidden]****/See='],
		['k3y_7***May/See=', 'k3y_7***[hidden]'],
		['k3y_7hat-Nobody\r\n.May/See=', '[hidden]'],
		['k3y_ 7hat- Nobo dy.M ay/S ee=', '[hidden]'],
		['=eeS/yaM.ydoboN', '[hidden]'],
		['K3Y_7HAT', '[hidden]'],
		['k3y_%37%68at', '[hidden]'],
		['k3y&#95;&#x37;h\\u0061t', '[hidden]'],
		['%256B3y_%25252537hat', '[hidden]'],
		['6b 33 79 5f 37 68 61 74', '[hidden]'],
		['6b:33:79:5f:37:68:61:74', '[hidden]'],
		['k3y_7ha', 'k3y_7ha'],
	])('in part is hidden from 8 characters on: %s', (said, shown) => {
		expect(hide(LONG, said)).toBe(shown);
	});

	test('that is echoed twice is hidden twice, with what stands between', () => {
		expect(hide(LONG, `${LONG} or ${LONG}?`)).toBe('[hidden] or [hidden]?');
		expect(hide(LONG, `${LONG}${LONG}`)).toBe('[hidden]');
	});

	const characters = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i));
	const keys = fc
		.array(fc.constantFrom(...characters), { minLength: 16, maxLength: 40 })
		.map((all) => all.join(''));
	// Of what is encoded and then lost in part, nobody can read the key.
	const losing = ['cut', 'masked in part', 'in capitals'];
	const inner = fc.constantFrom(...spellings);
	const outer = fc.constantFrom(...spellings.filter(([name]) => !losing.includes(name)));

	test('of any kind is hidden in any two spellings, one within the other', () => {
		fc.assert(
			fc.property(keys, inner, outer, (key, [, inside], [, outside]) => {
				// Where every character is written as several, a row of them tells less.
				expect(leftOf(key, (secret) => outside(inside(secret)), 16)).toEqual([]);
				const shown = hide(key, `Key "${outside(inside(key))}" is wrong`);
				expect(partsOf(key).filter((part) => shown.includes(part))).toEqual([]);
			}),
		);
	});

	test('of words does not hide the words beside it', () => {
		expect(hide('my-aircall-token', 'May not be part of your Aircall plan')).toBe(
			'May not be part of your Aircall plan',
		);
	});

	test('leaves a text without it as it was', () => {
		const texts = fc.string({ unit: 'binary', maxLength: 400 });
		fc.assert(fc.property(keys, texts, (key, said) => hide(key, said) === said));
	});
});

describe('a key of 4 to 7 characters', () => {
	const words = 'The latest contest tests what Test attests';

	test.each<[key: string, said: string, shown: string]>([
		['test', words, words],
		['test', 'The key "test" is wrong', 'The key "[hidden]" is wrong'],
		['test', 'key=test&user=me', 'key=[hidden]&user=me'],
		['a.b?c', 'a.b?c or axb?c', '[hidden] or axb?c'],
		['test', `Basic ${btoa('me:test')}`, 'Basic bWU6[hidden]=='],
		['pa/ss', 'key=pa%2Fss', 'key=[hidden]'],
	])('%s is hidden where it stands alone: %s', (key, said, shown) => {
		expect(hide(key, said)).toBe(shown);
	});

	test('does not touch the sentences of the node itself', async () => {
		answering(() => ({ status: 401, body: { message: 'Not test, nor latest' } }));
		const { error } = await runNode({
			node: serviceNode([widgets({ go: operation.get('GET /widgets', {}) })]),
			credentials: [credential(ServiceApi, { user: USER, key: 'test' })],
			parameters: { resource: 'widget', operation: 'go' },
		});
		expect(error?.message).toBe(
			'Service did not accept the credential: Not [hidden], nor latest [item 0]',
		);
		expect(error?.description).toBe('Open the credential, enter the key again and test it.');
	});
});

describe('the time that it takes', () => {
	const sentence = 'The name is taken, the color is not one of red, green and blue. ';
	const keys: Array<[what: string, key: string]> = [
		['backslashes', '\\'.repeat(10_000)],
		['escapes', '%41\\u0041&#65;'.repeat(700)],
		['letters and spaces', 'a '.repeat(5000)],
		['an ordinary key', KEY],
	];
	const texts = [
		'\\',
		'%41',
		'%25',
		'&#0065;',
		'\\u0041',
		'a',
		'a ',
		'\\\\%255Cu0041&#37;41 \n',
		'&#'.padEnd(1000, '0'),
		sentence,
		btoa(btoa(sentence)),
	].map((part) => part.repeat(100_000).slice(0, 100_000));

	test.each(keys)('does not grow with the text, nor with a key of %s', (_, key) => {
		const times = texts.map((said) => {
			const runs = [1, 2, 3, 4, 5].map(() => {
				// What others do on this machine does not count.
				const begin = process.cpuUsage();
				hide(key, said);
				return process.cpuUsage(begin).user / 1000;
			});
			return Math.min(...runs);
		});
		expect(Math.max(...times)).toBeLessThan(50);
	});

	test('is bounded by what is shown: a long text is cut, and nothing lies open at its end', () => {
		for (let before = 960; before <= 1000; before += 1) {
			const shown = hide(LONG, `${'.'.repeat(before)}${LONG}${'.'.repeat(90_000)}`);
			expect(shown.length).toBeLessThan(1010);
			expect(partsOf(LONG).filter((part) => shown.includes(part))).toEqual([]);
		}
	});
});

describe('a key that is changed while a run goes on', () => {
	const NEW = 'an0ther/key=that came & went';
	const create = operation.create('POST /widgets', { required: [text('name'), integer('size')] });

	test('is hidden like the one before', async () => {
		const stored = credential(ServiceApi, { user: USER, key: KEY });
		const sent = answering(({ headers, body }, index) => {
			if (index === 0) {
				stored.data = { user: USER, key: NEW };
				return { body: { id: 1 } };
			}
			const said = `${headers.authorization} ${KEY} ${NEW} ${JSON.stringify(body)}`;
			return { status: 401, body: { message: said } };
		});
		const { items, errorItems, ...result } = await runNode({
			node: serviceNode([widgets({ create })]),
			credentials: [stored],
			parameters: {
				resource: 'widget',
				operation: 'create',
				name: '={{ $json.name }}',
				size: '={{ $json.size }}',
			},
			items: [
				{ json: { name: 'x', size: 1 } },
				{ json: { name: 'y', size: 2 } },
				{ json: { name: 'z', size: `a ${NEW} b` } },
			],
			onError: 'continueErrorOutput',
		});
		expect(items.map(({ json }) => json)).toEqual([{ id: 1 }]);
		expect(sent[1].headers.authorization).toBe(`Basic ${btoa(`${USER}:${NEW}`)}`);
		const start = btoa(`${USER}:`).replace(/=+$/, '').slice(0, -1);
		expect(errorItems.map(({ json }) => json.error)).toEqual([
			expect.stringMatching(
				new RegExp(
					`^Service did not accept the credential: Basic ${start}.?\\[hidden\\] \\[hidden\\] \\[hidden\\] {"name":"y","size":2} \\[item 1\\]$`,
				),
			),
			`'Size' must be a number, not "a [hidden] b" [item 2]`,
		]);
		const known = [KEY, NEW].flatMap((key) => [...spellingsOf(key, USER), ...partsOf(key)]);
		const { inputAfter, ...left } = result;
		expect(inputAfter).toHaveLength(3);
		const said = errorItems.map(({ json: { error, details } }) => ({ error, details }));
		expect(hitsIn({ said, left }, known)).toEqual([]);
	});

	test('does not keep a failure from being told when the credential is gone', async () => {
		const stored = credential(ServiceApi, { user: USER, key: KEY });
		const credentials = [stored];
		answering(() => {
			stored.id = 'another one';
			return { status: 422, body: { message: `No ${KEY}` } };
		});
		const { error } = await runNode({
			node: serviceNode([widgets({ create })]),
			credentials,
			parameters: { resource: 'widget', operation: 'create', name: 'x', size: 1 },
		});
		expect(error?.message).toBe('Service did not accept the request: No [hidden] [item 0]');
	});
});

describe('a key outside of a refusal', () => {
	test('is hidden in what a list of choices says', async () => {
		const label = ({ name }: Record<string, unknown>) => String(name);
		const id = integerId;
		const widget = record('Widget', { id, list: 'GET /widgets', label });
		const within = { kind: widget, wire: 'id', parameter: 'widgetId' };
		const part = record('Part', { id, list: 'GET /widgets/{id}/parts', label, within });
		const get = operation.get('GET /widgets/{id}/parts/{part}', {
			required: [path(widget, 'id'), path(part, 'part')],
		});
		const asked = searchList({
			node: serviceNode([widgets({ get })]),
			method: 'part',
			credentials: [credential(ServiceApi, { user: USER, key: KEY })],
			currentNodeParameters: { widgetId: { __rl: true, mode: 'id', value: KEY } },
		});
		await expect(asked).rejects.toThrow('"[hidden]"');
	});

	test('is hidden where a resource or an operation is named by it', async () => {
		const { error } = await runNode({
			node: serviceNode([widgets({ go: operation.get('GET /widgets', {}) })]),
			credentials: [credential(ServiceApi, { user: USER, key: KEY })],
			parameters: { resource: 'widget', operation: KEY },
		});
		expect(error?.message).toBe(
			"There is no operation '[hidden]' for the resource 'widget' [item 0]",
		);
		// The node itself holds it as its parameter.
		expect(hitsIn({ ...error, node: undefined }, spellingsOf(KEY))).toEqual([]);
	});
});

test('a message that looks like one about files is not taken for one', async () => {
	answering(() => ({ status: 409, body: { message: 'A preexisting widget' } }));
	const { error } = await runNode({
		node: serviceNode([widgets({ go: operation.get('GET /widgets', {}) })], service),
		credentials: [credential(ServiceApi, { user: USER, key: KEY })],
		parameters: { resource: 'widget', operation: 'go' },
	});
	expect(error?.message).toBe('Service reports a conflict: A preexisting widget [item 0]');
});
