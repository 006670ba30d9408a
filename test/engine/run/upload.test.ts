/** Files of an item that go up as a form: from memory and from disk, with their names and types. */
import type { IBinaryKeyData, INodeExecutionData } from 'n8n-workflow';
import { integer } from '../../../nodes/engine/vocabulary/field';
import * as operation from '../../../nodes/engine/vocabulary/operation';
import { binaryItem, runAsTool, storeBinary } from '../../harness';
import { closeNetwork } from '../../network';
import { answering, credentials, runOperation, serviceNode, widgets, type Sent } from '../service';

closeNetwork();

const upload = operation.action('POST /files', {
	optional: [integer('story_id')],
	upload: { part: (n) => `file${n}`, most: 2 },
});

interface Part {
	head: string;
	content: string;
}

/** The parts of a form, as a server reads them. */
function partsOf({ headers, body }: Sent): Part[] {
	const boundary = /boundary="([^"]+)"/.exec(headers['content-type'])?.[1] ?? '';
	const text = String(body);
	expect(headers['content-length']).toBe(String(Buffer.byteLength(text)));
	const sections = text.split(`--${boundary}`);
	expect(sections.at(-1)).toBe('--\r\n');
	return sections.slice(1, -1).map((section) => {
		const [head, ...content] = section.slice(2, -2).split('\r\n\r\n');
		return { head, content: content.join('\r\n\r\n') };
	});
}

const TEXT = {
	content: 'The first\r\n\r\nfile',
	fileName: 'a "quoted".txt',
	mimeType: 'text/plain',
};
const TABLE = { content: 'ä€😀', fileName: 'ünï.csv', mimeType: 'text/csv' };
const HOLLOW = { content: '', fileName: 'x', mimeType: 'text/plain' };

/** The parts of the two files that have something in them. */
const BOTH: Part[] = [
	{
		head: 'content-disposition: form-data; name="file0"; filename="a %22quoted%22.txt"\r\ncontent-type: text/plain',
		content: 'The first\r\n\r\nfile',
	},
	{
		head: 'content-disposition: form-data; name="file1"; filename="ünï.csv"\r\ncontent-type: text/csv',
		content: 'ä€😀',
	},
];
const STORY: Part = { head: 'content-disposition: form-data; name="story_id"', content: '7' };

/** An item with three files. */
async function files(): Promise<INodeExecutionData> {
	const all = [
		await binaryItem({}, TEXT),
		await binaryItem({}, TABLE, 'other'),
		await binaryItem({}, HOLLOW, 'hollow'),
	];
	return {
		json: {},
		binary: Object.assign({}, ...all.map(({ binary }) => binary)) as IBinaryKeyData,
	};
}

describe.each([
	['in memory', undefined],
	['on disk', 'filesystem'],
	['in a bucket', 's3'],
] as const)('files %s', (_, where) => {
	let toMemory = () => undefined as void;
	beforeAll(async () => {
		if (where) toMemory = await storeBinary(where);
	});
	afterAll(() => toMemory());

	test('go up in one request, with their names and types and the values beside them', async () => {
		const sent = answering(() => ({ body: { id: 1 } }));
		const { items, error } = await runOperation(upload, {
			parameters: { binaryPropertyName: 'data, other', additionalFields: { storyId: 7 } },
			items: [await files()],
		});
		expect(error).toBeUndefined();
		expect(items[0].json).toEqual({ id: 1 });
		expect(partsOf(sent[0])).toEqual([STORY, ...BOTH]);
	});

	test('go up as an expression gives them, without the names of their fields', async () => {
		const sent = answering(() => ({ body: { id: 1 } }));
		const { error } = await runOperation(upload, {
			parameters: {
				binaryPropertyName: '={{ [$input.item.binary.data, $input.item.binary.other] }}',
			},
			items: [await files()],
		});
		expect(error).toBeUndefined();
		expect(partsOf(sent[0])).toEqual(BOTH);
	});

	test('go up again, whole, after a refusal for the limit', async () => {
		const sent = answering((_, n) =>
			n === 0 ? { status: 429, headers: { 'retry-after': '0' } } : { body: { id: 1 } },
		);
		const { error } = await runOperation(upload, { items: [await files()] });
		expect(error).toBeUndefined();
		const contents = sent.map((one) => partsOf(one).map(({ content }) => content));
		expect(contents).toEqual([['The first\r\n\r\nfile'], ['The first\r\n\r\nfile']]);
	});
});

test.each([
	['text/plain\r\nx-more: 1', 'application/octet-stream'],
	['undefined', 'application/octet-stream'],
	['', 'application/octet-stream'],
	['text/csv; charset="utf-8"', 'text/csv; charset="utf-8"'],
])('a file of the type %j goes up as %j', async (mimeType, type) => {
	const sent = answering(() => ({ body: { id: 1 } }));
	const item = await files();
	const given = item.binary?.data;
	if (given) Object.assign(given, { mimeType, fileName: '' });
	const { error } = await runOperation(upload, { items: [item] });
	expect(error).toBeUndefined();
	expect(partsOf(sent[0])).toEqual([
		{
			head: `content-disposition: form-data; name="file0"; filename="data"\r\ncontent-type: ${type}`,
			content: TEXT.content,
		},
	]);
});

test.each([
	['missing', "The item has no binary field 'missing'"],
	['data, other, data', "One request takes 2 files at most, and 'Input Data Field Name' has 3"],
	[' , ', "'Input Data Field Name' is empty"],
	['hollow', "The file 'x' is empty"],
	['={{ $input.item.binary.hollow }}', "The file 'x' is empty"],
	['={{ $json }}', 'Provided parameter is not a string or binary data object.'],
])('refuses the fields "%s" before anything is sent', async (binaryPropertyName, sentence) => {
	const sent = answering(() => ({ body: { id: 1 } }));
	const { error } = await runOperation(upload, {
		parameters: { binaryPropertyName },
		items: [await files()],
	});
	expect(error?.message).toBe(`${sentence} [item 0]`);
	expect(sent).toEqual([]);
});

describe.each([
	['itself', false],
	['through n8n', true],
])('an agent that calls the tool %s', (_, byEngine) => {
	const attach = async (binaryPropertyName: string) =>
		await runAsTool({
			node: serviceNode([widgets({ go: upload })]),
			credentials,
			byEngine,
			parameters: {
				...{ resource: 'widget', operation: 'go', binaryPropertyName },
				additionalFields: { storyId: "={{ $fromAI('story') }}" },
			},
			items: [await files()],
			toolArguments: { story: '7' },
		});

	test('sends the file of an earlier node, which an expression gives', async () => {
		const sent = answering(() => ({ body: { id: 1 } }));
		const { answer } = await attach("={{ $('Start').first().binary.data }}");
		expect(answer).toEqual([{ id: 1 }]);
		expect(partsOf(sent[0])).toEqual([STORY, BOTH[0]]);
	});

	test('has no files by the names of their fields, and is told so', async () => {
		const sent = answering(() => ({ body: { id: 1 } }));
		const { answer, error } = await attach('data');
		expect(byEngine ? answer : [{ error: error?.message }]).toEqual([
			{
				error:
					'n8n hands no files to the tools of an agent. Put an expression that gives the file ' +
					"into 'Input Data Field Name', such as {{ $('Node').item.binary.data }} [item 0]",
			},
		]);
		expect(sent).toEqual([]);
	});
});
