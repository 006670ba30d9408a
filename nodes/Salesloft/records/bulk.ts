/** What Salesloft works through in its own time: bulk jobs, and reports. */
import { withNote, wordsOf } from '../../engine/vocabulary/answered';
import { integerId, named, record } from '../../engine/vocabulary/record';
import { idPages } from '../api';
import * as simplify from '../simplify/bulk';
import { paging } from './shared';

export const bulkJob = record('Bulk Job', {
	id: integerId,
	list: 'GET /v2/bulk_jobs',
	paging: idPages,
	...named('Spring Fair'),
	label: ({ name, type, state }) => withNote(wordsOf(name) || type, state),
	simplify: simplify.bulkJob,
});

export const auditReport = record('Audit Report', {
	id: integerId,
	list: 'GET /v2/audit_reports',
	paging,
	...named('Changes of Roles'),
	label: (one) => withNote(one.name, one.status),
	simplify: simplify.auditReport,
	openLinks: ['download_url'],
});
