/** The files of an item that go up. */
import { NodeOperationError } from 'n8n-workflow';
import type { FilePart } from '../client/multipart';
import type { Upload } from '../vocabulary/file';
import { isNothing } from '../vocabulary/spelling';
import { shorten } from '../vocabulary/words';
import { inputFields } from '../form/data-field';
import type { Parameters } from '../form/parameters';

/** What n8n's own binary stores take by default; more in one request is a mistake. */
const LARGEST = 512 * 1024 * 1024;
const MEGABYTE = 1024 * 1024;
/** Whoever made the item could write anything there, also lines of their own into the form. */
const MIME_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(;[ -~]*)?$/;
const UNKNOWN_TYPE = 'application/octet-stream';

/**
 * The files in fields of an item's binary data, with their names and types. None is read yet.
 * @throws n8n's own error for a field that is not there, NodeOperationError for what cannot go up
 */
export async function filesOf(
	parameters: Parameters,
	index: number,
	upload: Upload,
): Promise<FilePart[]> {
	const { context } = parameters;
	const { helpers } = context;
	const names = inputFields(parameters, index, upload);
	const wrong = (sentence: string) => new NodeOperationError(context.getNode(), sentence);
	const files: FilePart[] = [];
	for (const [n, name] of names.entries()) {
		const { id, mimeType, fileName } = helpers.assertBinaryData(index, name);
		// Without an ID, the file itself is in memory.
		const bytes = id === undefined ? await helpers.getBinaryDataBuffer(index, name) : undefined;
		const size = bytes?.length ?? (await helpers.getBinaryMetadata(String(id))).fileSize;
		if (size === 0) throw wrong(`The file in '${shorten(name, 60)}' is empty`);
		files.push({
			name: upload.part(n),
			fileName: isNothing(fileName) ? name : String(fileName),
			mimeType: MIME_TYPE.test(mimeType) ? mimeType : UNKNOWN_TYPE,
			size,
			open: async () => bytes ?? (await helpers.getBinaryStream(String(id))),
		});
	}
	const size = files.reduce((sum, one) => sum + one.size, 0);
	if (size > LARGEST) {
		throw wrong(`The files have more than ${LARGEST / MEGABYTE} MB together, which is not sent`);
	}
	return files;
}
