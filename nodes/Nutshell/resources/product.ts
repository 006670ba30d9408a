import { get, list, resource } from '../../engine/vocabulary/operation';
import { whole } from '../api';
import { productId, query, sort } from '../fields';
import { deletedProduct, product } from '../records';
import { undelete } from '../undelete';

export const productResource = resource(product, {
	get: get('GET /rest/products/{id}', { required: [productId] }),
	getAll: list('GET /rest/products', {
		paging: whole('products'),
		filters: [query],
		options: [sort('name', 'sku')],
	}),
	undelete: undelete('products', product, deletedProduct),
});
