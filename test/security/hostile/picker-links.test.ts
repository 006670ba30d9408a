/** Lists hand on only links to the provider's own pages. */
import { entry } from '../../../nodes/engine/editor/pickers';
import { linkOn } from '../../../nodes/engine/client/public-url';
import { nutshell } from '../../../nodes/Nutshell/api';
import { Nutshell } from '../../../nodes/Nutshell/Nutshell.node';
import * as ofNutshell from '../../../nodes/Nutshell/records';
import { shortcut } from '../../../nodes/Shortcut/api';
import * as ofShortcut from '../../../nodes/Shortcut/records';
import { NutshellApi } from '../../../credentials/NutshellApi.credentials';
import { openDoor } from '../../../sandbox/doors/nock';
import { json } from '../../../sandbox/http';
import { scripted } from '../../chaos/scripted';
import { credential, searchList } from '../../harness';

const SITE = 'https://app.example.com';

test.each([
	['https://app.example.com/lead/1', 'https://app.example.com/lead/1'],
	['https://APP.example.com:443/lead/1?a=b#c', 'https://app.example.com/lead/1?a=b#c'],
	['/lead/1', 'https://app.example.com/lead/1'],
	['https://app.example.com/\u202e<b>', 'https://app.example.com/%E2%80%AE%3Cb%3E'],
])('%s is handed on', (link, page) => {
	expect(linkOn(SITE, link)).toBe(page);
});

const REFUSED = [
	'javascript:alert(1)',
	'java\nscript:alert(1)',
	' JAVASCRIPT:alert(1)//https://app.example.com/',
	'data:text/html,x',
	'vbscript:x',
	'blob:https://app.example.com/1',
	'file:///etc/passwd',
	'http://app.example.com/lead/1',
	'https://evil.example/lead/1',
	'//evil.example/lead/1',
	'\\\\evil.example\\lead',
	'/\\evil.example/lead',
	'https://app.example.com@evil.example/',
	'https://jane@app.example.com/',
	'https://jane:secret@app.example.com/',
	'https://app.example.com.evil.example/',
	'https://app.example.com./',
	'https://app.example.com:8443/',
	'https://evil.example/https://app.example.com/',
	'https://аpp.example.com/',
	'https://app-example.com/',
	'https://example.com/',
	'https://x.app.example.com/',
	'http://[',
	null,
	undefined,
	7,
	{},
	['https://app.example.com/'],
];

test.each(REFUSED)('%j is not', (link) => {
	expect(linkOn(SITE, link)).toBeUndefined();
});

test.each(REFUSED)('the entry stays where its link is %j', (link) => {
	// What is a path is one of the provider's own pages wherever it stands.
	for (const [api, kind, field] of [
		[nutshell, ofNutshell.lead, 'htmlUrl'],
		[nutshell, ofNutshell.company, 'htmlUrl'],
		[shortcut, ofShortcut.story, 'app_url'],
		[shortcut, ofShortcut.label, 'app_url'],
	] as const) {
		const [made, ...others] = entry(api, kind, { id: 7, name: 'Name', [field]: link });
		expect(others).toEqual([]);
		expect(made.name).toMatch(/^Name/);
		expect(made).not.toHaveProperty('url');
	}
});

test.each([
	[nutshell, ofNutshell.lead, 'htmlUrl', 'https://app.nutshell.com/lead/1000'],
	[shortcut, ofShortcut.story, 'app_url', 'https://app.shortcut.com/acme/story/17'],
] as const)('the page of a record opens: %#', (api, kind, field, link) => {
	expect(entry(api, kind, { id: 7, name: 'Name', [field]: link })[0].url).toBe(link);
	const onApi = link.replace('app.shortcut', 'api.app.shortcut');
	const [made] = entry(api, kind, { id: 7, name: 'Name', [field]: onApi });
	expect(made.url).toBe(onApi === link ? link : undefined);
});

test('a list in the panel shows every record, and links only to those with a page', async () => {
	const contacts = [
		{ id: '1-contacts', name: 'Ann', htmlUrl: 'https://app.nutshell.com/person/1-ann' },
		{ id: '2-contacts', name: 'Bob', htmlUrl: 'http://[' },
		{ id: '3-contacts', name: { toString: 1 }, htmlUrl: 'javascript:alert(1)' },
		{ id: null, name: 'Without an ID' },
	];
	const provider = scripted(['app.nutshell.com'], () =>
		json(200, { meta: { total: 4 }, contacts }),
	);
	const door = openDoor(provider);
	const credentials = [credential(NutshellApi, { username: 'ann@example.com', apiKey: 'key' })];
	const { results } = await searchList({ node: Nutshell, method: 'person', credentials });
	door.close();
	expect(results).toEqual([
		{ name: 'Ann', value: '1-contacts', url: 'https://app.nutshell.com/person/1-ann' },
		{ name: 'Bob', value: '2-contacts' },
		{ name: '3-contacts', value: '3-contacts' },
	]);
});
