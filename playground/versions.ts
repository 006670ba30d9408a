/** The versions of n8n that the playground runs, and how the older ones differ. */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How versions differ for whoever talks to them. */
interface Differences {
	/** A workflow is published. Before n8n 2, it is switched on and off. */
	publishes: boolean;
	/** Adds to a new workflow what this n8n leaves to the editor or to people. */
	complete: (workflow: { nodes: Array<{ type: string }> }) => object;
	/** Settings that other versions do not know, as environment variables. */
	settings: Record<string, string>;
	/** What a credential test says when nobody answers. */
	unreachable: string;
	/** The main version that comes next, by the name that it has in n8n's report of what it breaks. */
	next: string;
	/** The rules of that report that name nodes of the examples although they go on working. */
	warnings: string[];
	/** Checks that this version has nothing for: the sentence of each, and the reason. */
	without: Record<string, string>;
}

/** A version of n8n, in a folder of its own, with the Node that it runs on. */
export interface Version extends Differences {
	/** Such as `2.41.1`. */
	name: string;
	/** Where its package.json, its lockfile and its node_modules are. */
	folder: string;
	/** The range of versions of Node, such as `^24`. */
	node: string;
}

const OLDER = join(__dirname, 'versions');

const NEWEST: Differences = {
	publishes: true,
	complete: (workflow) => workflow,
	// It would ask for a list of servers.
	settings: { N8N_DISABLED_MODULES: 'mcp-registry' },
	unreachable: 'ECONNREFUSED',
	next: 'v3',
	warnings: [],
	without: {},
};

/** Since tools have On Error at Continue there. */
const NO_FAILURE = 'the error of a tool is an answer like others';

/** The pack gives sentences for the refusals of its credential tests. */
const OWN_WORDS = 'n8n says in its own words that the credential was refused';

const BEFORE_2: Differences = {
	publishes: false,
	complete: ({ nodes, ...workflow }) => ({
		...{ ...workflow, active: false },
		nodes: nodes.map((node) => ({
			// In the address of a trigger.
			webhookId: randomUUID(),
			// Otherwise a wrong name ends the run of an agent.
			...(node.type.endsWith('Tool') && { onError: 'continueRegularOutput' }),
			...node,
		})),
	}),
	// Otherwise two requests at once fail now and then, of which n8n 1 warns.
	settings: { DB_SQLITE_POOL_SIZE: '4' },
	unreachable: 'The service refused the connection - perhaps it is offline',
	next: 'v2',
	// It names every node that writes files; the examples write to the one folder that n8n 2 allows.
	warnings: ['file-access-restriction-v2'],
	without: {
		...Object.fromEntries(
			['Aircall', 'Nutshell', 'Salesloft', 'Shortcut'].map((name) => [
				`${name}: a wrong secret is told how to put it right`,
				OWN_WORDS,
			]),
		),
		'Aircall: its form says how to put a wrong secret right': OWN_WORDS,
		'the log beneath the canvas shows what a tool told the agent':
			'with On Error at Continue no tool has failed, and the log opens elsewhere',
		'MCP: a program is told which service holds what': 'its trigger has no Instructions',
		'MCP: what is wrong is told so that it can be mended': NO_FAILURE,
		'MCP: a credential that may only read sends no write': NO_FAILURE,
		'the secret of a webhook stands in the memory of its trigger alone':
			'n8n 1 keeps with each execution what the workflow remembers',
		'an n8n that is set up as n8n 3.0 can be started':
			'n8n 2 knows most of these settings, and no older one',
	},
};

function versionIn(folder: string, differences: Differences): Version {
	const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
		dependencies: Record<'n8n' | 'node', string>;
	};
	return { name: dependencies.n8n, node: dependencies.node, folder, ...differences };
}

/** What everything runs on unless it says otherwise. */
export const newest = versionIn(__dirname, NEWEST);

/** All of them, the newest first. */
export const versions: Version[] = [
	newest,
	...readdirSync(OLDER).map((name) => versionIn(join(OLDER, name), BEFORE_2)),
];

/** @throws a sentence with the known versions, and how one is added */
export function versionNamed(wanted: string): Version {
	const found = versions.find(({ name }) => name === wanted);
	if (found) return found;
	throw new Error(
		`The playground does not know n8n ${wanted}. It knows ` +
			`${versions.map(({ name }) => name).join(' and ')}; playground/README.md says how to add one.`,
	);
}

/** The program of Node that a version runs on. */
export const nodeOf = ({ folder }: Version): string =>
	join(folder, 'node_modules', 'node', 'bin', 'node');

/** The command of n8n. */
export const commandOf = ({ folder }: Version): string =>
	join(folder, 'node_modules', 'n8n', 'bin', 'n8n');
