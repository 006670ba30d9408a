import { get, list, resource } from '../../engine/vocabulary/operation';
import { whole } from '../api';
import { productId, query, sort } from '../fields';
import { simple } from '../simplify';

export const productResource = resource(
	'Product',
	{
		get: get('GET /rest/products/{id}', { required: [productId] }),
		getAll: list('GET /rest/products', {
			paging: whole('products'),
			filters: [query],
			options: [sort('name', 'sku')],
		}),
	},
	{
		simplify: simple(
			'id',
			'name',
			'sku',
			'price',
			['currency', 'price.currency'],
			'productType',
			'description',
		),
	},
);
