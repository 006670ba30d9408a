/** Where files are fetched from, and what they are called. */
import type { INode } from 'n8n-workflow';
import { aircall } from '../../../nodes/Aircall/api';
import { integer } from '../../../nodes/engine/vocabulary/field';
import { fileUrl } from '../../../nodes/engine/client/file-hosts';
import { allowedHosts } from '../../../nodes/engine/form/allowed-hosts';
import * as operation from '../../../nodes/engine/vocabulary/operation';
import { answering, runOperation, service } from '../../engine/service';
import { closeNetwork } from '../../network';

closeNetwork();

const nodeWith = (allowedHosts?: unknown): INode => ({
	id: '1',
	name: 'Node',
	type: 'node',
	typeVersion: 1,
	position: [0, 0],
	parameters: JSON.parse(JSON.stringify({ options: { allowedHosts } })),
});
const open = (link: string, allowed?: unknown) => {
	const node = nodeWith(allowed);
	return fileUrl(link, aircall, () => allowedHosts(node), node).href;
};

test.each([
	'https://aircall.io/a.mp3',
	'https://recordings.aircall.io/a.mp3',
	'https://a.b.Aircall.IO./a.mp3',
	'https://s3.amazonaws.com/bucket/a.mp3?X-Amz-Signature=1',
	'https://bucket.s3.amazonaws.com/a.mp3',
	'https://s3.eu-west-1.amazonaws.com/bucket/a.mp3',
	'https://s3-us-west-2.amazonaws.com/bucket/a.mp3',
	'https://bucket_1.s3.us-gov-west-1.amazonaws.com/a.mp3',
	'https://bucket.s3.dualstack.ap-southeast-2.amazonaws.com/a.mp3',
	'https://bucket.s3-accelerate.amazonaws.com/a.mp3',
	'https://bucket.s3.cn-north-1.amazonaws.com.cn/a.mp3',
	'https://d111111abcdef8.cloudfront.net/a.mp3',
	'https://storage.googleapis.com/bucket/a.mp3',
	'https://bucket.storage.googleapis.com/a.mp3',
	'https://account.blob.core.windows.net/c/a.mp3',
])('%s is followed without question', (link) => {
	expect(open(link)).toBe(new URL(link).href);
});

const UNKNOWN = [
	'https://files.example.com/a',
	'https://notaircall.io/a',
	'https://aircall.io.evil.example/a',
	'https://ec2-10-0-0-1.eu-west-1.compute.amazonaws.com/a',
	'https://ip-10-0-0-1.ec2.amazonaws.com/a',
	'https://internal-lb-1.eu-west-1.elb.amazonaws.com/a',
	'https://abc.execute-api.eu-west-1.amazonaws.com/a',
	'https://bucket.vpce-1-a.s3.us-east-1.vpce.amazonaws.com/a',
	'https://ec2-10-0-0-1.s3.compute-1.amazonaws.com/a',
	'https://amazonaws.com/a',
	'https://s3.amazonaws.com.evil.example/a',
	'https://bucket.s3.evil.amazonaws.com/a',
	'https://s3xamazonaws.com/a',
	'https://x.cloudfront.net.evil.example/a',
	'https://a.b.cloudfront.net/a',
	'https://compute.googleapis.com/a',
	'https://storage.googleapis.com.evil.example/a',
	'https://account.privatelink.blob.core.windows.net/a',
	'https://vm.westeurope.cloudapp.azure.com/a',
	'https://аircall.io/a',
];

test.each(UNKNOWN)('%s is refused by its name', (link) => {
	const { hostname } = new URL(link);
	let refused: unknown;
	try {
		open(link);
	} catch (error) {
		refused = error;
	}
	expect(refused).toMatchObject({
		message: `The file lies at ${hostname}, which is neither a host of Aircall nor a known storage service`,
		description: `Nothing was sent there. If you trust it, add ${hostname} to 'Allowed Hosts' under Options and run this again.`,
	});
	expect(open(link, [hostname])).toBe(new URL(link).href);
});

test.each([
	['an exact name', ['files.example.com'], 'https://files.example.com/a', true],
	['an exact name in capitals', [' Files.Example.com. '], 'https://files.example.com/a', true],
	[
		'several names in one text',
		'a.example, files.example.com',
		'https://files.example.com/a',
		true,
	],
	['all names below one', ['*.example.com'], 'https://a.files.example.com/a', true],
	['an international name', ['dateien.müller.example'], 'https://dateien.müller.example/a', true],
	['a name above', ['example.com'], 'https://files.example.com/a', false],
	['a name beside', ['files.example.com'], 'https://myfiles.example.com/a', false],
	['the name itself behind *.', ['*.example.com'], 'https://example.com/a', false],
	['an end without a dot', ['*.example.com'], 'https://badexample.com/a', false],
	['nothing', [], 'https://files.example.com/a', false],
	['an empty text', [''], 'https://files.example.com/a', false],
])('Allowed Hosts takes %s', (_, allowed, link, isAllowed) => {
	if (isAllowed) expect(open(link, allowed)).toBe(new URL(link).href);
	else expect(() => open(link, allowed)).toThrow(/^The file lies at /);
});

