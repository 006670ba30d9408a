import type { INode } from 'n8n-workflow';
import { examples } from '../scripts/examples';
import type { Credential, NewCredential, NewWorkflow, Owner, Rest, WorkflowSummary } from './rest';

/** The one account of the playground's n8n, which only this machine can reach. */
export const owner: Owner = {
	email: 'owner@quartet.example',
	password: 'Quartet2026',
	firstName: 'Quartet',
	lastName: 'Owner',
};

/** What a set-up n8n holds. */
export interface Contents {
	credentials: Credential[];
	workflows: WorkflowSummary[];
}

/** Where the examples keep files: what n8n lets nodes write to, as seen from its home folder. */
const FILES = '.n8n-files';

/**
 * The example workflows of this repository, as they are imported.
 * @param files where they keep files on this machine
 */
export function examplesFor(files = FILES): NewWorkflow[] {
	const inFolder = (nodes: INode[]) =>
		JSON.parse(JSON.stringify(nodes).replaceAll(`=${FILES}/`, `=${files}/`)) as INode[];
	return examples().map(({ name, nodes, connections, settings }) => ({
		...{ name, nodes: inFolder(nodes), connections, settings },
	}));
}

/** The same workflow with every node using the credential there is for its type, or none. */
export function connect(workflow: NewWorkflow, credentials: Credential[]): NewWorkflow {
	const nodes = workflow.nodes.map((node) => {
		if (!node.credentials) return node;
		const wanted = Object.keys(node.credentials);
		const used = credentials
			.filter(({ type }) => wanted.includes(type))
			.map(({ type, id, name }) => [type, { id, name }] as const);
		return { ...node, credentials: Object.fromEntries(used) };
	});
	return { ...workflow, nodes };
}

async function signIn(rest: Rest): Promise<void> {
	if (await rest.needsOwner()) await rest.createOwner(owner);
	await rest.signIn(owner).catch((error: Error) => {
		const advice = `Its password is no longer ${owner.password}; put it back, or delete playground/.n8n`;
		throw new Error(`${owner.email} cannot sign in. ${advice}.\n${error.message}`);
	});
}

async function keepCredential(
	rest: Rest,
	existing: Credential[],
	wanted: NewCredential,
): Promise<Credential> {
	const found = existing.find(({ name, type }) => name === wanted.name && type === wanted.type);
	const saved = found
		? await rest.updateCredential({ ...wanted, id: found.id })
		: await rest.createCredential(wanted);
	return { ...wanted, id: saved.id };
}

/**
 * Signs in, makes the owner on the first start, brings the credentials up to date and adds the
 * examples that are missing. Workflows that are there stay as the person left them; new ones wait to be
 * published.
 * @param files where the examples keep files
 */
export async function setUp(rest: Rest, wanted: NewCredential[], files: string): Promise<Contents> {
	await signIn(rest);

	const existingCredentials = await rest.credentials();
	const credentials: Credential[] = [];
	for (const credential of wanted) {
		credentials.push(await keepCredential(rest, existingCredentials, credential));
	}

	const existingWorkflows = await rest.workflows();
	const workflows: WorkflowSummary[] = [];
	for (const example of examplesFor(files)) {
		const found = existingWorkflows.find(({ name }) => name === example.name);
		workflows.push(found ?? (await rest.createWorkflow(connect(example, credentials))));
	}
	return { credentials, workflows };
}
