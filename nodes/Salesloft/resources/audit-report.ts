import { flatten, wordsOf } from '../../engine/vocabulary/answered';
import { code, path } from '../../engine/vocabulary/field';
import type { FileLink } from '../../engine/vocabulary/file';
import type { Job } from '../../engine/vocabulary/job';
import { download, get, list, resource } from '../../engine/vocabulary/operation';
import { isNothing } from '../../engine/vocabulary/spelling';
import { numberedPages } from '../api';
import { Failure } from '../failure';
import { direction } from '../fields';
import { auditReport } from '../records';

/** In seconds. How long a report takes is not published. */
const EVERY = 15;

const auditReportId = path(auditReport, 'id');
const undocumented =
	'Salesloft lists this operation, and its address is inferred from those beside it.';

/** A report that has no file yet. */
class NoFile extends Failure {}

/**
 * The file of a report, once Salesloft has made it. What its texts for the status are is not published:
 * a link says that it is there, an error that it will not be.
 */
async function fileOf(job: Job): Promise<FileLink> {
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
		every: EVERY,
		notYet: (failure) => failure instanceof NoFile,
	});
	const told = { fileName: undefined, mimeType: undefined };
	return { url: wordsOf(json.download_url), name: `audit-report-${id}`, told, json };
}

export const auditReportResource = resource(auditReport, {
	download: download('GET /v2/audit_reports/{id}', {
		required: [auditReportId],
		find: fileOf,
		name: 'Download',
		action: 'Download an audit report',
		description: 'Get the file of an audit report, waiting for it as long as Max Wait says',
	}),
	get: get('GET /v2/audit_reports/{id}', { required: [auditReportId], undocumented }),
	getAll: list('GET /v2/audit_reports', {
		paging: numberedPages,
		description: 'Retrieve the reports on who has changed what that were asked for in Salesloft',
		options: [code('sort_by', { min: 1, placeholder: 'e.g. requested_on' }), direction('DESC')],
	}),
});
