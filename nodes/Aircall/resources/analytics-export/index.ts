import { action, create, download, get, resource } from '../../../engine/vocabulary/operation';
import { ANALYTICS } from '../../plans';
import { asked, exportBody, exportId, fileOf, narrowed } from './exports';

const NEEDS = `needs ${ANALYTICS}`;

/** What is asked for where an export is made. */
const creation = { required: asked, optional: narrowed, body: exportBody };

export const analyticsExportResource = resource('Analytics Export', {
	create: create('POST /v1/analytics/report/export', {
		...creation,
		description: `Have Aircall make a file of statistics, to be downloaded later; ${NEEDS}`,
	}),
	createAndDownload: action('POST /v1/analytics/report/export', {
		...creation,
		find: fileOf,
		name: 'Create and Download',
		action: 'Create and download an analytics export',
		description: `Have Aircall make a file of statistics, wait for it as long as Max Wait says, and get it; ${NEEDS}`,
	}),
	download: download('GET /v1/analytics/report/export/{export_id}', {
		required: [exportId],
		find: fileOf,
		name: 'Download',
		action: 'Download an analytics export',
		description: `Get the file of an export, waiting for it as long as Max Wait says; ${NEEDS}`,
	}),
	get: get('GET /v1/analytics/report/export/{export_id}', {
		required: [exportId],
		description: `Retrieve whether an export is ready, and the link to its file, valid for about an hour; ${NEEDS}`,
	}),
});
