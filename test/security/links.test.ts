/** Where a credential goes, and where links from an answer may lead. */
import { publicUrl } from '../../nodes/engine/client/public-url';
import { openDoor } from '../../sandbox/doors/nock';
import { empty, json } from '../../sandbox/http';
import { scripted } from '../chaos/scripted';
import { aircallSubject } from '../chaos/subjects/aircall';
import { subjects } from '../chaos/subjects';
import { byId, runNode } from '../harness';

describe.each(subjects)('$name', ({ node, credential, open, read, write }) => {
	const [host] = open(Date.now).hosts;

	it.each([301, 302, 303, 307, 308])(
		'sends no credential after a redirect (%s)',
		async (status) => {
			const provider = scripted([host, 'elsewhere.example'], ({ url }) =>
				url.hostname === host
					? empty(status, { location: 'https://elsewhere.example/take' })
					: json(200, { id: 1 }),
			);
			const door = openDoor(provider);
			for (const { parameters } of [read, write]) {
				const items = [{ json: { id: read.ids[0], name: 'Name' } }];
				const { error } = await runNode({ node, credentials: [credential], parameters, items });
				expect(error?.message).toMatch(
					new RegExp(`^\\w+ sent a redirect \\(status ${status}\\), which is not followed`),
				);
			}
			door.close();
			expect(provider.asked.map(({ request }) => request.url.hostname)).toEqual([host, host]);
		},
	);

	it.each(['a\r\nx-injected: 1', 'a\nb', 'a\0b', 'a\tb'])(
		'sends nothing for a secret with a control character in it (%j)',
		async (secret) => {
			const provider = scripted([host], () => json(200, { id: 1 }));
			const door = openDoor(provider);
			const fields = Object.keys(credential.data);
			const field = fields[fields.length - 1];
			const broken = { ...credential, data: { ...credential.data, [field]: secret } };
			const items = [{ json: { id: read.ids[0] } }];
			const { parameters } = read;
			const { error } = await runNode({ node, credentials: [broken], parameters, items });
			door.close();
			expect(provider.asked).toEqual([]);
			expect(error?.message).toMatch(
				new RegExp(`credential holds a character that cannot be sent, in '${field}' \\[item 0\\]$`),
			);
			expect(error?.description).toBe(
				'Open the credential and copy the value again, without line breaks.',
			);
			expect(JSON.stringify(error)).not.toContain('injected');
		},
	);

	it('takes a secret that was copied with spaces and line breaks around it', async () => {
		const provider = scripted([host], () => json(200, { id: 1, data: { id: 1 } }));
		const door = openDoor(provider);
		const padded = Object.entries(credential.data).map(([name, value]) => [name, ` ${value}\r\n`]);
		const copied = { ...credential, data: Object.fromEntries(padded) };
		const items = [{ json: { id: read.ids[0] } }];
		const { parameters } = read;
		const { error } = await runNode({ node, credentials: [copied], parameters, items });
		door.close();
		expect(error).toBeUndefined();
		expect(provider.asked).toHaveLength(1);
	});
});

describe('the link to a file', () => {
	it('is followed without the credential', async () => {
		const files = 'files.s3.eu-west-1.amazonaws.com';
		const provider = scripted(['api.aircall.io', files], ({ url }) =>
			url.hostname === files
				? { status: 200, headers: {}, body: 'sound' }
				: json(200, { call: { id: 7, recording: `https://${files}/a.mp3` } }),
		);
		const door = openDoor(provider);
		const { node, credential } = aircallSubject;
		const parameters = {
			resource: 'call',
			operation: 'downloadRecording',
			callId: byId('7'),
		};
		const { error } = await runNode({ node, credentials: [credential], parameters });
		door.close();
		expect(error).toBeUndefined();
		const [, storage] = provider.asked.map(({ request }) => request);
		expect(storage.url.href).toBe(`https://${files}/a.mp3`);
		expect(Object.keys(storage.headers)).not.toContain('authorization');
		expect(JSON.stringify(storage)).not.toContain(String(credential.data.apiToken));
	});

	it.each([
		'https://recordings.s3.eu-west-1.amazonaws.com/a.mp3?X-Amz-Signature=1',
		'https://10.example.com/a',
		'https://Files.Example.com./a',
	])('may be %s', (link) => {
		expect(() => publicUrl(link)).not.toThrow();
	});

	it.each([
		['no encryption', 'http://files.example.com/a'],
		['another protocol', 'file:///etc/passwd'],
		['another protocol', 'ftp://files.example.com/a'],
		['a login', 'https://user:password@files.example.com/a'],
		['a password alone', 'https://:password@files.example.com/a'],
		['another port', 'https://files.example.com:22/a'],
		['the machine itself', 'https://localhost/a'],
		['the machine itself', 'https://localhost./a'],
		['the machine itself', 'https://LOCALHOST/a'],
		['the machine itself', 'https://a.localhost/a'],
		['an IPv4 address', 'https://127.0.0.1/a'],
		['an IPv4 address with a dot', 'https://127.0.0.1./a'],
		['an IPv4 address as one number', 'https://2130706433/a'],
		['an IPv4 address in hexadecimal', 'https://0x7f000001/a'],
		['an IPv4 address in octal', 'https://0177.0.0.1/a'],
		['an IPv4 address cut short', 'https://127.1/a'],
		['an IPv4 address in wide digits', 'https://１２７.０.０.１/a'],
		['the metadata of a cloud', 'https://169.254.169.254/latest/meta-data'],
		['the metadata of a cloud', 'https://metadata.google.internal/'],
		['an IPv6 address', 'https://[::1]/a'],
		['an IPv4 address within IPv6', 'https://[::ffff:127.0.0.1]/a'],
		['an IPv4 address within IPv6', 'https://[::ffff:7f00:1]/a'],
		['an address of a private network', 'https://[fd00::1]/a'],
		['a name of a private network', 'https://nas.local/a'],
		['a name without a dot', 'https://intranet/a'],
		['no address at all', 'recordings/a.mp3'],
	])('is refused for %s: %s', (_, link) => {
		expect(() => publicUrl(link)).toThrow(
			'The link to the file does not lead to a public https address',
		);
	});
});
