/** What a test enters in a parameter: read off the parameter itself, so that a new one needs nothing. */
import type {
	INodeParameters,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	NodeParameterValueType,
} from 'n8n-workflow';
import { traffic } from '../../nodes/engine/client/pace';
import type { RecordKind } from '../../nodes/engine/vocabulary/record';
import { camelCase } from '../../nodes/engine/vocabulary/words';
import { openDoor } from '../../sandbox/doors/nock';
import { listed, mapperFields, searchList } from '../harness';
import { account, type Subject } from './providers';
import { allFields } from '../../nodes/engine/form/slots';

type Value = NodeParameterValueType | null;

export class Sampler {
	private readonly kinds = new Map<string, RecordKind>();
	private readonly picked = new Map<string, Promise<string | number>>();

	constructor(private readonly subject: Subject) {
		const operations = subject.resources.flatMap((resource) => resource.operations);
		for (const { kinds } of operations.flatMap(allFields))
			for (const kind of kinds) this.kinds.set(kind.key, kind);
	}

	/** The parameters of an operation to try without all others. */
	alone(operation: string): string[] | undefined {
		return this.subject.samples.alone?.[operation];
	}

	/**
	 * @param operation `story.create`
	 * @param path the parameter's name, below its group's if it stands in one
	 * @returns null for a parameter that is to be left out
	 */
	async value(property: INodeProperties, operation: string, path = property.name): Promise<Value> {
		const { parameters = {} } = this.subject.samples;
		for (const key of [`${operation}.${path}`, path]) {
			if (key in parameters) return parameters[key];
		}
		switch (property.type) {
			case 'number':
				return Math.max(1, property.typeOptions?.minValue ?? 1);
			case 'boolean':
				return true;
			case 'dateTime':
				return property.typeOptions?.dateOnly ? '2026-03-02' : '2026-03-02T09:30:00Z';
			case 'color':
				return '#3366cc';
			case 'json':
				return '{"sample":"value"}';
			case 'options':
				return this.choices(property)[0];
			case 'multiOptions':
				return [await this.choice(property)] as NodeParameterValueType;
			case 'resourceLocator':
				return await this.locator(property);
			case 'resourceMapper':
				return await this.mapping(property);
			case 'fixedCollection':
				return await this.group(property, operation, path);
			default:
				return property.typeOptions?.multipleValues ? [this.text(property)] : this.text(property);
		}
	}

	/** The example that the panel shows, which has to be a good one. */
	private text({ placeholder, name }: INodeProperties): string {
		const example = /^e\.g\. (.+)$/.exec(placeholder ?? '')?.[1];
		if (example !== undefined) return example;
		if (/email/i.test(name)) return 'sample@example.com';
		return /url$/i.test(name) ? 'https://example.com/sample' : 'Sample';
	}

	private choices({ options = [] }: INodeProperties): Array<string | number> {
		return (options as INodePropertyOptions[])
			.map(({ value }) => value)
			.filter((value) => typeof value !== 'boolean' && value !== '') as Array<string | number>;
	}

	private async choice(property: INodeProperties): Promise<string | number> {
		const method = property.typeOptions?.loadOptionsMethod;
		return method === undefined ? this.choices(property)[0] : await this.record(method);
	}

	private async locator({ modes = [] }: INodeProperties): Promise<NodeParameterValueType> {
		const method = modes[0].typeOptions?.searchListMethod ?? '';
		return listed(await this.record(method));
	}

	/** Every field of the group, once. */
	private async group(property: INodeProperties, operation: string, path: string): Promise<Value> {
		const [{ name, values }] = property.options as INodePropertyCollection[];
		const entry: INodeParameters = {};
		for (const one of values) {
			const value = await this.value(one, operation, `${path}.${one.name}`);
			if (value !== null) entry[one.name] = value;
		}
		return { [name]: property.typeOptions?.multipleValues ? [entry] : entry };
	}

	/** A value for every field that the account defines. */
	private async mapping({ typeOptions }: INodeProperties): Promise<NodeParameterValueType> {
		const { node, credentials } = this.subject;
		const method = typeOptions?.resourceMapper?.resourceMapperMethod ?? '';
		const { fields } = await this.asked(
			async () => await mapperFields({ node, credentials, method }),
		);
		const byType: Record<string, string | number | boolean> = {
			number: 1,
			boolean: true,
			dateTime: '2026-03-02',
		};
		const value = Object.fromEntries(
			fields.map(({ id, type = 'string', options }) => [
				id,
				options?.[0]?.value ?? byType[type] ?? 'Sample',
			]),
		);
		return { mappingMode: 'defineBelow', value, schema: fields } as NodeParameterValueType;
	}

	/** A record of the account: the first that the picker lists. */
	private async record(key: string): Promise<string | number> {
		const given = this.subject.samples.kinds?.[key];
		if (given !== undefined) return given;
		const known = this.picked.get(key) ?? this.pick(key);
		this.picked.set(key, known);
		return await known;
	}

	private async pick(key: string): Promise<string | number> {
		const { node, credentials } = this.subject;
		const within = this.kinds.get(key)?.within;
		const holder = within && {
			[within.parameter ?? camelCase(within.wire)]: listed(await this.record(within.kind.key)),
		};
		const call = { node, credentials, method: key, currentNodeParameters: holder };
		const { results } = await this.asked(async () => await searchList(call));
		if (results.length === 0) {
			throw new Error(
				`The picker '${key}' lists nothing: seed such a record in sandbox/${this.subject.contract.provider}/, or make one with 'furnish' in test/contract/samples/`,
			);
		}
		return results[0].value as string | number;
	}

	private async asked<T>(ask: () => Promise<T>): Promise<T> {
		traffic.clear();
		const door = openDoor(account(this.subject));
		try {
			return await ask();
		} finally {
			door.close();
		}
	}
}
