/** A good status with JSON of another shape: neither data nor the end of a list. */
import { openDoor } from '../../sandbox/doors/nock';
import { json, type SandboxRequest, type SandboxResponse } from '../../sandbox/http';
import { runNode } from '../harness';
import { scripted } from './scripted';
import type { Subject } from './subject';
import { subjects } from './subjects';

const DEGRADED = json(200, { message: 'Service degraded' });

/** A list of each provider, and its pages of one record. */
const lists: Record<string, { resource: string; page: (number: number) => unknown }> = {
	Aircall: {
		resource: 'call',
		page: (number) => ({
			meta: { current_page: number, next_page_link: '…' },
			calls: [one(number)],
		}),
	},
	Nutshell: {
		resource: 'person',
		page: (number) => ({ contacts: [one(number)], meta: { total: 9 } }),
	},
	Salesloft: {
		resource: 'user',
		page: (number) => ({ data: [one(number)], metadata: { paging: { next_page: number + 1 } } }),
	},
	Shortcut: {
		resource: 'epic',
		page: (number) => ({ data: [one(number)], next: number + 1, total: 9 }),
	},
};
const one = (id: number) => ({ id, name: `No. ${id}` });

async function read({ name, node, credential, open }: Subject, answer: Answer) {
	const provider = scripted(open(Date.now).hosts, answer);
	const door = openDoor(provider);
	const { resource } = lists[name];
	const result = await runNode({
		node,
		credentials: [credential],
		parameters: { resource, operation: 'getAll', returnAll: true, simplify: false },
	});
	door.close();
	return result;
}

type Answer = (request: SandboxRequest, before: number) => SandboxResponse;

describe.each(subjects)('$name', (subject) => {
	it.each([0, 2])('says so when page %i of a list is something else', async (bad) => {
		const { page } = lists[subject.name];
		const { error } = await read(subject, (_, before) =>
			before === bad ? DEGRADED : json(200, page(before + 1)),
		);
		expect(error?.message).toBe('The provider sent an answer without the list in it [item 0]');
	});
});
