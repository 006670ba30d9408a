/** Audit reports, and where their files lie. */
import type { Operations } from '../emulator';
import type { Clock, Handle } from '../http';
import { signedLink, storageHost } from '../storage';
import type { Call } from './call';
import type { State } from './kinds';
import { resource } from './resource';

/** Where the real ones lie is not known; this name below Salesloft's own domain is made up. */
const HOST = 'reports.sandbox.salesloft.com';

export const reports: Operations<Call> = {
	...resource('audit_reports', {
		sortedBy: 'requested_on',
		tells: { download_url: ({ id }, { ms }) => signedLink(HOST, `/${id}`, Math.floor(ms / 1000)) },
	}),
};

/** What a file holds is not known: here only the name of its report. */
export function reportHost({ audit_reports: all }: State, clock: Clock): Record<string, Handle> {
	const now = () => Math.floor(clock() / 1000);
	return {
		[HOST]: storageHost(now, (path) => {
			const found = all.find(({ id }) => path === `/${id}`);
			return found && { type: 'text/csv', body: `${found.name}\n` };
		}),
	};
}
