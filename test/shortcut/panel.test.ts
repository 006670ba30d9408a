/** What the panel of Shortcut shows for a new record, from top to bottom. */
import { resources } from '../../nodes/Shortcut/resources';
import { Shortcut } from '../../nodes/Shortcut/Shortcut.node';
import { shownFor } from '../contract/order';

const { properties } = new Shortcut().description;

function shown(resource: string, value: string): string[] {
	for (const one of resources) {
		const operation = one.operations.find((each) => each.value === value);
		if (one.value !== resource || !operation) continue;
		return shownFor(properties, one, operation)
			.map(({ displayName }) => displayName)
			.filter((name) => !['Resource', 'Operation'].includes(name));
	}
	throw new Error(`There is no ${resource}.${value}`);
}

const CUSTOM = ['Set Custom Fields', 'Custom Fields'];

test.each([
	[
		'story',
		[
			...['Name', 'Description', 'Type', 'Team', 'State', 'Owner'],
			...['Label', 'Additional Fields', ...CUSTOM, 'Options'],
		],
	],
	[
		'epic',
		[
			...['Name', 'Description', 'State', 'Planned Start', 'Deadline'],
			...['Additional Fields', 'Options'],
		],
	],
	[
		'iteration',
		[...['Name', 'Start Date', 'End Date', 'Description'], ...['Additional Fields', 'Options']],
	],
	['objective', ['Name', 'Description', 'State', 'Additional Fields', 'Options']],
	['epicComment', ['Epic', 'Text', 'Additional Fields', 'Options']],
	['epicHealth', ['Epic', 'Status', 'Text', 'Options']],
	['team', ['Name', 'Mention Name', 'Description', 'Additional Fields', 'Options']],
	['project', ['Name', 'Workflow', 'Description', 'Additional Fields', 'Options']],
	['label', ['Name', 'Color', 'Description', 'Additional Fields', 'Options']],
	['storyComment', ['Story', 'Text', 'Additional Fields', 'Options']],
	['storyTask', ['Story', 'Description', 'Additional Fields', 'Options']],
])('a new %s is asked for in the order in which people think of it', (resource, labels) => {
	expect(shown(resource, 'create')).toEqual(labels);
});
