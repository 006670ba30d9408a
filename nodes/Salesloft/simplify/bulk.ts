/** Bulk jobs and reports, in short. */
import { pick } from '../../engine/vocabulary/output';

export const bulkJob = pick(
	'id',
	'name',
	'type',
	'state',
	'total',
	'processed',
	'errors',
	'started_at',
	'finished_at',
	'created_at',
);

export const auditReport = pick(
	'id',
	'name',
	'status',
	'error',
	'data_source',
	'record_type',
	'actions',
	'since',
	'until',
	'requestor_email',
	'requested_on',
	'completed_on',
	'download_url',
);
