/** Audit reports, and where their files lie. */
import type { Operations } from '../emulator';
import { json, type Handle } from '../http';
import type { Call } from './call';
import type { Row, State } from './kinds';
import { resource } from './resource';

/** Where the real ones lie is not known; this name below Salesloft's own domain is made up. */
const HOST = 'reports.sandbox.salesloft.com';

const linkTo = ({ id }: Pick<Row<'audit_reports'>, 'id'>) => `https://${HOST}/${id}`;

export const reports: Operations<Call> = {
	...resource('audit_reports', { sortedBy: 'requested_on', tells: { download_url: linkTo } }),
};

/** What a file holds is not known: here only the name of its report. */
export function reportHost({ audit_reports: all }: State): Record<string, Handle> {
	return {
		[HOST]: ({ url, headers }) => {
			const found = all.find((one) => linkTo(one) === url.href);
			if (!found || headers.authorization !== undefined) return json(403, {});
			return { status: 200, headers: { 'content-type': 'text/csv' }, body: `${found.name}\n` };
		},
	};
}
