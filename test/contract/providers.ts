/** Every node of the pack beside what it is tested against: the list that a new node joins. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeType } from 'n8n-workflow';
import type { Resource } from '../../nodes/engine/vocabulary/operation';
import { readContract, type Contract } from '../../sandbox/contract';
import type { Provider } from '../../sandbox/http';
import { aircall } from '../aircall/provider';
import type { Credential } from '../harness';
import { nutshell } from '../nutshell/provider';
import { salesloft } from '../salesloft/provider';
import { shortcut } from '../shortcut/provider';
import type { Samples } from './samples/samples';
import { aircallSamples } from './samples/aircall';
import { nutshellSamples } from './samples/nutshell';
import { salesloftSamples } from './samples/salesloft';
import { shortcutSamples } from './samples/shortcut';

export interface Subject {
	/** The node's folder and class. */
	name: string;
	contract: Contract;
	node: INodeType;
	resources: Resource[];
	credentials: Credential[];
	/** The provider, freshly seeded. */
	emulate: () => Provider;
	samples: Samples;
}

type Known = Omit<Subject, 'name' | 'contract' | 'node' | 'resources'>;

/** It stands still, so that what is recorded stays the same. */
const clock = () => Date.UTC(2026, 10, 20, 9);

const known: Record<string, Known> = {
	Aircall: {
		credentials: [aircall.credential()],
		emulate: () => aircall.emulate({ clock }),
		samples: aircallSamples,
	},
	Nutshell: {
		credentials: [nutshell.credential()],
		emulate: () => nutshell.emulate({ clock, incoming: true }),
		samples: nutshellSamples,
	},
	Salesloft: {
		credentials: [salesloft.credential()],
		emulate: () => salesloft.emulate({ clock }),
		samples: salesloftSamples,
	},
	Shortcut: {
		credentials: [shortcut.credential()],
		emulate: () => shortcut.emulate({ clock }),
		samples: shortcutSamples,
	},
};

/** A fresh account, in which nothing was tried yet. */
export function account({ emulate, samples }: Subject): Provider {
	const provider = emulate();
	samples.furnish?.(provider);
	return provider;
}

const NODES = join(__dirname, '..', '..', 'nodes');

/** The nodes that exist. */
export const subjects: Subject[] = Object.entries(known)
	.filter(([name]) => existsSync(join(NODES, name, 'resources', 'index.ts')))
	.map(([name, rest]) => {
		const nodeModule = jest.requireActual<Record<string, new () => INodeType>>(
			join(NODES, name, `${name}.node.ts`),
		);
		const { resources } = jest.requireActual<{ resources: Resource[] }>(
			join(NODES, name, 'resources'),
		);
		const contract = readContract(name.toLowerCase());
		return { ...rest, name, contract, resources, node: new nodeModule[name]() };
	});
