/** Files of Shortcut, and those that other services keep. */
import { json } from '../../sandbox/http';
import { binaryItem, readBinary } from '../harness';
import { byId, openAccount } from '../harness/account';
import { account, shortcut } from './provider';

const { run, record, refusal, exchanges, bodies, open, forget } = openAccount(shortcut);

async function uploaded(fileName = 'notes.txt', mimeType = 'text/plain') {
	const items = [await binaryItem({}, { content: 'Hello', fileName, mimeType })];
	const { items: made } = await run('file.upload', { binaryPropertyName: 'data' }, { items });
	forget();
	return byId(Number(made[0].json.id));
}

describe('Download', () => {
	test('gives the bytes under the name and kind with which they went up', async () => {
		const fileId = await uploaded('Größe (1).txt');
		const { items } = await run('file.download', { fileId });
		expect(items[0].json).toMatchObject({ id: Number(fileId.value), size: 5 });
		expect(items[0].binary?.data).toMatchObject({
			fileName: 'Größe (1).txt',
			mimeType: 'text/plain',
		});
		expect((await readBinary(items[0], 'data')).toString()).toBe('Hello');
	});

	test('sends the token to the host of files, once that has refused the link alone', async () => {
		await run('file.download', { fileId: await uploaded() });
		expect(
			exchanges().map(({ request: { url, headers }, response: { status } }) => [
				url.hostname,
				headers['shortcut-token'] === account.token,
				status,
			]),
		).toEqual([
			['api.app.shortcut.com', true, 200],
			['media.app.shortcut.com', false, 401],
			['media.app.shortcut.com', true, 200],
		]);
	});

	test.each([
		'https://media.app.shortcut.com.evil.example/a',
		'https://evil.example/media.app.shortcut.com',
		'http://media.app.shortcut.com/a',
		'https://media.app.shortcut.com@evil.example/a',
	])('sends nothing to %s', async (url) => {
		open({
			instead: ({ url: asked }) =>
				asked.pathname.includes('/files/') ? json(200, { id: 1, url }) : undefined,
		});
		await refusal('file.download', { fileId: byId(1) });
		expect(exchanges().map(({ request }) => request.url.hostname)).toEqual([
			'api.app.shortcut.com',
		]);
	});

	test.each([
		['../../etc/passwd', 'passwd'],
		['C:\\temp\\a.png', 'a.png'],
		['.htaccess', 'htaccess'],
		['a\u202Egpj.exe', 'a_gpj.exe'],
		['', 'file-1'],
		['..', 'file-1'],
		[null, 'file-1'],
		[`${'x'.repeat(200)}.pdf`, `${'x'.repeat(96)}.pdf`],
	])('does not call a file %j', async (filename, called) => {
		open({
			instead: ({ url: { hostname } }) =>
				hostname === 'media.app.shortcut.com'
					? { status: 200, headers: {}, body: Buffer.from('x') }
					: json(200, {
							...{ id: 1, url: 'https://media.app.shortcut.com/a', filename },
							content_type: 'text/html; charset=x',
						}),
		});
		const { items } = await run('file.download', { fileId: byId(1) });
		expect(items[0].binary?.data).toMatchObject({
			fileName: called,
			mimeType: 'application/octet-stream',
		});
	});
});

test('Update changes what is told of a file', async () => {
	const fileId = await uploaded();
	const updateFields = { name: 'Notes', description: '', uploaderId: 'Ben Lindqvist' };
	expect(await record('file.update', { fileId, updateFields })).toMatchObject({ name: 'Notes' });
	expect(bodies()).toEqual([{ description: '', name: 'Notes', uploader_id: account.members.ben }]);
});

test('a linked file needs a web address, whose case stays as it is', async () => {
	const link = { name: 'Mock-up', url: 'ftp://example.com/a' };
	expect(await refusal('linkedFile.create', link)).toBe(
		`'URL' must be a web address with http:// or https://, not "ftp://example.com/a" [item 0]`,
	);
	await record('linkedFile.create', {
		...{ ...link, url: 'https://Example.com/A?b=C', type: 'google' },
		storyId: byId(account.firstStory),
	});
	expect(bodies()).toEqual([
		{
			...{ name: 'Mock-up', url: 'https://Example.com/A?b=C', type: 'google' },
			story_id: account.firstStory,
		},
	]);
});
