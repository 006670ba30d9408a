/** The parameters of the node, as n8n gives them item by item. */
import {
	isExpression,
	isObjectEmpty,
	type IExecuteFunctions,
	type INodeParameters,
} from 'n8n-workflow';
import { isObject } from '../json';
import { isNothing } from '../vocabulary/spelling';
import { isTool, known } from './agent';

/**
 * A field's reader checks its value. n8n's own check has nothing to add to our fields, and looks
 * through all properties of the node for each value of each item.
 */
const UNCHECKED = { skipValidation: true };

export class Parameters {
	/** As they stand in the node, with their expressions. n8n copies the node each time it is asked. */
	readonly written: INodeParameters;
	/** Whether an agent gives the values of expressions. */
	readonly byAgent: boolean;
	/** The values of those that are the same for every item, once they were asked for. */
	private readonly constant = new Map<string, unknown>();

	constructor(readonly context: IExecuteFunctions) {
		const node = context.getNode();
		this.written = node.parameters;
		this.byAgent = isTool(node);
	}

	/**
	 * The value of a parameter for an item, its expressions worked out.
	 * @param usual what it is where the node has no such parameter
	 */
	get(name: string, index: number, usual: unknown): unknown {
		if (this.constant.has(name)) return this.constant.get(name);
		const value: unknown = this.context.getNodeParameter(name, index, usual, UNCHECKED);
		if (isConstant(this.written[name])) this.constant.set(name, value);
		return value;
	}

	/** The same of how the node should work: what an agent does not know is as usual. */
	setting(name: string, index: number, usual: unknown): unknown {
		const given = this.get(name, index, usual);
		if (!this.byAgent) return given;
		const meant = known(given);
		return isNothing(meant) ? usual : meant;
	}
}

/** Whether a value is the same for every item. An object is given anew to each, who may change it. */
function isConstant(written: unknown): boolean {
	return isObject(written)
		? isObjectEmpty(written)
		: !isExpression(written) && !Array.isArray(written);
}
