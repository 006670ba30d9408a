/** Exports of analytics: asked for, made after a while, and fetched from a storage host. */
import { createHash } from 'node:crypto';
import type { Clock, Handle } from '../http';
import { answer, must, refuse, shownLike, type ApiCall, type Routes } from './answers';
import { iso, type Row, type State } from './kinds';
import { signature, xmlError } from '../storage';

type Export = Row<'exports'>;

interface Wanted {
	reportName: string;
	filter: { timezone: string; dateFilter: { relative?: string; absoluteRange?: object } };
	exportOptions?: { format?: string; exportName?: string };
}

/** Where Aircall's exports really lie is not known; this name below its own domain is made up. */
const HOST = 'exports.sandbox.aircall.io';
const LINK_SECONDS = 3600;
const shown = shownLike('AnalyticsExport');

/** Made in no time unless the company is slow, but never when it is asked for. */
function exportView(one: Export, { now, operation, state }: ApiCall) {
	const isReady =
		operation.id === 'analytics.getExport' && now >= one.created_at + state.exportSeconds;
	const path = `/${one.exportID}.csv`;
	const signed = new URLSearchParams({ at: String(now), signature: signature(path, String(now)) });
	return shown({
		...{ ...one, createdAt: iso(one.created_at), isZipCompressed: false },
		status: isReady ? 'COMPLETED' : 'PENDING',
		...(isReady && {
			downloadUrl: `https://${HOST}${path}?${signed.toString()}`,
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
	return {
		[HOST]: ({ url, headers }) => {
			if (headers.authorization !== undefined) {
				return xmlError(400, 'InvalidArgument', 'Only one way to authenticate is allowed');
			}
			const at = url.searchParams.get('at') ?? '';
			const isRight = url.searchParams.get('signature') === signature(url.pathname, at);
			const isFresh = clock() / 1000 < Number(at) + LINK_SECONDS;
			if (!isRight || !isFresh) return xmlError(403, 'AccessDenied', 'Request has expired');
			const one = all.find(({ exportID }) => url.pathname === `/${exportID}.csv`);
			return {
				status: 200,
				headers: { 'content-type': 'text/csv' },
				body: `report\n${one?.reportName}\n`,
			};
		},
	};
}
