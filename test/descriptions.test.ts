import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
	NodeConnectionTypes,
	type INodeProperties,
	type INodePropertyOptions,
	type INodeType,
} from 'n8n-workflow';
import { checkDescription } from './harness/check-description';
import { descriptionSource } from './harness/description-source';
import { lintDescriptions, type LintFinding, type NamedNode } from './harness/lint-description';
import { sampleNode } from './harness/sample';

const NODES = join(__dirname, '..', 'nodes');

/** Every node of the pack. */
const nodes: NamedNode[] = readdirSync(NODES, { recursive: true, encoding: 'utf8' })
	.filter((file) => file.endsWith('.node.ts'))
	.sort()
	.map((file) => {
		const className = basename(file, '.node.ts');
		const module = jest.requireActual<Record<string, new () => INodeType>>(join(NODES, file));
		return { className, node: new module[className]() };
	});

describe('the nodes of the pack', () => {
	let found: LintFinding[] = [];

	beforeAll(() => {
		found = lintDescriptions(nodes);
	});

	test.each(nodes)("$className passes n8n's lint rules as it is built", ({ className }) => {
		expect(found.filter(({ file }) => file.endsWith(`/${className}.node.ts`))).toEqual([]);
	});

	test.each(nodes)('$className passes the checks that lint rules do not make', ({ node }) => {
		expect(checkDescription(node)).toEqual([]);
	});
});

const resource: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [{ name: 'Epic', value: 'epic' }],
	default: 'epic',
};

const getMany: INodePropertyOptions = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many epics',
	description: 'Get a list of epics',
};

const operation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['epic'] } },
	options: [getMany],
	default: 'getAll',
};

const shownForGetMany = { resource: ['epic'], operation: ['getAll'] };

const returnAll: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
	displayOptions: { show: shownForGetMany },
};

const limit: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
	displayOptions: { show: { ...shownForGetMany, returnAll: [false] } },
};

const good = [resource, operation, returnAll, limit];

function text(name: string, more: Partial<INodeProperties> = {}): INodeProperties {
	return { displayName: name, name: name.toLowerCase(), type: 'string', default: '', ...more };
}

describe('the lint of a built description', () => {
	test('finds nothing in a good one and everything in a bad one', () => {
		const names = ['E', 'D', 'C', 'B', 'A'];
		const options = names.map((name) => ({ name, value: name }));
		const bad: INodeProperties[] = [
			resource,
			{ ...operation, noDataExpression: undefined, options: [{ ...getMany, action: undefined }] },
			{ ...limit, default: 10, description: 'How many' },
			text('Name', { description: 'The name of it.' }),
			text('Owner Id', { name: 'ownerId' }),
			text('Archived', { type: 'boolean', default: false, description: 'Show the old ones' }),
			text('State', { type: 'options', options, default: 'A' }),
			text('More', { type: 'collection', default: {}, options: names.map((name) => text(name)) }),
			text('Rocket 🚀', { name: 'rocket' }),
		];
		const found = lintDescriptions([
			{ className: 'Sample', node: sampleNode({}, good) },
			{ className: 'Bad', node: sampleNode({}, bad) },
		]);

		expect(found.filter(({ file }) => file.endsWith('/Sample.node.ts'))).toEqual([]);
		expect(found.map(({ rule, text: at }) => [rule.split('/')[1], at.slice(0, 40)])).toEqual([
			['node-filename-against-convention', ''],
			[
				'node-param-operation-without-no-data-expression',
				"{ displayName: 'Operation', name: 'opera",
			],
			['node-param-operation-option-without-action', "{ name: 'Get Many', value: 'getAll', des"],
			['node-param-default-wrong-for-limit', 'default: 10'],
			['node-param-description-wrong-for-limit', "description: 'How many'"],
			['node-param-description-excess-final-period', "description: 'The name of it.'"],
			['node-param-display-name-miscased-id', "displayName: 'Owner Id'"],
			['node-param-description-boolean-without-whether', "description: 'Show the old ones'"],
			['node-param-options-type-unsorted-items', "options: [ { name: 'E', value: 'E', }, {"],
			['node-param-collection-type-unsorted-items', "options: [ { displayName: 'E', name: 'e'"],
			['no-emoji-in-options', "'Rocket 🚀'"],
		]);
	});

	test('finds what does not even parse', () => {
		const [found] = lintDescriptions([{ className: 'not a name', node: sampleNode({}) }]);
		expect(found).toMatchObject({ rule: 'parser', message: "Parsing error: '{' expected." });
	});
});

