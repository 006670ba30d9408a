import {
	choices,
	code,
	integer,
	jsonObject,
	path,
	reference,
	text,
} from '../../engine/vocabulary/field';
import { wordsOf } from '../../engine/vocabulary/answered';
import type { Job } from '../../engine/vocabulary/job';
import {
	action,
	create,
	get,
	list,
	remove,
	resource,
	update,
} from '../../engine/vocabulary/operation';
import { onceReady, waitUntilReady } from '../../engine/vocabulary/ready';
import { inWords } from '../../engine/vocabulary/words';
import { idPages } from '../api';
import { addRecords, doneJob, MOST_RECORDS, untilDone } from '../bulk';
import { bulkJobId } from '../fields';
import { bulkJob } from '../records';
import { INFERRED } from '../unpublished';

const ofJob = path(bulkJob, 'bulk_jobs_id');
const name = text('name', { min: 1, placeholder: 'e.g. Spring Fair' });

const afterId = integer('id[gt]', {
	name: 'afterId',
	label: 'After ID',
	default: 1,
	min: 1,
	description: 'Only those with a higher ID',
});
const ofRecords = [
	afterId,
	choices('status[]', ['error', 'pending', 'retrying', 'success'], { label: 'Statuses' }),
];

/** Without this, the results of a job that goes on would be an empty list. */
async function requireDone(job: Job): Promise<void> {
	const { bulk_jobs_id: id } = job.values.path;
	await onceReady(job, async () => await doneJob(job, id), untilDone);
}

/** @returns for each item that its record is part of the job */
async function addAll(items: Job[]) {
	const { bulk_jobs_id } = items[0].values.local;
	const records = items.map(({ values }) => values.local.record);
	await addRecords(items[0], wordsOf(bulk_jobs_id), records);
	return items.map(() => ({ bulk_job_id: bulk_jobs_id, added: true }));
}

export const bulkJobResource = resource(bulkJob, {
	addData: action('POST /v2/bulk_jobs/{bulk_jobs_id}/job_data', {
		required: [
			reference(bulkJob, 'bulk_jobs_id', { in: 'local', name: 'bulkJobId' }),
			jsonObject('record', {
				in: 'local',
				default: '={{ $json }}',
				description:
					'One record for the job; for person/upsert, the fields of a person, and as upsert_key the name of the field to match by, such as email_address',
			}),
		],
		many: {
			size: MOST_RECORDS,
			common: ({ local }) => local.bulk_jobs_id,
			run: addAll,
		},
		examples: [{ bulk_job_id: 7, added: true }],
		simplify: false,
		name: 'Add Data',
		action: 'Add data to a bulk job',
		description: `Add a record for each input item to a job that was not executed yet, ${inWords(MOST_RECORDS)} of them in one request`,
	}),
	create: create('POST /v2/bulk_jobs', {
		required: [
			code('type', {
				min: 1,
				default: 'person/upsert',
				placeholder: 'e.g. person/upsert',
				description:
					'What the job does with each record: person/upsert, calendar/events/upsert, or another type that Salesloft lists',
			}),
		],
		optional: [name],
		description: 'Create a bulk job, to which data is added before it is executed',
	}),
	delete: remove('DELETE /v2/bulk_jobs/{id}', {
		required: [bulkJobId],
		undocumented: INFERRED,
	}),
	execute: action('PUT /v2/bulk_jobs/{id}', {
		required: [bulkJobId],
		body: () => ({ ready_to_execute: true }),
		name: 'Execute',
		action: 'Execute a bulk job',
		description: 'Have Salesloft begin with a bulk job; no more data can be added then',
	}),
	get: get('GET /v2/bulk_jobs/{id}', { required: [bulkJobId] }),
	getAll: list('GET /v2/bulk_jobs', {
		paging: idPages,
		filters: [afterId, choices('state[]', ['done', 'executing', 'open'], { label: 'States' })],
	}),
	getData: list('GET /v2/bulk_jobs/{bulk_jobs_id}/job_data', {
		required: [ofJob],
		paging: idPages,
		filters: ofRecords,
		simplify: false,
		name: 'Get Data',
		action: 'Get the data of a bulk job',
		description: 'Retrieve the records that were added to a bulk job, and how far each of them is',
	}),
	getResults: list('GET /v2/bulk_jobs/{bulk_jobs_id}/results', {
		required: [ofJob],
		paging: idPages,
		filters: ofRecords,
		options: [waitUntilReady],
		prepare: requireDone,
		simplify: false,
		name: 'Get Results',
		action: 'Get the results of a bulk job',
		description: 'Retrieve what became of each record of a bulk job that is done',
	}),
	update: update('PUT /v2/bulk_jobs/{id}', {
		required: [bulkJobId],
		optional: [name],
		description: 'Change the name of a bulk job that was not executed yet',
	}),
});
