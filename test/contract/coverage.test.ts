import type { ContractOperation } from '../../sandbox/contract';
import { parametersIn, parametersOf } from './coverage';

const operation: ContractOperation = {
	id: 'create',
	method: 'POST',
	path: '/widgets',
	query: [
		{ name: 'ids[]', type: 'integer[]' },
		{ name: 'custom[*]', type: 'string' },
		{ name: 'page', type: 'integer' },
	],
	body: [
		{ name: 'name', type: 'string' },
		{
			name: 'parts',
			type: 'object[]',
			oneOf: [[{ name: 'id', type: 'integer' }], [{ name: 'label', type: 'string' }]],
		},
		{ name: 'links', type: 'object', fields: [{ name: 'owner', type: 'string' }] },
	],
};

test('the parameters of an operation are all of its names, nested and alternative ones too', () => {
	expect([...parametersOf(operation)]).toEqual([
		'ids[]',
		'custom[*]',
		'page',
		'name',
		'parts',
		'parts.id',
		'parts.label',
		'links',
		'links.owner',
	]);
});

test('the parameters of a request are found under their names in the contract', () => {
	const url = new URL('https://api.service.test/widgets?ids[]=1&ids[]=2&custom[Size]=L&other=1');
	const body = Buffer.from('{"parts":[{"id":1},{"label":"x"}],"links":{"owner":null}}');
	const sent = parametersIn(operation, { method: 'POST', url, headers: {}, body });
	expect([...new Set(sent)]).toEqual([
		'ids[]',
		'custom[*]',
		'other',
		'parts',
		'parts.id',
		'parts.label',
		'links',
		'links.owner',
	]);
});
