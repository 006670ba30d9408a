/** The order in which the panel asks: what it is about, what decides over the rest, the usual fields. */
import { Nutshell } from '../../nodes/Nutshell/Nutshell.node';
import { resources } from '../../nodes/Nutshell/resources';
import { shownNames } from '../contract/order';

const { properties } = new Nutshell().description;

function shown(name: string): string[] {
	const [of, called] = name.split('.');
	const resource = resources.find(({ value }) => value === of);
	const operation = resource?.operations.find(({ value }) => value === called);
	if (!resource || !operation) throw new Error(`There is no ${name}`);
	return shownNames(properties, resource, operation);
}

const OWN = ['setCustomFields', 'customFields'];

test.each<[operation: string, names: string[]]>([
	[
		'lead.create',
		[
			...['name', 'companies', 'people', 'value', 'owner', 'dueTime'],
			...['additionalFields', ...OWN],
		],
	],
	['person.create', ['name', 'emails', 'phones', 'companies', 'owner', 'additionalFields', ...OWN]],
	[
		'person.upsert',
		[
			...['personMatchBy', 'email', 'phone', 'matchField', 'matchValue'],
			...['name', 'phones', 'companies', 'owner', 'additionalFields', ...OWN],
		],
	],
	['company.create', ['name', 'phones', 'owner', 'additionalFields', ...OWN]],
	[
		'company.upsert',
		[
			...['matchBy', 'name', 'email', 'phone', 'website', 'matchField', 'matchValue'],
			...['name', 'name', 'name', 'name', 'phones', 'owner'],
			...['additionalFields', ...OWN],
		],
	],
	[
		'task.create',
		[
			...['title', 'relatedTo', 'companyId', 'leadId', 'personId'],
			...['assignee', 'dueTime', 'description', 'additionalFields'],
		],
	],
	[
		'activity.create',
		[
			...['name', 'activityType', 'startTime', 'endTime', 'isLogged', 'note'],
			...['people', 'leads', 'companies', 'additionalFields'],
		],
	],
	['note.create', ['relatedTo', 'companyId', 'leadId', 'personId', 'text']],
	['company.addPeople', ['companyId', 'people']],
	['lead.setPipeline', ['leadId', 'pipeline']],
	['lead.changeStatus', ['leadId', 'closeAs', 'outcome', 'additionalFields']],
	[
		'lead.createWithPerson',
		[
			'name',
			...['personName', 'personEmail', 'personPhone', 'companyName', 'value', 'owner'],
			'additionalFields',
		],
	],
	['lead.moveToStage', ['leadId', 'stage']],
	['leadProduct.add', ['leadId', 'product', 'quantity', 'price', 'additionalFields']],
	['task.complete', ['taskId']],
])('%s', (operation, names) => {
	expect(shown(operation)).toEqual([...names, 'options']);
});

test.each<[parameter: string, labels: string[]]>([
	['products', ['Name', 'Price', 'Price Currency', 'Product Type', 'Quantity']],
	[
		'addresses',
		[
			...['Line 1', 'Line 2', 'Line 3', 'City', 'State', 'Postal Code', 'Country', 'Time Zone'],
			...['Label', 'Primary'],
		],
	],
])('an entry of %s asks in the order in which it is written down', (parameter, labels) => {
	const asked = properties
		.flatMap(({ options = [] }) => options)
		.flatMap((one) => (one.name === parameter && 'options' in one ? (one.options ?? []) : []))
		.flatMap((group) => ('values' in group ? group.values : []));
	expect(asked.slice(0, labels.length).map(({ displayName }) => displayName)).toEqual(labels);
});
