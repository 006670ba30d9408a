/** The files of an item that go up. */
import { NodeOperationError } from 'n8n-workflow';
import type { FilePart } from '../client/multipart';
import type { Upload } from '../vocabulary/file';
import { wordsOf } from '../vocabulary/answered';
import { isNothing } from '../vocabulary/spelling';
import { shorten } from '../vocabulary/words';
import { inputFiles } from '../form/data-field';
import type { Parameters } from '../form/parameters';

/** What n8n's own binary stores take by default; more in one request is a mistake. */
const LARGEST = 512 * 1024 * 1024;
const MEGABYTE = 1024 * 1024;
/** Whoever made the item could write anything there, also lines of their own into the form. */
const MIME_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(;[ -~]*)?$/;
const UNKNOWN_TYPE = 'application/octet-stream';

/**
 * The files that an item sends, with their names and types. None is read yet.
 * @throws n8n's own error for a field that is not there and for what is no file, NodeOperationError
 * for what cannot go up
 */
export async function filesOf(
	parameters: Parameters,
	index: number,
	upload: Upload,
): Promise<FilePart[]> {
	const { context } = parameters;
	const { helpers } = context;
	const wrong = (sentence: string) => new NodeOperationError(context.getNode(), sentence);
	const files: FilePart[] = [];
	for (const [n, given] of inputFiles(parameters, index, upload).entries()) {
		const { id, mimeType, fileName: told } = helpers.assertBinaryData(index, given);
		const field = typeof given === 'string' ? given : 'file';
		const fileName = isNothing(wordsOf(told)) ? field : wordsOf(told);
		// Without an ID, the file itself is in memory.
		const bytes = id === undefined ? await helpers.getBinaryDataBuffer(index, given) : undefined;
		const size = bytes?.length ?? (await helpers.getBinaryMetadata(String(id))).fileSize;
		if (size === 0) throw wrong(`The file '${shorten(fileName, 60)}' is empty`);
		files.push({
			name: upload.part(n),
			fileName,
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
