/** Exports of Aircall's analytics: Aircall makes a file, which takes a while, and keeps it for a time. */
import { objectOf, type Json } from '../../../engine/json';
import { wordsOf } from '../../../engine/vocabulary/answered';
import {
	cases,
	choice,
	code,
	day,
	jsonObject,
	references,
	text,
	type Field,
} from '../../../engine/vocabulary/field';
import type { FileLink } from '../../../engine/vocabulary/file';
import type { Job } from '../../../engine/vocabulary/job';
import { titleCase } from '../../../engine/vocabulary/words';
import { number, tag, team, user } from '../../records';

/** "About once a minute", says the reference. */
const EVERY = 60;
const CUSTOM = 'custom';

export const exportId = code('export_id', {
	in: 'path',
	label: 'Export ID',
	min: 1,
	placeholder: 'e.g. 12345678-9012-4abc-8def-345678901234',
	description: 'The exportID that was given when it was created',
});

const REPORTS = [
	'CALLS_HISTORY',
	'USER_STATUS_HISTORY',
	'USER_ACTIVITY_AVAILABILITY_BREAKDOWN',
	'USER_ACTIVITY_AVERAGE_AFTER_CALL_WORK_TIME_PER_USER',
	{
		name: 'User Activity Average Inbound In-Call Time Per User',
		value: 'USER_ACTIVITY_AVERAGE_INBOUND_IN_CALL_TIME_PER_USER',
	},
	{
		name: 'User Activity Average Outbound In-Call Time Per User',
		value: 'USER_ACTIVITY_AVERAGE_OUTBOUND_IN_CALL_TIME_PER_USER',
	},
	'USER_ACTIVITY_CALL_VOLUME_AND_TIME',
	'USER_ACTIVITY_CALLS_HANDLED',
	'USER_ACTIVITY_PERCENTAGE_OF_TIME_IN_EACH_STATUS',
	'USER_ACTIVITY_RINGING_ATTEMPTS_PER_USER',
	'USER_ACTIVITY_WORK_TIME_AND_AVAILABILITY',
	'USER_ACTIVITY_RINGING_ATTEMPTS',
];

const report = choice('reportName', REPORTS, { label: 'Report', default: 'CALLS_HISTORY' });

const dates = choice(
	'filter.dateFilter.relative',
	[
		...['LAST_MONTH', 'LAST_WEEK', 'THIS_MONTH', 'THIS_WEEK', 'TODAY', 'YESTERDAY'],
		{ name: 'From Day to Day', value: CUSTOM },
	],
	{ name: 'dates', label: 'Dates', default: 'YESTERDAY' },
);

/** How Aircall writes a day here is not documented. */
const range = (wire: string, name: string) =>
	day(`filter.dateFilter.absoluteRange.${wire}`, { name, label: titleCase(name) });

const timeZone = text('filter.timezone', {
	name: 'timeZone',
	label: 'Time Zone',
	min: 1,
	default: '={{ $now.zoneName }}',
	placeholder: 'e.g. Europe/Paris',
	description: 'In which the days are meant; the one of the workflow unless you say otherwise',
});

export const asked: Field[] = [
	report,
	dates,
	...cases(dates, { [CUSTOM]: [range('fromDate', 'fromDay'), range('toDate', 'toDay')] }),
	timeZone,
];

const only = (kind: typeof user, wire: string) =>
	references(kind, `filter.${wire}`, { name: `only${kind.name}s`, label: kind.name });

export const narrowed: Field[] = [
	text('exportOptions.exportName', {
		name: 'exportName',
		label: 'Export Name',
		min: 1,
		placeholder: 'e.g. Calls of last week',
	}),
	text('exportOptions.format', {
		name: 'format',
		label: 'Format',
		min: 1,
		placeholder: 'e.g. CSV',
		description: 'CSV is the only one that Aircall documents',
	}),
	jsonObject('more_filters', {
		description:
			'Further filters as Aircall names them: teamFilterOption, hours, callIDs, customerNumbers, callTypes, duration, minConnectedDuration, ivrBranches, virtualVoiceAgentIDs, withAiIntervention, withVoicemail, ringAttemptOrigin, userStatuses, nextUserStatuses',
	}),
	only(number, 'lineIDs'),
	jsonObject('options', {
		name: 'reportOptions',
		label: 'Report Options',
		description:
			'As Aircall names them: dateBreakdown, slaTimeToAnswerInSeconds, slaIncludedCallUnansweredReasons',
	}),
	only(tag, 'tagIDs'),
	only(team, 'teamIDs'),
	only(user, 'userIDs'),
];

/** What is asked for, in the wrapping of the API; it takes one way to say the dates. */
export function exportBody({ more_filters: more, filter, ...rest }: Json): Json {
	const { dateFilter, ...others } = objectOf(filter);
	const { relative, ...own } = objectOf(dateFilter);
	const chosen = relative === CUSTOM ? own : { relative };
	return { input: { ...rest, filter: { ...objectOf(more), ...others, dateFilter: chosen } } };
}

/** An export that Aircall still makes. */
class Unfinished extends Error {
	readonly description: string;

	constructor(id: string) {
		super(`Aircall has not finished the export ${id} yet`);
		this.description = `Raise 'Max Wait', or fetch it later: Analytics Export, Download, with the ID ${id}.`;
	}
}

/**
 * The file of an export, as soon as Aircall has made it.
 * @param made what was answered when it was created just before
 * @throws Error where Aircall could not make it, or needs more time than there is
 */
export async function fileOf(job: Job, made?: Json): Promise<FileLink> {
	const id = made ? wordsOf(made.exportID) : job.values.path.export_id;
	const json = await job.awaited(async () => await finished(job, id), {
		every: EVERY,
		notYet: (failure) => failure instanceof Unfinished,
	});
	const { downloadUrl: url, isZipCompressed } = json;
	if (typeof url !== 'string') throw new Error(`Aircall gives no link to the export ${id}`);
	const mimeType = isZipCompressed === true ? 'application/zip' : 'text/csv';
	return { url, name: `export-${id}`, mimeType, json };
}

async function finished(job: Job, id: string): Promise<Json> {
	const found = await job.record('GET /v1/analytics/report/export/{export_id}', {
		path: { export_id: id },
	});
	const { status, errorMessage } = found;
	if (status === 'PENDING') throw new Unfinished(id);
	if (status !== 'FAILED') return found;
	throw new Error(
		`Aircall could not make the export ${id}: ${wordsOf(errorMessage) || 'it does not say why'}`,
	);
}
