import { create, get, list, resource } from '../../engine/vocabulary/operation';
import { whole } from '../api';
import { newRecord } from '../exchange';
import { name, productCategoryId } from '../fields';
import { productCategory } from '../records';

export const productCategoryResource = resource(productCategory, {
	create: create('POST /rest/productcategories', {
		required: [name('e.g. Hardware')],
		body: newRecord('productCategories'),
	}),
	get: get('GET /rest/productcategories/{id}', { required: [productCategoryId] }),
	getAll: list('GET /rest/productcategories', { paging: whole('productcategories') }),
});
