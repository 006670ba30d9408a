import { longText, text } from '../../engine/vocabulary/field';
import type { Job } from '../../engine/vocabulary/job';
import { knownId, wordsOf } from '../../engine/vocabulary/answered';
import type { Json } from '../../engine/json';
import { action, get, list, remove, resource, update } from '../../engine/vocabulary/operation';
import { whole } from '../api';
import { name, priceWith, productId, query, sort } from '../fields';
import { revise, withKind } from '../procedures';
import { deletedProduct, product } from '../records';
import { undelete } from '../undelete';
import { alwaysOpen } from '../undocumented';

const productName = name('e.g. Annual Plan');
/** A price as the products of a new lead have it, of which it is known. */
const price = priceWith('currency_shortname');
const sku = text('sku', { label: 'SKU', placeholder: 'e.g. AP-1' });
const description = longText('description');

const PRODUCT = 'GET /rest/products/{id}';

const undocumented = alwaysOpen(
	'Nutshell documents that products are written in this way, but not what their fields are called.',
);

/** What a procedure answers has other names, so the product is read as everywhere else. */
async function createProduct(job: Job): Promise<Json> {
	const { body } = job.values;
	const made = await job.record('POST /api/v1/json#newProduct', { body: { product: body } });
	const id = wordsOf(withKind(knownId(made), 'products'));
	// What has been done cannot be undone, so it is given out also where it cannot be read.
	return await job.record(PRODUCT, { path: { id } }).catch((error: Error) => {
		job.tell(`The product was created, but could not be read: ${error.message}`);
		return { id, ...body };
	});
}

async function changeProduct(job: Job): Promise<Json> {
	const { path, body } = job.values;
	await revise(job, ['edit', 'Product'], () => ({ product: body }));
	return await job.record(PRODUCT, { path });
}

export const productResource = resource(product, {
	create: action('POST /api/v1/json#newProduct', {
		required: [productName],
		beside: [sku, price, description],
		run: createProduct,
		readAfter: PRODUCT,
		undocumented,
	}),
	delete: remove('DELETE /rest/products/{id}', {
		required: [productId],
		description: 'Delete a product; it can be brought back for a while',
	}),
	get: get(PRODUCT, { required: [productId] }),
	getAll: list('GET /rest/products', {
		paging: whole('products'),
		filters: [query],
		options: [sort('name', 'sku')],
	}),
	undelete: undelete('products', product, deletedProduct),
	update: update('POST /api/v1/json#editProduct', {
		required: [productId],
		optional: [description, productName, price, sku],
		run: changeProduct,
		readAfter: PRODUCT,
		undocumented,
	}),
});
