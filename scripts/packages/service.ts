/** The services that get a package of their own, and what no other file says of such a package. */
import manifest from '../../package.json';

export interface Service {
	/** As people call it, and as its folder below nodes/. */
	name: string;
	/** What the node works with, for one line about the package. */
	things: string;
	/** What the package is found by on npm, beside its service. */
	keywords: string[];
}

export const services: Service[] = [
	{
		name: 'Aircall',
		things: 'calls, transcripts, contacts and messages',
		keywords: ['telephony', 'voip', 'call center', 'sms'],
	},
	{
		name: 'Nutshell',
		things: 'leads, people, companies and tasks',
		keywords: ['crm', 'sales', 'leads'],
	},
	{
		name: 'Salesloft',
		things: 'people, accounts, cadences and tasks',
		keywords: ['sales', 'sales engagement', 'cadence'],
	},
	{
		name: 'Shortcut',
		things: 'stories, epics, iterations and documents',
		keywords: ['project management', 'issue tracking', 'agile'],
	},
];

/** The package that all of them are made from. */
export const pack = manifest.name;

/** Its repository, as an address for people. */
export const repository = manifest.repository.url.replace(/^git\+|\.git$/g, '');

/** `aircall`: in names of files, nodes and packages. */
export function wordOf({ name }: Service): string {
	return name.toLowerCase();
}

export function packageOf(service: Service): string {
	return `n8n-nodes-${wordOf(service)}`;
}

/** A text in which the pack is called by the name of a package; who makes both stays the same. */
export function renamed(text: string, service: Service): string {
	const name = new RegExp(`(?<!github\\.com/|@)${pack}(?! maintainers)`, 'g');
	return text.replace(name, packageOf(service));
}
