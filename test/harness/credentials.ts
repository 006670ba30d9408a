import { Credentials } from 'n8n-core';
import {
	ICredentialsHelper,
	isExpression,
	NodeHelpers,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentials,
	type INodeCredentialsDetails,
	type INodeParameters,
	type INodeProperties,
	type IWorkflowExecuteAdditionalData,
	type Workflow,
} from 'n8n-workflow';

/** A stored credential: its type, what the user filled in, and the id n8n knows it by. */
export interface Credential {
	type: ICredentialType;
	data: ICredentialDataDecryptedObject;
	id: string;
}

/**
 * A credential as a user would have stored it.
 * @param id two credentials of one type need different ones
 */
export function credential(
	Type: new () => ICredentialType,
	data: ICredentialDataDecryptedObject,
	id = Type.name,
): Credential {
	const type = new Type();
	if (type.preAuthentication) {
		throw new Error(`${type.name} logs in before its first request, which is not supported here`);
	}
	return { type, data, id };
}

/** The part of a workflow node that says which stored credentials it uses. */
export function nodeCredentials(credentials: Credential[]): INodeCredentials {
	return Object.fromEntries(
		credentials.map(({ type, id }) => [type.name, { id, name: type.displayName }]),
	);
}

/** Stands for n8n's store of credentials, and applies them to requests the way n8n does. */
export class StoredCredentials extends ICredentialsHelper {
	constructor(private readonly credentials: Credential[]) {
		super();
	}

	private find(typeName: string, details?: INodeCredentialsDetails): Credential {
		const found = this.credentials.find(
			({ type, id }) => type.name === typeName && (!details || details.id === id),
		);
		if (!found) throw new Error(`No credential of type ${typeName} is stored`);
		return found;
	}

	async authenticate(
		data: ICredentialDataDecryptedObject,
		typeName: string,
		request: IHttpRequestOptions,
		workflow: Workflow,
		node: INode,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.find(typeName).type;
		if (!authenticate) return request;
		if (typeof authenticate === 'function') return await authenticate(data, request);

		const evaluate = (value: unknown) => evaluateWith(data, value, workflow, node);
		const result = { ...request, headers: request.headers ?? {} };
		for (const [part, values] of Object.entries(authenticate.properties)) {
			const pairs = Object.entries(values).map(([key, value]) => [
				String(evaluate(key)),
				evaluate(value),
			]);
			Object.assign(result, {
				[part]: { ...Reflect.get(result, part), ...Object.fromEntries(pairs) },
			});
		}
		return result;
	}

	async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		details: INodeCredentialsDetails,
		typeName: string,
	): Promise<ICredentialDataDecryptedObject> {
		const { type, data } = this.find(typeName, details);
		// Fields the user left alone come with their defaults.
		const stored = data as INodeParameters;
		const filled = NodeHelpers.getNodeParameters(type.properties, stored, true, false, null, null);
		return { ...filled } as ICredentialDataDecryptedObject;
	}

	async getCredentials(details: INodeCredentialsDetails, typeName: string) {
		const stored = new Credentials({ id: details.id, name: details.name }, typeName);
		await stored.setData(this.find(typeName, details).data);
		return stored;
	}

	async updateCredentials(
		details: INodeCredentialsDetails,
		typeName: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.find(typeName, details).data = data;
	}

	async updateCredentialsOauthTokenData(
		details: INodeCredentialsDetails,
		typeName: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		await this.updateCredentials(details, typeName, data);
	}

	async preAuthentication(): Promise<undefined> {
		return undefined;
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	getParentTypes(typeName: string): string[] {
		// Asked before n8n has looked whether the node has such a credential at all.
		return this.credentials.find(({ type }) => type.name === typeName)?.type.extends ?? [];
	}

	getCredentialsProperties(typeName: string): INodeProperties[] {
		return this.find(typeName).type.properties;
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}
}

/** n8n turns every evaluated expression into text, and one without a value into empty text. */
function evaluateWith(
	$credentials: ICredentialDataDecryptedObject,
	value: unknown,
	workflow: Workflow,
	node: INode,
): unknown {
	if (!isExpression(value)) return value;
	const evaluated = workflow.expression.getSimpleParameterValue(
		node,
		value,
		'internal',
		{ $credentials },
		undefined,
		'',
	);
	return evaluated ? String(evaluated) : '';
}
