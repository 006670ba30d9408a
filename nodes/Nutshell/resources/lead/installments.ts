/** The installments in which a lead is paid. */
import { arrayOf, type Json } from '../../../engine/json';
import { code, dateTime, flag, groups, text } from '../../../engine/vocabulary/field';
import type { Job } from '../../../engine/vocabulary/job';
import { action, list } from '../../../engine/vocabulary/operation';
import { whole } from '../../api';
import { amount, leadId } from '../../fields';
import { installment } from '../../simplify';

const LIST = 'GET /rest/leads/{id}/installments';

const installments = groups(
	'installments',
	'Installment',
	[
		text('description'),
		flag('isFailed', { label: 'Failed', description: 'Whether it was not paid when it was due' }),
		code('id', {
			name: 'installmentId',
			label: 'ID',
			placeholder: 'e.g. 1-installments',
			description: 'Of one that is there already, so that it is kept',
		}),
	],
	{
		label: 'Installments',
		required: [dateTime('dueTime'), amount('value')],
		each: (one) => ({ isFailed: false, ...one }),
		description: 'Replaces all installments that the lead has now',
	},
);

/**
 * What is answered to the change is a part of it, so all are read.
 * @throws Error where Nutshell takes the change, and the lead has none all the same
 */
async function* set(job: Job): AsyncGenerator<Json> {
	const { path, body } = job.values;
	await job.send('POST /rest/leads/{id}/installments', { path, body: body.installments });
	let count = 0;
	for await (const one of job.list(LIST, whole('installments'), { path })) {
		count += 1;
		yield one;
	}
	if (count === 0) throw new Error(NONE);
}

const NONE =
	'Nutshell took the change, but tells no installments of the lead. Not all of its plans have them; look at the lead in Nutshell';

export const leadInstallments = {
	getInstallments: list(LIST, {
		required: [leadId],
		paging: whole('installments'),
		simplify: installment,
		name: 'Get Installments',
		action: 'Get the installments of a lead',
		description:
			"Retrieve the installments in which a lead is paid; not in all of Nutshell's plans",
	}),
	setInstallments: action('POST /rest/leads/{id}/installments', {
		required: [leadId, installments],
		run: set,
		check: ({ body }) =>
			arrayOf(body.installments).length === 0 ? "'Installments' needs one at least" : undefined,
		simplify: installment,
		name: 'Set Installments',
		action: 'Set the installments of a lead',
		description: 'Replace all installments in which a lead is paid',
	}),
};
