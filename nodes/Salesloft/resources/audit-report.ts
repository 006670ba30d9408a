import { flatten, wordsOf } from '../../engine/vocabulary/answered';
import type { FileLink } from '../../engine/vocabulary/file';
import type { Job } from '../../engine/vocabulary/job';
import { download, get, list, resource } from '../../engine/vocabulary/operation';
import { isNothing } from '../../engine/vocabulary/spelling';
import { ASK_AGAIN, numberedPages } from '../api';
import { Failure } from '../failure';
import { auditReportId, sortedByAny } from '../fields';
import { auditReport } from '../records';
import { INFERRED } from '../unpublished';

/** A report that has no file yet. */
class NoFile extends Failure {}

/**
 * The file of a report, once Salesloft has made it. What its texts for the status are is not published:
 * a link says that it is there, an error that it will not be.
 */
async function reportFile(job: Job): Promise<FileLink> {
	const { id } = job.values.path;
	const ask = async () => {
		const found = await job.record('GET /v2/audit_reports/{id}', { path: { id } });
		if (!isNothing(found.download_url)) return found;
		const wrong = flatten(found.error);
		if (wrong !== '') {
			throw new Error(`Salesloft could not make the audit report ${id}: ${wrong}`);
		}
		throw new NoFile(
			`The audit report ${id} has no file yet`,
			"Raise 'Max Wait' to wait longer, or come back later.",
		);
	};
	const json = await job.awaited(ask, {
		every: ASK_AGAIN,
		notYet: (failure) => failure instanceof NoFile,
	});
	const told = { fileName: undefined, mimeType: undefined };
	return { url: wordsOf(json.download_url), name: `audit-report-${id}`, told, json };
}

export const auditReportResource = resource(auditReport, {
	download: download('GET /v2/audit_reports/{id}', {
		required: [auditReportId],
		find: reportFile,
		name: 'Download',
		action: 'Download an audit report',
		description: 'Get the file of an audit report, waiting for it as long as Max Wait says',
	}),
	get: get('GET /v2/audit_reports/{id}', { required: [auditReportId], undocumented: INFERRED }),
	getAll: list('GET /v2/audit_reports', {
		paging: numberedPages,
		description: 'Retrieve the reports on who has changed what that were asked for in Salesloft',
		options: sortedByAny('requested_on'),
	}),
});
