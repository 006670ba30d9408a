import type {
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	INodeType,
} from 'n8n-workflow';

/** Up to this, the size of a description was seen to cost the panel nothing (docs/panel.md). */
const MAX_BYTES = 400_000;

/** A property with the names that lead to it, and those that stand beside it. */
interface Found {
	property: INodeProperties;
	path: string;
	siblings: INodeProperties[];
}

type Check = (node: INodeType, properties: Found[]) => string[];

function isOption(
	option: INodePropertyOptions | INodeProperties | INodePropertyCollection,
): option is INodePropertyOptions {
	return 'value' in option;
}

function isCollection(
	option: INodePropertyOptions | INodeProperties | INodePropertyCollection,
): option is INodePropertyCollection {
	return 'values' in option;
}

function isProperty(
	option: INodePropertyOptions | INodeProperties | INodePropertyCollection,
): option is INodeProperties {
	return 'type' in option;
}

/** The choices of a drop-down. */
function choices({ options = [] }: INodeProperties): INodePropertyOptions[] {
	return options.filter(isOption);
}

/** All properties of a description, those inside of collections too. */
function walk(siblings: INodeProperties[], parent = ''): Found[] {
	return siblings.flatMap((property) => {
		const path = `${parent}${property.name}`;
		const { options = [] } = property;
		const groups = options.filter(isCollection);
		return [
			{ property, path, siblings },
			...walk(options.filter(isProperty), `${path}.`),
			...groups.flatMap(({ name, values }) => walk(values, `${path}.${name}.`)),
		];
	});
}

const isSmallEnough: Check = ({ description }) => {
	const bytes = Buffer.byteLength(JSON.stringify(description));
	return bytes < MAX_BYTES ? [] : [`The description has ${bytes} bytes`];
};

const hasWordsForOperations: Check = (_, properties) =>
	properties
		.filter(({ path }) => path === 'operation')
		.flatMap(({ property }) =>
			choices(property).flatMap((option) =>
				(['action', 'description'] as const)
					.filter((part) => !option[part])
					.map((part) => `operation ${String(option.value)}: no ${part}`),
			),
		);

const namesExistingMethods: Check = ({ methods = {} }, properties) =>
	properties.flatMap(({ property, path }) => {
		const { typeOptions, modes = [] } = property;
		const named = [
			...modes.map((mode) => ['listSearch', mode.typeOptions?.searchListMethod] as const),
			['loadOptions', typeOptions?.loadOptionsMethod] as const,
			['resourceMapping', typeOptions?.resourceMapper?.resourceMapperMethod] as const,
		];
		return named
			.filter(([kind, name]) => name !== undefined && !(name in (methods[kind] ?? {})))
			.map(([kind, name]) => `${path}: no method ${kind}.${name}`);
	});

const hasPlaceholdersAsExamples: Check = (_, properties) =>
	properties.flatMap(({ property, path }) => {
		const { placeholder, type, modes = [] } = property;
		const start = ['collection', 'fixedCollection'].includes(type) ? 'Add ' : 'e.g. ';
		const texts = [
			{ at: path, text: placeholder, start },
			...modes.map((mode) => ({
				at: `${path} (${mode.name})`,
				text: mode.placeholder,
				start: mode.type === 'list' ? 'Select ' : 'e.g. ',
			})),
		];
		return texts
			.filter((one) => one.text !== undefined && !one.text.startsWith(one.start))
			.map((one) => `${one.at}: placeholder '${one.text}' does not start with '${one.start}'`);
	});

const hasSortedCollections: Check = (_, properties) =>
	properties.flatMap(({ property, path }) => {
		if (property.type !== 'collection') return [];
		const names = (property.options ?? []).filter(isProperty).map((one) => one.displayName);
		const sorted = [...names].sort((a, b) => a.localeCompare(b, 'en'));
		const first = names.find((name, index) => name !== sorted[index]);
		return first === undefined ? [] : [`${path}: not sorted from '${first}' on`];
	});

/** True unless a condition on the same field keeps the two apart, or no operation shows both. */
function canMeet(one: INodeProperties, other: INodeProperties, operations?: Operations): boolean {
	const show = one.displayOptions?.show ?? {};
	const otherShow = other.displayOptions?.show ?? {};
	const shared = (field: string) => {
		const [values = [], otherValues = []] = [show[field], otherShow[field]];
		return values.filter((value) => otherValues.includes(value));
	};
	const isApart = Object.entries(show).some(([field, values = []]) => {
		const otherValues = otherShow[field];
		if (!otherValues || [...values, ...otherValues].some(isCondition)) return false;
		return shared(field).length === 0;
	});
	const isSomewhere = shared('resource').some((resource) =>
		shared('operation').some((one) => !operations || operations.has(`${resource}.${one}`)),
	);
	const areOperations = [show, otherShow].every((all) => all.resource && all.operation);
	return !isApart && (isSomewhere || !areOperations);
}

