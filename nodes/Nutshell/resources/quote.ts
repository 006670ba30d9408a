import { path } from '../../engine/vocabulary/field';
import { action, get, list, resource } from '../../engine/vocabulary/operation';
import { pages } from '../api';
import { invoice, quote } from '../records';
import { acceptedBy, documentFilters, documentStatus } from '../sales-documents';

const quoteId = path(quote, 'id');
const status = documentStatus('quoteStatus', 'Accepted');

export const quoteResource = resource(quote, {
	changeStatus: action('POST /rest/quotes/{id}/status', {
		required: [quoteId, status],
		beside: acceptedBy(status),
		name: 'Change Status',
		action: 'Change the status of a quote',
		description: 'Say that a quote is ready, sent, accepted, revoked or archived',
	}),
	createInvoice: action('POST /rest/quotes/{id}/invoice', {
		required: [quoteId],
		of: invoice,
		name: 'Create Invoice',
		action: 'Create an invoice from a quote',
		description: 'Create an invoice from what stands in a quote',
	}),
	get: get('GET /rest/quotes/{id}', { required: [quoteId] }),
	getAll: list('GET /rest/quotes', { paging: pages('quotes'), filters: documentFilters }),
});
