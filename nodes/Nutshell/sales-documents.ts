/** What quotes and invoices have in common. */
import { cases, choice, day, email, reference, text, type Field } from '../engine/vocabulary/field';
import { lead } from './records';

/** @param accepted what this status means: of an invoice, that it is paid */
export const documentStatus = (name: string, accepted: string): Field =>
	choice(
		'status',
		[{ name: accepted, value: 'ACCEPTED' }, 'ARCHIVED', 'READY', 'REVOKED', 'SENT'],
		{
			name,
			label: 'Status',
			default: 'SENT',
		},
	);

/** Who accepted it, where that is its new status. */
export const acceptedBy = (status: Field): Field[] =>
	cases(status, {
		ACCEPTED: [
			text('acceptedName', { label: 'Accepted By', placeholder: 'e.g. Andy Fowler' }),
			email('acceptedEmail', { label: 'Email of Whoever Accepted' }),
		],
	});

export const documentFilters: Field[] = [
	day('filter[dateMin]', { name: 'from', label: 'From' }),
	reference(lead, 'filter[lead]', { name: 'lead' }),
	day('filter[dateMax]', { name: 'until', label: 'Until' }),
];
