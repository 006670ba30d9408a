import { Workflow, type INode } from 'n8n-workflow';
import { subtitle } from '../../../nodes/engine/editor/subtitle';
import * as operation from '../../../nodes/engine/vocabulary/operation';
import type { Resource } from '../../../nodes/engine/vocabulary/operation';
import { wholeList } from '../../../nodes/engine/vocabulary/paging';
import { resources as ofAircall } from '../../../nodes/Aircall/resources';
import { resources as ofNutshell } from '../../../nodes/Nutshell/resources';
import { resources as ofSalesloft } from '../../../nodes/Salesloft/resources';
import { resources as ofShortcut } from '../../../nodes/Shortcut/resources';

const { resource } = operation;

/** What n8n shows below a node that does this. */
function shown(resources: Resource[], parameters: Record<string, string>): unknown {
	const node: INode = {
		...{ id: '1', name: 'Node', type: 'n8n-nodes-base.noOp', typeVersion: 1 },
		...{ position: [0, 0], parameters },
	};
	const nodeTypes = {
		getByName: jest.fn(),
		getByNameAndVersion: jest.fn(),
		getKnownTypes: () => ({}),
	};
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	return workflow.expression.getSimpleParameterValue(node, subtitle(resources), 'internal', {});
}

const words = { action: 'Do it', description: 'Do something with it' };
const membership = resource('Club Membership', {
	getAll: operation.list('GET /memberships', { paging: wholeList }),
	addAnotherPerson: operation.action('POST /memberships', {
		...words,
		name: 'Add Another Person to It',
	}),
	get: operation.get('GET /memberships/{id}', { ...words, name: 'Look at One' }),
});
const widget = resource('Widget', {
	create: operation.create('POST /widgets', {}),
	get: operation.get('GET /widgets/{id}'),
});

test.each([
	[
		'the operation and the resource in the words of the panel',
		'widget',
		'create',
		'Create: Widget',
	],
	['the name that an operation has in this resource', 'widget', 'get', 'Get: Widget'],
	['the same of another resource', 'clubMembership', 'get', 'Look at One: Membership'],
	['as much as fits', 'clubMembership', 'getAll', 'Get Many: Club Membership'],
	[
		'the operation alone, where no more fits',
		'clubMembership',
		'addAnotherPerson',
		'Add Another Person to It',
	],
])('the canvas shows %s', (_, of, called, line) => {
	expect(shown([membership, widget], { resource: of, operation: called })).toBe(line);
});

describe.each([
	['Aircall', ofAircall],
	['Nutshell', ofNutshell],
	['Salesloft', ofSalesloft],
	['Shortcut', ofShortcut],
])('Every operation of %s', (_, resources) => {
	test('is told whole on the canvas, and begins with its name', () => {
		const lines = resources.flatMap(({ value, operations }) =>
			operations.map((one) => ({
				name: one.name,
				line: String(shown(resources, { resource: value, operation: one.value })),
			})),
		);
		const wrong = lines.filter(({ name, line }) => !line.startsWith(name) || line.length > 25);
		expect(wrong).toEqual([]);
	});
});
