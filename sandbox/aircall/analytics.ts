/** Exports of analytics: asked for, made after a while, and fetched from a storage host. */
import { createHash } from 'node:crypto';
import type { Clock, Handle } from '../http';
import { answer, must, refuse, shownLike, type ApiCall, type Routes } from './answers';
import { iso, type Row, type State } from './kinds';
import { LINK_SECONDS, signedLink, storageHost } from '../storage';

type Export = Row<'exports'>;

interface Wanted {
	reportName: string;
	filter: { timezone: string; dateFilter: { relative?: string; absoluteRange?: object } };
	exportOptions?: { format?: string; exportName?: string };
}

/** Where Aircall's exports really lie is not known; this name below its own domain is made up. */
const HOST = 'exports.sandbox.aircall.io';
const shown = shownLike('AnalyticsExport');

/** Made in no time unless the company is slow, but never when it is asked for. */
function exportView(one: Export, { now, operation, state }: ApiCall) {
	const isReady =
		operation.id === 'analytics.getExport' && now >= one.created_at + state.exportSeconds;
	return shown({
		...{ ...one, createdAt: iso(one.created_at), isZipCompressed: false },
		status: isReady ? 'COMPLETED' : 'PENDING',
		...(isReady && {
			downloadUrl: signedLink(HOST, `/${one.exportID}.csv`, now),
			downloadUrlExpiresAt: iso(now + LINK_SECONDS),
		}),
	});
}

export const analytics: Routes = {
	'analytics.createExport': (call) => {
		const { body, state, now } = call;
		const { reportName, filter, exportOptions = {} } = body.input as Wanted;
		const { relative, absoluteRange } = filter.dateFilter;
		const isOne = (relative === undefined) !== (absoluteRange === undefined);
		must(isOne, 'dateFilter must have exactly one of relative and absoluteRange');
		const id = createHash('sha256').update(`export ${state.nextId()}`).digest('hex');
		const exportID = id.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-a$4-$5');
		const { format = 'CSV', exportName = reportName } = exportOptions;
		const fields = { exportID, reportName, format, exportName };
		return answer(call, exportView(state.exports.make(fields, now), call));
	},

	'analytics.getExport': (call) => {
		const { state, params } = call;
		const one = state.exports.find(({ exportID }) => exportID === params.export_id);
		return answer(call, exportView(one ?? refuse(404, 'Export not found'), call));
	},
};

/** The host of the files. What columns a report has is not known: the file only says which it is. */
export function exportHost({ exports: all }: State, clock: Clock): Record<string, Handle> {
	const now = () => Math.floor(clock() / 1000);
	return {
		[HOST]: storageHost(now, (path) => {
			const one = all.find(({ exportID }) => path === `/${exportID}.csv`);
			return one && { type: 'text/csv', body: `report\n${one.reportName}\n` };
		}),
	};
}