test.each([
	'*',
	'*.com',
	'*.',
	'**.example.com',
	'a.*.example.com',
	'https://files.example.com',
	'files.example.com/a',
	'files.example.com:443',
	'jane@files.example.com',
	'localhost',
	'nas.local',
	'10.0.0.1',
	'0x7f.1',
	'[::1]',
	'={{ $json.host }}',
	7,
	null,
	{ toString: 1 },
	'a.'.repeat(500),
])('Allowed Hosts takes nothing else: %j', (entry) => {
	expect(() => open('https://files.example.com/a', [entry])).toThrow(
		/^'Allowed Hosts' can hold names such as files.example.com or \*.example.com, not /,
	);
});

test.each([
	['10.0.0.1', 'https://10.0.0.1/a'],
	['files.example.com', 'http://files.example.com/a'],
	['files.example.com', 'https://files.example.com:8443/a'],
	['files.example.com', 'https://jane@files.example.com/a'],
	['*.example.com', 'https://db.internal/a'],
	['*.example.com', 'https://[::1]/a'],
	['*.example.com', `https://${'a.'.repeat(500)}example.com/a`],
])('%s does not allow what is not public: %s', (_, link) => {
	expect(() => open(link, ['files.example.com', '*.example.com'])).toThrow(
		'The link to the file does not lead to a public https address',
	);
});

const download = (name: string) =>
	operation.download('GET /widgets/{id}/file', {
		required: [integer('id', { in: 'path' })],
		find: async (call) => {
			const { url } = await call.record('GET /widgets/{id}/file', { path: call.values.path });
			return { url: String(url), name, mimeType: 'audio/mpeg', json: { id: 7 } };
		},
	});
const run = async (parameters = {}, name = 'widget-7', host = 'https://files.example.com') => {
	const api = answering(() => ({ body: { id: 7, url: `${host}/a` } }));
	const headers = {
		'content-type': 'image/svg+xml',
		'content-disposition': 'attachment; filename="../../etc/passwd.exe"',
	};
	const storage = answering(() => ({ body: 'sound', headers }), host);
	const items = [{ json: { host: 'files.example.com' } }];
	const result = await runOperation(download(name), {
		items,
		parameters: { id: 7, ...parameters },
		onError: 'continueErrorOutput',
	});
	return { ...result, asked: [api.length, storage.length] };
};

test('nothing is sent to another host, and the row comes out with its name', async () => {
	const { asked, errorItems } = await run();
	expect(asked).toEqual([1, 0]);
	const message =
		'The file lies at files.example.com, which is neither a host of Service nor a known storage service [item 0]';
	expect(errorItems[0].json).toEqual({
		host: 'files.example.com',
		error: message,
		details: {
			message,
			description:
				"Nothing was sent there. If you trust it, add files.example.com to 'Allowed Hosts' under Options and run this again.",
		},
	});
});

test('the option allows it', async () => {
	const { asked, items } = await run({ options: { allowedHosts: ['files.example.com'] } });
	expect(asked).toEqual([1, 1]);
	expect(items[0].binary?.data.fileName).toBe('widget-7.mp3');
});

test('an item cannot allow a host', async () => {
	const { asked, errorItems } = await run({ options: { allowedHosts: ['={{ $json.host }}'] } });
	expect(asked).toEqual([1, 0]);
	expect(errorItems[0].json.error).toBe(
		`'Allowed Hosts' can hold names such as files.example.com or *.example.com, not "={{ $json.host }}" [item 0]`,
	);
});

test.each([
	'../../etc/passwd',
	'a/b',
	'a\\b',
	'a\0b',
	'a\nb',
	'..',
	'',
	'a\u202egpj',
	'a.exe',
	'x'.repeat(101),
])('a file is not called %j', async (name) => {
	const { items } = await run({}, name, 'https://files.service.test');
	expect(items[0].binary?.data).toMatchObject({
		fileName: 'file.mp3',
		fileExtension: 'mp3',
		mimeType: 'audio/mpeg',
	});
});

test.each([
	['https://files.service.test', {}, [false, true, false, true]],
	['https://other.service.test', {}, [false, false]],
	[
		'https://files.service.test.example.com',
		{ options: { allowedHosts: ['*.example.com'] } },
		[false, false],
	],
])(
	'the key goes to %s only if the provider names that host in full, and after the link alone was refused',
	async (host, options, keys) => {
		answering(() => ({ body: { id: 7, url: `${host}/a` } }));
		const storage = answering(() => ({ status: 403 }), host);
		await runOperation(download('widget-7'), {
			api: { ...service, fileHosts: ['files.service.test'] },
			parameters: { id: 7, ...options },
			onError: 'continueErrorOutput',
		});
		const asked = storage.map(({ headers }) => headers.authorization !== undefined);
		// Behind a fresh link, since this one may have expired, all is tried once more.
		expect(asked).toEqual(keys);
	},
);
