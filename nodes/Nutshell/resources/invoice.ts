import { path, text } from '../../engine/vocabulary/field';
import { action, get, list, resource } from '../../engine/vocabulary/operation';
import { pages } from '../api';
import { invoice } from '../records';
import { acceptedBy, documentFilters, documentStatus } from '../sales-documents';

const invoiceId = path(invoice, 'id');
/** Nutshell calls a paid invoice accepted. */
const status = documentStatus('invoiceStatus', 'Paid');

export const invoiceResource = resource(invoice, {
	changeStatus: action('POST /rest/invoices/{id}/status', {
		required: [invoiceId, status],
		beside: acceptedBy(status),
		optional: [text('comment', { description: 'What there is to say of it' })],
		name: 'Change Status',
		action: 'Change the status of an invoice',
		description: 'Say that an invoice is ready, sent, paid, revoked or archived',
	}),
	get: get('GET /rest/invoices/{id}', { required: [invoiceId] }),
	getAll: list('GET /rest/invoices', { paging: pages('invoices'), filters: documentFilters }),
});
