import { LoadOptionsContext } from 'n8n-core';
import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodeParameters,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';
import { additionalData } from './additional-data';
import type { Credential } from './credentials';
import { instance, workflowNode, workflowOf, type NodeSource } from './workflow';

/** What the editor sends when a user opens a list in a node's panel. */
export interface PickerCall {
	node: NodeSource;
	/** The name under `methods.listSearch`, `.loadOptions` or `.resourceMapping`. */
	method: string;
	credentials?: Credential[];
	/** What the panel's other fields hold at that moment. */
	currentNodeParameters?: INodeParameters;
	/** Where the field stands, for parameters named relative to it. */
	path?: string;
}

function context(call: PickerCall): ILoadOptionsFunctions {
	const { credentials = [], currentNodeParameters = {}, path = '' } = call;
	const node = instance(call.node);
	const step = workflowNode({ node, credentials, parameters: currentNodeParameters }, 'Node');
	const workflow = workflowOf([step], [node]);
	const data = additionalData(credentials, { currentNodeParameters });
	return new LoadOptionsContext(workflow, workflow.nodes.Node, data, path);
}

function methodOf<Method>(methods: Record<string, Method> | undefined, name: string): Method {
	const method = methods?.[name];
	if (!method) throw new Error(`The node has no method '${name}' of this kind`);
	return method;
}

/** One page of a resource locator's list. */
export async function searchList(
	call: PickerCall & { filter?: string; paginationToken?: string },
): Promise<INodeListSearchResult> {
	const method = methodOf(instance(call.node).methods?.listSearch, call.method);
	return await method.call(context(call), call.filter, call.paginationToken);
}

/** The options of a drop-down that is filled when it opens. */
export async function loadOptions(call: PickerCall): Promise<INodePropertyOptions[]> {
	const method = methodOf(instance(call.node).methods?.loadOptions, call.method);
	return await method.call(context(call));
}

/** The fields a resource mapper offers. */
export async function mapperFields(call: PickerCall): Promise<ResourceMapperFields> {
	const method = methodOf(instance(call.node).methods?.resourceMapping, call.method);
	return await method.call(context(call));
}
