/** The stages through which a lead goes, and how long it was in them. */
import { getPath } from '../../../engine/json';
import { list } from '../../../engine/vocabulary/operation';
import type { Paging } from '../../../engine/vocabulary/paging';
import { whole } from '../../api';
import { leadId } from '../../fields';
import { stage } from '../../records';

const stages = whole('stages');

/**
 * The stages of a lead, and in `timeSpent` the time that it spent in each. Nutshell tells the times
 * beside the stages, and not of which stage each of them is: where they are as many as the stages, they
 * are taken for theirs in this order; otherwise each stage has all of them, as they came, in `timesSpent`.
 */
const withTimes: Paging = {
	...stages,
	read: (answer, ...asked) => {
		const page = stages.read(answer, ...asked);
		const times = getPath(answer, 'meta.timeSpent');
		if (!Array.isArray(times)) return page;
		const isOneEach = times.length === page.records.length;
		const timesOf = (i: number) => (isOneEach ? { timeSpent: times[i] } : { timesSpent: times });
		return { ...page, records: page.records.map((one, i) => ({ ...one, ...timesOf(i) })) };
	},
};

const time = { formatted: '2 days', prefix: '', suffix: ' days', unit: 'days', value: 2 };
const example = { id: '7-stages', name: 'Qualified', position: 0, pipeline: '1-stagesets' };

export const getStages = list('GET /rest/leads/{id}/stages', {
	required: [leadId],
	paging: withTimes,
	of: stage,
	examples: [
		{ ...example, timeSpent: time },
		{ ...example, timesSpent: [time] },
	],
	name: 'Get Stages',
	action: 'Get the stages of a lead',
	description: 'Retrieve the stages through which a lead goes, with the time it spent in them',
});
