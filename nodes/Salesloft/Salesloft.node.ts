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
import { salesloft } from './api';
import { resources } from './resources';

export class Salesloft implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Salesloft',
		name: 'salesloft',
		icon: { light: 'file:../../icons/salesloft.svg', dark: 'file:../../icons/salesloft.dark.svg' },
		group: ['input'],
		version: [1],
		subtitle: subtitle(resources),
		description: 'Work with people, accounts, cadences, tasks and calls in Salesloft',
		defaults: { name: 'Salesloft' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'salesloftApi', required: true }],
		properties: describe(resources),
	};

	methods = pickers(salesloft, resources);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, salesloft, resources);
	}
}
