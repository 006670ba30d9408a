/** What a model is told beside the records: it sees neither the node nor its hints. */
import { flag } from '../../../nodes/engine/vocabulary/field';
import * as operation from '../../../nodes/engine/vocabulary/operation';
import { recordsOf, wholeList, type Paging } from '../../../nodes/engine/vocabulary/paging';
import { runAsTool } from '../../harness';
import { numberedPages, records, server } from '../client/list';
import { answering, credentials, runOperation, serviceNode, widgets } from '../service';
import { closeNetwork } from '../../network';

closeNetwork();

const MORE = 'To see others, search more narrowly, or ask for more if this tool takes a limit.';
const cut: Paging = {
	...wholeList,
	read: (answer) => ({ records: recordsOf(answer), ceiling: 'The rest is behind a ceiling.' }),
};

describe.each([
	['itself', false],
	['through n8n', true],
])('an agent that calls the tool %s', (_, byEngine) => {
	async function told(one: operation.Operation, parameters = {}) {
		const { answer, error } = await runAsTool({
			...{ node: serviceNode([widgets({ go: one })]), byEngine, credentials },
			parameters: { resource: 'widget', operation: 'go', ...parameters },
		});
		expect(error).toBeUndefined();
		return answer;
	}
	const list = operation.list('GET /widgets', { paging: numberedPages(100) });

	test('reads how many records there are, where Limit leaves out some', async () => {
		answering(server(1_240));
		expect(await told(list, { limit: 2 })).toEqual([
			...records(2),
			{ note: `These are 2 of 1,240 records. ${MORE}` },
		]);
	});

	test('reads that there may be more, where nobody counts them', async () => {
		answering(server(1_240, false));
		expect(await told(list, { limit: 2 })).toEqual([
			...records(2),
			{ note: `There may be more records than these 2. ${MORE}` },
		]);
	});

	test('reads nothing beside a list that is whole', async () => {
		answering(server(3));
		expect(await told(list, { limit: 3 })).toEqual(records(3));
		answering(server(2, false));
		expect(await told(list, { limit: 3 })).toEqual(records(2));
	});

	test('reads that there may be more of what is only known once it was read', async () => {
		answering(server(250));
		const even = operation.list('GET /widgets', {
			paging: numberedPages(100),
			filters: [flag('even', { in: 'local', description: 'Whether it is even' })],
			keep: ({ id }) => Number(id) % 2 === 0,
		});
		expect(await told(even, { limit: 1, filters: { even: true } })).toEqual([
			records(1)[0],
			{ note: `There may be more records than these 1. ${MORE}` },
		]);
	});

	test('reads that there may be more where the last page is not given as a whole', async () => {
		answering(server(130, false));
		expect(await told(list, { limit: 120 })).toEqual([
			...records(120),
			{ note: `There may be more records than these 120. ${MORE}` },
		]);
	});

	test('reads once what is told more than once', async () => {
		answering(() => ({ body: records(1) }));
		const twice = operation.list('GET /widgets', {
			paging: wholeList,
			run: async function* (job) {
				for (let n = 0; n < 2; n += 1) {
					yield* job.list(job.route, wholeList);
					job.tell('Some are missing.');
				}
			},
		});
		expect(await told(twice)).toEqual([
			...records(1),
			...records(1),
			{ note: 'Some are missing.' },
		]);
	});

	test('reads what a person is told beside the output', async () => {
		answering(() => ({ body: records(1) }));
		expect(await told(operation.list('GET /widgets', { paging: cut }))).toEqual([
			records(1)[0],
			{ note: 'The rest is behind a ceiling.' },
		]);
	});
});

test('in a workflow, what is told stays beside the output', async () => {
	answering(server(1_240, false));
	const list = operation.list('GET /widgets', { paging: numberedPages(100) });
	const { items, hints } = await runOperation(list, { parameters: { limit: 2 } });
	expect(items.map(({ json }) => json)).toEqual(records(2));
	expect(hints).toEqual([]);
});