describe('the source of a built description', () => {
	test('reads as a person would have written it', () => {
		const node: INodeType = {
			description: {
				displayName: "It's",
				name: 'sample',
				group: [],
				version: 1,
				description: 'A "quoted" \\ text',
				defaults: {},
				inputs: [NodeConnectionTypes.Main, { type: NodeConnectionTypes.AiTool }],
				outputs: '={{ [] }}',
				properties: [{ ...text('A'), displayOptions: { show: { '/b': [null, 0] } } }],
			},
			async execute() {
				return [];
			},
		};
		expect(descriptionSource('Sample', node).split('\n')).toEqual([
			'export class Sample implements INodeType {',
			'\tdescription: INodeTypeDescription = {',
			"\t\tdisplayName: 'It\\'s',",
			"\t\tname: 'sample',",
			'\t\tgroup: [],',
			'\t\tversion: 1,',
			'\t\tdescription: \'A "quoted" \\\\ text\',',
			'\t\tdefaults: {},',
			'\t\tinputs: [NodeConnectionTypes.Main, {',
			"\t\t\ttype: 'ai_tool',",
			'\t\t}],',
			"\t\toutputs: '={{ [] }}',",
			'\t\tproperties: [',
			'\t\t\t{',
			"\t\t\t\tdisplayName: 'A',",
			"\t\t\t\tname: 'a',",
			"\t\t\t\ttype: 'string',",
			"\t\t\t\tdefault: '',",
			'\t\t\t\tdisplayOptions: {',
			'\t\t\t\t\tshow: {',
			"\t\t\t\t\t\t'/b': [",
			'\t\t\t\t\t\t\tnull,',
			'\t\t\t\t\t\t\t0,',
			'\t\t\t\t\t\t],',
			'\t\t\t\t\t},',
			'\t\t\t\t},',
			'\t\t\t},',
			'\t\t],',
			'\t};',
			'',
			'\tasync execute(this: IExecuteFunctions) { return await run(this); }',
			'}',
			'',
		]);
	});

	test('refuses what is not data', () => {
		const node = sampleNode({});
		node.description.requestDefaults = { encoding: undefined, qs: { since: () => 1 } };
		expect(() => descriptionSource('Sample', node)).toThrow(
			'A description holds data only, not a function',
		);
	});
});

