import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { describe } from '../engine/editor/describe';
import { execute } from '../engine/run/execute';
import { pickers } from '../engine/editor/pickers';
import { subtitle } from '../engine/editor/subtitle';
import { shortcut } from './api';
import { resources } from './resources';

export class Shortcut implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Shortcut',
		name: 'shortcut',
		icon: { light: 'file:../../icons/shortcut.svg', dark: 'file:../../icons/shortcut.dark.svg' },
		group: ['input'],
		version: [1],
		subtitle: subtitle(resources),
		description: 'Plan and track work in Shortcut: stories, epics, iterations and more',
		defaults: { name: 'Shortcut' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'shortcutApi', required: true }],
		properties: describe(resources),
	};

	methods = pickers(shortcut, resources);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, shortcut, resources);
	}
}
