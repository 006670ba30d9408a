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
import { nutshell } from './api';
import { resources } from './resources';

export class Nutshell implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Nutshell',
		name: 'nutshell',
		icon: { light: 'file:../../icons/nutshell.svg', dark: 'file:../../icons/nutshell.dark.svg' },
		group: ['input'],
		version: [1],
		subtitle: subtitle(resources),
		description:
			'Work with leads, people and companies in Nutshell CRM, and with what is done about them',
		defaults: { name: 'Nutshell' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'nutshellApi', required: true }],
		properties: describe(resources),
	};

	methods = pickers(nutshell, resources);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, nutshell, resources);
	}
}
