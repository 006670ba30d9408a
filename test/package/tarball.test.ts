import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { loadOutputSchema, PackageDirectoryLoader } from 'n8n-core';
import { providers } from '../../scripts/providers';
import { root } from '../../scripts/root';
import { schemaFiles } from '../../scripts/schemas/files';
import { filesIn, packed, type Tarball } from '../../scripts/tarball';

/** What no answer is known of, by provider. */
const UNKNOWN: Record<string, string[]> = {
	Aircall: [
		'callInsight.getCustomSummary',
		'callInsight.getEvaluations',
		'a2pCampaign.create',
		'a2pCampaign.getAll',
		'a2pCampaign.update',
		'contact.addEmail',
		'contact.addPhoneNumber',
		'contact.updateEmail',
		'contact.updatePhoneNumber',
		'number.getRegistrationStatus',
	],
	Nutshell: [
		'lead.createCustomField',
		'lead.getFiles',
		'lead.getRelatedFiles',
		'company.createCustomField',
		'person.createCustomField',
		'comment.getAll',
		'pipeline.export',
		'savedFilter.getAll',
		'team.get',
	],
	Salesloft: [
		'cadence.getStatistics',
		'conversation.downloadRecording',
		'conversation.getExtensive',
		'dataControlRequest.forgetPerson',
		'dataControlRequest.redactAccount',
		'dataControlRequest.redactAccountAndPeople',
		'dataControlRequest.softDeletePerson',
		'emailTemplate.getMissingTags',
		'meeting.getRescheduleLink',
		'task.getCounts',
		'transcription.downloadArtifact',
		'transcription.getSentences',
		'user.getProfile',
	],
};

let tarball: Tarball;

beforeAll(() => {
	tarball = packed();
	// What an installed package finds on its host; nothing else can be imported there.
	const host = join(tarball.directory, 'node_modules');
	mkdirSync(host);
	symlinkSync(join(root, 'node_modules', 'n8n-workflow'), join(host, 'n8n-workflow'));
});

afterAll(() => tarball.remove());

/** `nodes/Shortcut/Shortcut.node.ts` is the type `shortcut`. */
function typeNames(folder: string, suffix: string): string[] {
	return filesIn(folder)
		.filter((path) => path.endsWith(suffix))
		.map((path) => path.slice(path.lastIndexOf('/') + 1, -suffix.length))
		.map((name) => name[0].toLowerCase() + name.slice(1))
		.sort();
}

async function loaded(): Promise<PackageDirectoryLoader> {
	const loader = new PackageDirectoryLoader(tarball.directory);
	await loader.loadAll();
	return loader;
}

describe('The published tarball', () => {
	test('holds the compiled sources, their icons, codex files and output schemas, and the papers', async () => {
		const made = (await providers()).map(async ({ name, resources }) => {
			const { files } = await schemaFiles(name, resources);
			return [...files.keys()].map((path) => `dist/nodes/${name}/${path}`);
		});
		const schemas = (await Promise.all(made)).flat();
		const shipped = ['credentials', 'icons', 'nodes']
			.flatMap((folder) => filesIn(folder))
			.filter((path) => /\.(ts|svg|node\.json)$/.test(path))
			.map((path) => `dist/${path.replace(/\.ts$/, '.js')}`);
		expect(tarball.files).toEqual(
			['LICENSE.md', 'README.md', 'package.json', ...shipped, ...schemas].sort(),
		);
	});

	test('loads in n8n with every node and credential', async () => {
		const { known } = await loaded();
		expect(Object.keys(known.nodes).sort()).toEqual(typeNames('nodes', '.node.ts'));
		expect(Object.keys(known.credentials).sort()).toEqual(
			typeNames('credentials', '.credentials.ts'),
		);
	});

	test('asks in its nodes for none but its own credentials', async () => {
		const { known, types } = await loaded();
		const asked = types.nodes.flatMap(({ credentials = [] }) =>
			credentials.map(({ name }) => name),
		);
		expect(asked.filter((name) => !(name in known.credentials))).toEqual([]);
	});

	test('carries the light and the dark icon of every node and credential', async () => {
		const { types } = await loaded();
		const described = [...types.nodes, ...types.credentials];
		const missing = described.filter(({ iconUrl }) => {
			const urls = typeof iconUrl === 'object' ? [iconUrl.light, iconUrl.dark] : ['no pair'];
			const files = urls.map((url) => url.replace('icons/n8n-nodes-quartet/', ''));
			return !files.every((file) => existsSync(join(tarball.directory, file)));
		});
		expect(missing.map(({ name }) => name)).toEqual([]);
	});

	test('has the output schema of each operation where n8n looks for it, or nothing is known of its answer', async () => {
		const without: Record<string, string[]> = {};
		const unknown: typeof without = {};
		for (const { name, resources } of await providers()) {
			const { files } = await schemaFiles(name, resources);
			unknown[name] = UNKNOWN[name] ?? [];
			without[name] = [];
			for (const { value: resource, operations } of resources) {
				for (const { value: operation } of operations) {
					const nodeDir = join(tarball.directory, 'dist', 'nodes', name);
					const found = loadOutputSchema({ nodeDir, version: 1, resource, operation });
					if (!found) without[name].push(`${resource}.${operation}`);
					const made = files.get(`__schema__/v1.0.0/${resource}/${operation}.json`);
					expect(found).toEqual(made && JSON.parse(made));
				}
			}
		}
		expect(without).toEqual(unknown);
	});
});
