/** The numbers on the pages are those of the code. */
import { aircall } from '../../nodes/Aircall/api';
import { REACH } from '../../nodes/Aircall/windows';
import { nutshell } from '../../nodes/Nutshell/api';
import { salesloft } from '../../nodes/Salesloft/api';
import { shortcut } from '../../nodes/Shortcut/api';
import { nodeTypes } from '../../scripts/node-types';
import { GAP, prose, textOf } from './pages';

/** A number in the code, by the name of its constant. */
function numberIn(path: string, name: string): number {
	const [, product] =
		new RegExp(`\\b${name} = ([\\d_ *]+);`).exec(textOf(`nodes/${path}.ts`)) ?? [];
	if (product === undefined) throw new Error(`nodes/${path}.ts has no ${name}`);
	return product.split('*').reduce((all, one) => all * Number(one.replaceAll('_', '')), 1);
}

const MB = 1024 * 1024;
const MINUTE = 60_000;

/** Sentences, with the number that the code has in place of the gap. */
const NUMBERS: Array<[page: string, sentence: string, number: number]> = [
	['limits', '| … at most, with growing pauses', numberIn('engine/client/retry', 'MAX_ATTEMPTS')],
	[
		'limits',
		'| … seconds, and another 60 for its body',
		numberIn('engine/client/attempt', 'ATTEMPT_TIMEOUT_MS') / 1000,
	],
	[
		'limits',
		'**Max Wait**, … seconds unless you set it',
		numberIn('engine/form/settings', 'MAX_WAIT_SECONDS'),
	],
	[
		'limits',
		'One request waits … seconds in all',
		numberIn('engine/form/settings', 'MAX_WAIT_SECONDS'),
	],
	['limits', '| … minutes ', numberIn('engine/client/download', 'DOWNLOAD_TIMEOUT_MS') / MINUTE],
	[
		'limits',
		'| … seconds; the next one goes on',
		numberIn('engine/listen/poll', 'LONGEST_POLL_MS') / 1000,
	],
	[
		'limits',
		'when an event comes         | … seconds',
		numberIn('engine/listen/fresh', 'TIMEOUT_MS') / 1000,
	],
	['limits', '| … MB', numberIn('engine/client/attempt', 'LARGEST_ANSWER') / MB],
	[
		'limits',
		'A file that comes down                  | … MB',
		numberIn('engine/client/download', 'LARGEST_FILE') / MB,
	],
	['limits', 'in one item | …', numberIn('engine/vocabulary/entries', 'MOST_ENTRIES')],
	[
		'limits',
		'Hints of one run                        | …',
		numberIn('engine/run/tell', 'MOST_HINTS'),
	],
	['limits', 'Return All stops after … records', numberIn('engine/form/settings', 'MAX_RECORDS')],
	['limits', 'Activities, after …', numberIn('Nutshell/api', 'MOST_ACTIVITIES')],
	['limits', 'One search, after …', numberIn('Shortcut/api', 'SEARCH_CEILING')],
	['limits', 'Calls and contacts, after …', REACH.most],
	[
		'fields',
		'before it fails. … if you do not set it',
		numberIn('engine/form/settings', 'MAX_WAIT_SECONDS'),
	],
	[
		'fields',
		'If you do not set it, … for reading',
		numberIn('engine/form/settings', 'PARALLEL_READS'),
	],
	['fields', 'for reading and … for changing', numberIn('engine/form/settings', 'PARALLEL_WRITES')],
	['fields', 'run out of memory. … if', numberIn('engine/form/settings', 'MAX_RECORDS')],
	['many', 'Reads go up to … at a time', numberIn('engine/form/settings', 'PARALLEL_READS')],
	['many', 'changes that, up to …', numberIn('engine/form/settings', 'MOST_PARALLEL')],
	['many', 'stops Return All after … records', numberIn('engine/form/settings', 'MAX_RECORDS')],
	['many', 'From … records on', numberIn('engine/run/tally', 'NOTABLE')],
	['many', 'A file may have … MB', numberIn('engine/client/download', 'LARGEST_FILE') / MB],
	[
		'many',
		'Push to Dialer.  | …',
		numberIn('Aircall/resources/dialer-campaign/push', 'MOST_NUMBERS'),
	],
	['many', 'Create or Update Many. | …', numberIn('Salesloft/bulk', 'MOST_RECORDS')],
	['many', 'Reschedule Many.         | …', numberIn('Salesloft/resources/task', 'MOST_TASKS')],
	['many', 'Create Many. | …', numberIn('Shortcut/resources/story/many', 'size')],
	['names', 'with their IDs, up to …', numberIn('engine/client/resolver', 'MOST_TOLD')],
	['names', 'It shows … records at a time', numberIn('engine/editor/pickers', 'PICKER_PAGE')],
	['names', 'ends after … entries', numberIn('engine/editor/pickers', 'MOST_OPTIONS')],
	['faq', 'shows … entries', numberIn('engine/editor/pickers', 'MOST_OPTIONS')],
	['triggers', 'of the last … events', numberIn('engine/listen/seen', 'MOST_KEYS')],
	['triggers', 'within … seconds', numberIn('engine/listen/fresh', 'TIMEOUT_MS') / 1000],
	[
		'triggers',
		'reads for … seconds at most',
		numberIn('engine/listen/poll', 'LONGEST_POLL_MS') / 1000,
	],
];

/** Tables without the spaces that line them up. */
const unpadded = (text: string) => text.replace(/ +/g, ' ');

describe('A number', () => {
	test.each(NUMBERS)('on the page %s is that of the code: %s', (page, sentence, number) => {
		const words = unpadded(sentence.replace(GAP, number.toLocaleString('en')));
		expect(unpadded(prose(`docs/${page}.md`))).toContain(words);
	});

	test('of nearest names is that of the code', () => {
		expect(numberIn('engine/client/resolver', 'MOST_ALIKE')).toBe(5);
		expect(prose('docs/names.md')).toContain('The error gives the nearest five names');
	});

	test('of records is the same where a list has no other limit', async () => {
		const limits = [...(await nodeTypes()).values()]
			.flatMap(({ properties }) => properties)
			.filter(({ name }) => name === 'limit');
		expect(new Set(limits.map((limit) => limit.default))).toEqual(new Set([50]));
		expect(prose('docs/many.md')).toContain('It is 50 unless you change it');
		expect(prose('docs/faq.md')).toContain('**Limit** is 50 unless you change it');
	});

	test.each([
		['Aircall', aircall],
		['Nutshell', nutshell],
		['Salesloft', salesloft],
		['Shortcut', shortcut],
	])('of requests that %s allows is that of the code', (name, { limit, host }) => {
		const [keeps, table] = limit
			? [`${limit.cost} a minute`, String(limit.cost)]
			: ['none', 'not published'];
		expect(unpadded(prose('docs/limits.md'))).toContain(`| ${name} | ${keeps} |`);
		expect(unpadded(prose('docs/many.md'))).toContain(`| ${name} | ${table} |`);
		if (limit) {
			const minutes = Math.ceil(1000 / limit.cost);
			expect(unpadded(prose('docs/many.md'))).toContain(
				`| ${name} | ${table} | ${minutes} minutes |`,
			);
			expect(limit.seconds).toBe(60);
		}
		expect(prose('docs/connect.md')).toContain(`\`${host.replace('https://', '')}\``);
	});
});
