import { integer, reference, text } from '../../engine/vocabulary/field';
import { action, get, list, remove, resource, update } from '../../engine/vocabulary/operation';
import { whole } from '../api';
import { leadId, leadProductId, priceWith, PRODUCT_TYPE, productRef } from '../fields';
import { addTo, addingIsOpen, mapInPath, mapsWanted, products } from '../lead-maps';
import { patch, patchHeaders } from '../patch';
import { lead, leadProduct } from '../records';
import { typeOfPatch } from '../undocumented';

const quantity = integer('quantity', { min: 1, default: 1 });
const price = priceWith('currency');

/** What joins a product to a lead, which Nutshell calls a product map. */
export const leadProductResource = resource(leadProduct, {
	add: action('PATCH /rest/leads/{id}', {
		...addingIsOpen,
		required: [leadId, productRef('links.product')],
		beside: [quantity, price],
		optional: [
			text('productType', {
				default: PRODUCT_TYPE,
				placeholder: `e.g. ${PRODUCT_TYPE}`,
				description: 'The only type that Nutshell publishes is product',
			}),
		],
		run: addTo(products, (given) => ({
			...{ type: 'productMaps', productType: PRODUCT_TYPE },
			...given,
		})),
		readAfter: 'GET /rest/leads/{id}',
		of: lead,
		name: 'Add',
		action: 'Add a product to a lead',
		description: 'Add a product to a lead; all others stay as they are',
	}),
	get: get('GET /rest/productmaps/{id}', { required: [leadProductId] }),
	getAll: list('GET /rest/productmaps', {
		paging: whole('productmaps'),
		filters: [
			reference(lead, 'lead', {
				in: 'local',
				description: 'Only the products of this lead; one request is made for each of them',
			}),
		],
		run: mapsWanted(products),
		description: 'Retrieve the products of a lead, with how many and at what price',
	}),
	remove: remove('DELETE /rest/productMaps/{id}', {
		required: [leadId, productRef('product', { in: 'local' })],
		prepare: mapInPath(products),
		name: 'Remove',
		action: 'Remove a product from a lead',
		description: 'Remove a product from a lead; the product itself stays',
	}),
	update: update('PATCH /rest/productmaps/{id}', {
		required: [leadId, productRef('product', { in: 'local' })],
		optional: [quantity, price],
		prepare: mapInPath(products),
		headers: patchHeaders,
		body: patch('productMaps'),
		readAfter: 'GET /rest/productmaps/{id}',
		undocumented: typeOfPatch,
		description: 'Change how many of a product a lead has, and at what price',
	}),
});
