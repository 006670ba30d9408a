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
import { aircall } from './api';
import { resources } from './resources';

export class Aircall implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Aircall',
		name: 'aircall',
		icon: { light: 'file:../../icons/aircall.svg', dark: 'file:../../icons/aircall.dark.svg' },
		group: ['input'],
		version: [1],
		subtitle: subtitle(resources),
		description: 'Work with calls, contacts, messages and users in Aircall',
		defaults: { name: 'Aircall' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'aircallApi', required: true }],
		properties: describe(resources),
	};

	methods = pickers(aircall, resources);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, aircall, resources);
	}
}