/** The operations that there are: `story.create`. */
type Operations = Set<string>;

/** Undefined where the description lists none: then any can be there. */
function operationsIn(properties: INodeProperties[]): Operations | undefined {
	const named = properties.filter(({ name }) => name === 'operation');
	if (named.length === 0) return undefined;
	return new Set(
		named.flatMap((property) =>
			(property.displayOptions?.show?.resource ?? []).flatMap((resource) =>
				choices(property).map(({ value }) => `${String(resource)}.${String(value)}`),
			),
		),
	);
}

function isCondition(value: unknown): boolean {
	return typeof value === 'object' && value !== null;
}

const hasNoTwins: Check = ({ description }, properties) => {
	const operations = operationsIn(description.properties);
	return properties.flatMap(({ property, path, siblings }) =>
		siblings
			.slice(siblings.indexOf(property) + 1)
			.filter((other) => other.name === property.name && canMeet(property, other, operations))
			.map((other) => {
				const shown = JSON.stringify(other.displayOptions?.show ?? {});
				return `${path}: shown twice where ${shown}`;
			}),
	);
};

/** Whether a default is of the property's type and one of its choices. */
function isValidDefault(property: INodeProperties): boolean {
	const { type, name, modes = [] } = property;
	const value: unknown = property.default;
	const values = choices(property).map((option) => option.value);
	switch (type) {
		case 'boolean':
			return typeof value === 'boolean';
		case 'number':
			// An ID has no number to start from.
			return typeof value === 'number' || (value === '' && /Id$/i.test(name));
		case 'string':
		case 'json':
		case 'dateTime':
		case 'color':
			return property.typeOptions?.multipleValues
				? Array.isArray(value)
				: typeof value === 'string';
		case 'options':
			return values.some((one) => one === value) || (value === '' && values.length === 0);
		case 'multiOptions':
			return Array.isArray(value) && value.every((one) => values.some((other) => other === one));
		case 'resourceLocator':
			return isRecord(value) && modes.some((mode) => mode.name === value.mode);
		case 'collection':
		case 'fixedCollection':
		case 'resourceMapper':
			return isRecord(value);
		default:
			return value !== undefined;
	}
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const hasValidDefaults: Check = (_, properties) =>
	properties
		.filter(({ property }) => !isValidDefault(property))
		.map(
			({ property, path }) => `${path}: default ${JSON.stringify(property.default)} is not valid`,
		);

/** The operations, each with its resource, under which properties of this name are shown. */
function places(properties: Found[], name: string): string[] {
	const shows = properties
		.filter(({ path }) => path === name)
		.map(({ property }) => property.displayOptions?.show ?? {});
	return shows.flatMap(({ resource = [''], operation = [''] }) =>
		resource.flatMap((one) => operation.map((other) => `${String(one)}/${String(other)}`)),
	);
}

const pairsReturnAllWithLimit: Check = (_, properties) => {
	const returnAll = places(properties, 'returnAll');
	const limit = places(properties, 'limit');
	const loose = properties.filter(
		({ path, property }) =>
			path === 'limit' && property.displayOptions?.show?.returnAll?.join() !== 'false',
	);
	return [
		...returnAll.filter((at) => !limit.includes(at)).map((at) => `${at}: Return All, no Limit`),
		...limit.filter((at) => !returnAll.includes(at)).map((at) => `${at}: Limit, no Return All`),
		...loose.map(() => 'limit: shown beside Return All'),
	];
};

const MISCASED = /\b(?:Id|Ids|Url|Urls|Json|Api|Csv|Html)\b/;

const hasAcronymsInCapitals: Check = (_, properties) =>
	properties.flatMap(({ property, path }) => {
		const { displayName, description, placeholder, hint } = property;
		const texts = choices(property).flatMap((option) => [
			option.name,
			option.description,
			option.action,
		]);
		const groups = (property.options ?? []).filter(isCollection).map((group) => group.displayName);
		return [displayName, description, placeholder, hint, ...texts, ...groups]
			.filter((text) => text !== undefined && MISCASED.test(text))
			.map((text) => `${path}: acronym not in capitals in '${text}'`);
	});

const checks: Check[] = [
	isSmallEnough,
	hasWordsForOperations,
	namesExistingMethods,
	hasPlaceholdersAsExamples,
	hasSortedCollections,
	hasNoTwins,
	hasValidDefaults,
	pairsReturnAllWithLimit,
	hasAcronymsInCapitals,
];

/** What is wrong with a built description beyond what lint rules see, one sentence each. */
export function checkDescription(node: INodeType): string[] {
	const properties = walk(node.description.properties);
	return checks.flatMap((check) => check(node, properties));
}