describe('the checks of a built description', () => {
	const locator: INodeProperties = {
		...text('Epic'),
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'epics' },
			},
			{ displayName: 'By ID', name: 'id', type: 'string' },
		],
	};
	const shownFor = (operations: string[]) => ({
		displayOptions: { show: { resource: ['epic'], operation: operations } },
	});

	test('find nothing in a good one', () => {
		expect(checkDescription(sampleNode({}, good))).toEqual([]);
	});

	test('find a description too large', () => {
		const node = sampleNode({}, [text('Name', { description: 'x'.repeat(400_000) })]);
		const { length } = JSON.stringify(node.description);
		expect(checkDescription(node)).toEqual([`The description has ${length} bytes`]);
	});

	test.each<[string, INodeProperties[], string[]]>([
		[
			'an operation without words',
			[{ ...operation, options: [{ name: 'Get', value: 'get' }], default: 'get' }],
			['operation get: no action', 'operation get: no description'],
		],
		[
			'lists that no method fills',
			[
				locator,
				text('State Name or ID', {
					name: 'state',
					type: 'options',
					typeOptions: { loadOptionsMethod: 'states' },
				}),
				text('Fields', {
					type: 'resourceMapper',
					default: { mappingMode: 'defineBelow', value: null },
					typeOptions: { resourceMapper: { mode: 'add', resourceMapperMethod: 'columns' } },
				}),
			],
			[
				'epic: no method listSearch.epics',
				'state: no method loadOptions.states',
				'fields: no method resourceMapping.columns',
			],
		],
		[
			'placeholders that are not examples',
			[
				text('Name', { placeholder: 'Ada' }),
				text('More', { type: 'collection', default: {}, options: [], placeholder: 'e.g. more' }),
				{
					...locator,
					modes: [{ ...locator.modes![1], placeholder: '12' }],
					default: { mode: 'id', value: '' },
				},
			],
			[
				"name: placeholder 'Ada' does not start with 'e.g. '",
				"more: placeholder 'e.g. more' does not start with 'Add '",
				"epic (id): placeholder '12' does not start with 'e.g. '",
			],
		],
		[
			'a collection out of order',
			[text('More', { type: 'collection', default: {}, options: [text('B'), text('A')] })],
			["more: not sorted from 'B' on"],
		],
		[
			'twins shown together, also inside of collections',
			[
				text('Name', shownFor(['create', 'update'])),
				text('Name', shownFor(['get'])),
				text('Name', shownFor(['update'])),
				text('More', { type: 'collection', default: {}, options: [text('A'), text('A')] }),
			],
			[
				'name: shown twice where {"resource":["epic"],"operation":["update"]}',
				'more.a: shown twice where {}',
			],
		],
		[
			'defaults of another type, or that are not a choice',
			[
				text('A', { type: 'boolean', default: 'true' }),
				text('B', { type: 'number', default: '' }),
				text('C', { default: 1 }),
				text('D', { type: 'options', options: [{ name: 'One', value: 1 }], default: '1' }),
				text('E', { type: 'multiOptions', options: [{ name: 'One', value: 1 }], default: [2] }),
				{ ...locator, modes: locator.modes?.slice(1) },
				text('F', { type: 'collection', default: [], options: [] }),
				text('Lead ID', { name: 'leadId', type: 'number', default: '' }),
			],
			[
				'a: default "true" is not valid',
				'b: default "" is not valid',
				'c: default 1 is not valid',
				'd: default "1" is not valid',
				'e: default [2] is not valid',
				'epic: default {"mode":"list","value":""} is not valid',
				'f: default [] is not valid',
			],
		],
		['Return All without Limit', [returnAll], ['epic/getAll: Return All, no Limit']],
		['Limit without Return All', [limit], ['epic/getAll: Limit, no Return All']],
		[
			'Limit beside Return All',
			[returnAll, { ...limit, displayOptions: { show: shownForGetMany } }],
			['limit: shown beside Return All'],
		],
		[
			'acronyms that are not in capitals',
			[
				text('Owner Id', { name: 'ownerId' }),
				text('Name', { description: 'As Json', hint: 'The Url of it', placeholder: 'e.g. Api' }),
			],
			[
				"ownerId: acronym not in capitals in 'Owner Id'",
				"name: acronym not in capitals in 'As Json'",
				"name: acronym not in capitals in 'e.g. Api'",
				"name: acronym not in capitals in 'The Url of it'",
			],
		],
	])('find %s', (_, properties, complaints) => {
		expect(checkDescription(sampleNode({}, properties))).toEqual(complaints);
	});

	test('know the methods that are there', () => {
		const methods = {
			listSearch: {
				async epics() {
					return { results: [] };
				},
			},
		};
		expect(checkDescription(sampleNode({ methods }, [locator]))).toEqual([]);
	});
});
