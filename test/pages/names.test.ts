/** What the pages name is there: labels of the nodes, and operations. */
import { join } from 'node:path';
import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import manifest from '../../package.json';
import { examples } from '../../scripts/examples';
import { nodeTypes } from '../../scripts/node-types';
import { providers } from '../../scripts/providers';
import { root } from '../../scripts/root';
import { found } from './pages';

/** What n8n itself calls things in its editor. Nobody but n8n can hold these to anything. */
const N8N = new Set([
	...['Publish', 'Unpublish', 'Export', 'Import', 'Download', 'Uninstall', 'install', 'Rewrite'],
	...['From file', 'Execute workflow', 'Execute step', 'Settings', 'On Error', 'Error Workflow'],
	...['Stop Workflow', 'Continue', 'Continue (using error output)', 'Retry On Fail'],
	...[
		'Always Output Data',
		'Timeout Workflow',
		'Poll Times',
		'Trigger manually',
		'Schedule Trigger',
	],
	...['Credential', 'HTTP Request', 'Authentication', 'Predefined Credential Type'],
	...['Pagination', 'Batching', 'From list', 'By Name', 'By ID', 'Create credential'],
	...['Create workflow', 'Create new credential', 'More details', 'Fetch Test Event'],
	...['Connection tested successfully', 'Couldn’t connect with these settings'],
	...['Execute Once', 'Table', 'Add Filter', 'Add Field', 'Add Option', 'Add custom field to send'],
]);

/** All labels of some parameters, with those within them. */
function labelsOf(properties: INodeProperties[]): string[] {
	return properties.flatMap((one) => [
		one.displayName,
		...(one.modes ?? []).map(({ displayName }) => displayName),
		...(one.options ?? []).flatMap((option) => {
			if ('values' in option) return [option.displayName, ...labelsOf(option.values)];
			if ('value' in option) return [option.name];
			return labelsOf([option as INodeProperties]);
		}),
	]);
}

async function credentialTypes(): Promise<ICredentialType[]> {
	const made = manifest.n8n.credentials.map(async (file) => {
		const path = file.replace(/^dist\//, '').replace(/\.js$/, '');
		const held = (await import(join(root, path))) as Record<string, new () => ICredentialType>;
		return Object.values(held).map((type) => new type())[0];
	});
	return await Promise.all(made);
}

describe('What is named', () => {
	let labels: Set<string>;

	beforeAll(async () => {
		const types = [...(await nodeTypes()).values()];
		const credentials = await credentialTypes();
		const services = await providers();
		labels = new Set([
			...types.flatMap(({ displayName, properties }) => [displayName, ...labelsOf(properties)]),
			...credentials.flatMap(({ displayName, properties }) => [
				displayName,
				...labelsOf(properties),
			]),
			...services.map(({ name }) => name),
			...services.flatMap(({ resources }) => resources.map(({ name }) => name)),
			...examples().flatMap(({ nodes }) => nodes.map(({ name }) => name)),
		]);
	});

	test('in bold is a label of the nodes and credentials, or of n8n', () => {
		const isLabel = (words: string) => labels.has(words);
		// n8n has its own words for a field that takes names.
		const forms = (words: string) => [words, `${words} Names or IDs`, `${words} Name or ID`];
		// What begins a paragraph, an item or a cell and ends with a full stop is a title.
		const named = found(/\*\*([^*]+)\*\*/g).filter(({ match: [, words] }) => !/[.:?]$/.test(words));
		expect(named.length).toBeGreaterThan(100);
		const unknown = named
			.filter(({ match: [, words] }) => !N8N.has(words) && !forms(words).some(isLabel))
			.map(({ page, match: [, words] }) => `${page}: ${words}`);
		expect(unknown).toEqual([]);
	});

	test('as an operation is one', async () => {
		const services = await providers();
		const operations = new Set(
			services.flatMap(({ name, resources }) =>
				resources.flatMap((resource) =>
					resource.operations.map((one) => `${name}: ${resource.name}, ${one.name}`),
				),
			),
		);
		const named = found(/\*\*(\w+)\*\*: ([A-Z][\w ()-]+, [^.|\n]+)\./g).filter(
			({ match: [, service] }) => services.some(({ name }) => name === service),
		);
		expect(named.length).toBeGreaterThan(20);
		const unknown = named
			.map(({ page, match: [, service, words] }) => ({ page, words: `${service}: ${words}` }))
			.filter(({ words }) => !operations.has(words));
		expect(unknown).toEqual([]);
	});
});
