/** What a change takes the place of, what it can empty, and what only a new record takes. */
import type { INodeParameters } from 'n8n-workflow';
import { allFields, clearableFields } from '../../nodes/engine/form/slots';
import { findOperation, type NamedOperation } from '../../nodes/engine/vocabulary/operation';
import { resources } from '../../nodes/Shortcut/resources';
import { readContract } from '../../sandbox/contract';
import { notExposed } from '../contract/not-exposed';
import { entries, listed, openAccount } from '../harness/account';
import { account, shortcut } from './provider';

const { record, bodies, ask } = openAccount(shortcut);

const { firstStory, epics, members } = account;
const contract = readContract('shortcut');

interface Story {
	[field: string]: unknown;
	linked_files: Array<{ id: number }>;
}
const path = `stories/${firstStory}`;
const story = () => ask<Story>('GET', path);

/** What the contract says of the route of an operation. */
const published = ({ route }: NamedOperation) =>
	contract.operations.find((one) => `${one.method} ${one.path}` === route);
const updates = resources.flatMap(({ name, operations }) =>
	operations
		.filter(({ kind }) => kind === 'update')
		.map((operation): [string, NamedOperation] => [`${name}: ${operation.name}`, operation]),
);
const offered = (resource: string, operation: string) => {
	const found = findOperation(resources, resource, operation);
	if (!found) throw new Error(`${resource}.${operation} is gone`);
	return allFields(found).map(({ wire }) => wire);
};

describe('a list in a change takes the place of all that was there', () => {
	const change = async (updateFields: INodeParameters) =>
		await record('story.update', { storyId: listed(firstStory), updateFields });
	const linked = (name: string) =>
		ask<{ id: number }>('POST', 'linked-files', { name, type: 'url', url: 'https://a.example' }).id;

	test.each([
		['ownerIds', 'owner_ids', [members.ada, members.ben], [members.freya]],
		['followerIds', 'follower_ids', [members.ada, members.ben], [members.freya]],
		['externalLinks', 'external_links', ['https://a.example/1'], ['https://a.example/2']],
	])('%s', async (name, wire, before, after) => {
		ask('PUT', path, { [wire]: before });
		await change({ [name]: after });
		expect(bodies()).toEqual([{ [wire]: after }]);
		expect(story()[wire]).toEqual(after);
	});

	test('linkedFileIds', async () => {
		const [before, after] = [linked('Before'), linked('After')];
		ask('PUT', path, { linked_file_ids: [before] });
		await change({ linkedFileIds: [after] });
		expect(story().linked_files.map(({ id }) => id)).toEqual([after]);
	});

	test('subTasks, whose stories stay without a parent', async () => {
		const [before, after] = [firstStory + 1, firstStory + 2];
		ask('PUT', path, { sub_tasks: [{ story_id: before }] });
		await change({ subTasks: entries({ storyId: listed(after) }) });
		expect(story().sub_task_story_ids).toEqual([after]);
		expect(ask<Story>('GET', `stories/${before}`).parent_story_id).toBeNull();
	});

	test('and says so wherever one can be chosen', () => {
		const replaced = updates.flatMap(([name, operation]) => {
			const lists = (published(operation)?.body ?? [])
				.filter(({ type, name: wire }) => type.endsWith('[]') && !/_(add|remove)$/.test(wire))
				.map(({ name: wire }) => wire);
			return allFields(operation)
				.filter(({ wire, property }) => lists.includes(wire) && property.type !== 'resourceMapper')
				.map(({ label, property }) => ({ name: `${name}: ${label}`, ...property }));
		});
		expect(replaced.length).toBeGreaterThan(20);
		const silent = replaced.filter(
			({ description = '' }) => !/Replaces all|All others stay/.test(description),
		);
		expect(silent.map(({ name }) => name)).toEqual([]);
	});
});

describe('a field is emptied with null, which is another thing than leaving it out', () => {
	test('in a story: everything that Shortcut takes null for', async () => {
		await record('story.update', {
			storyId: listed(firstStory),
			updateFields: {
				name: 'Changed',
				fieldsToClear: [
					...['Epic', 'Iteration', 'Team', 'Project', 'Parent Story'],
					...['Estimate', 'Deadline', 'Started At', 'Completed At'],
				],
			},
		});
		expect(bodies()).toEqual([
			{
				...{ name: 'Changed', epic_id: null, iteration_id: null, group_id: null },
				...{ project_id: null, parent_story_id: null, estimate: null, deadline: null },
				...{ started_at_override: null, completed_at_override: null },
			},
		]);
	});

	test('in an epic: its days and times', async () => {
		await record('epic.update', {
			epicId: listed(epics.billing),
			updateFields: {
				fieldsToClear: ['Planned Start', 'Deadline', 'Started At', 'Completed At'],
			},
		});
		expect(bodies()).toEqual([
			{
				...{ planned_start_date: null, deadline: null },
				...{ started_at_override: null, completed_at_override: null },
			},
		]);
	});

	const { parameters: leftAway } = notExposed('shortcut');
	/** A team is archived or it is not. */
	const EITHER = ['updateGroup.archived'];

	test.each(updates)('%s offers to empty what Shortcut takes null for', (_, operation) => {
		const { id, body = [] } = published(operation) ?? {};
		const nullable = body.filter((one) => one.nullable).map(({ name }) => name);
		const wanted = nullable.filter((name) => ![...EITHER, ...leftAway].includes(`${id}.${name}`));
		const clearable = clearableFields(operation)
			.filter(({ nullable: takesNull, wire }) => takesNull && !wire.includes('.'))
			.map(({ wire }) => wire);
		expect(clearable.sort()).toEqual(wanted.sort());
	});
});

describe('what only a new record takes is not offered in a change', () => {
	test('such as the external ID, the comments, tasks and relationships of a story', () => {
		const fields = [
			...['external_id', 'comments', 'tasks', 'story_links'],
			...['created_at', 'updated_at', 'story_template_id'],
		];
		expect(offered('story', 'create')).toEqual(expect.arrayContaining(fields));
		expect(offered('story', 'update').filter((one) => fields.includes(one))).toEqual([]);
		expect(offered('story', 'updateMany').filter((one) => fields.includes(one))).toEqual([]);
	});

	test('while the external ID of an epic can be changed', async () => {
		await record('epic.update', {
			epicId: listed(epics.billing),
			updateFields: { externalId: 'T-1' },
		});
		expect(bodies()).toEqual([{ external_id: 'T-1' }]);
	});

	test('nor is what follows from other fields: the status of an iteration from its dates', () => {
		expect(offered('iteration', 'create')).not.toContain('status');
		expect(offered('iteration', 'update')).not.toContain('status');
	});

	test('and a new one has nothing to empty', async () => {
		const additionalFields = { epicId: '={{ null }}', estimate: '={{ null }}', deadline: '' };
		await record('story.create', { name: 'New', workflowStateId: 'Backlog', additionalFields });
		expect(bodies()).toEqual([
			{ name: 'New', story_type: 'feature', workflow_state_id: account.states.backlog },
		]);
	});
});
