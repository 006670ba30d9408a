import { download, get, list, resource } from '../../../engine/vocabulary/operation';
import { waitUntilReady } from '../../../engine/vocabulary/ready';
import { numberedPages } from '../../api';
import { anyOrder, between, languageCode, textIds, transcriptionId } from '../../fields';
import { fileOf } from '../../file-link';
import { transcription } from '../../records';
import { getTranscript, itself } from './transcript';

const READ = 'GET /v2/transcriptions/{id}';

export const transcriptionResource = resource(transcription, {
	downloadArtifact: download('GET /v2/transcriptions/{id}/artifact', {
		required: [transcriptionId],
		options: [waitUntilReady],
		find: fileOf(transcription, READ, 'artifact'),
		name: 'Download Artifact',
		action: 'Download the artifact of a transcription',
		description:
			'Get the file that Salesloft keeps of a transcription; what kind of file it is, is not published',
	}),
	get: get(READ, { required: [transcriptionId] }),
	getAll: list('GET /v2/transcriptions', {
		paging: numberedPages,
		filters: [
			...between('created_at', 'Created'),
			textIds,
			languageCode,
			...between('updated_at', 'Updated'),
		],
		options: [anyOrder('updated_at')],
	}),
	getSentences: list('GET /v2/transcriptions/{id}/sentences', {
		required: [transcriptionId],
		paging: numberedPages,
		simplify: false,
		name: 'Get Sentences',
		action: 'Get the sentences of a transcription',
		description:
			'Retrieve what was said, sentence by sentence, as Salesloft gives it; what a sentence holds is not published',
	}),
	getTranscript: get(READ, {
		...getTranscript(itself),
		required: [transcriptionId],
		action: 'Get the transcript of a transcription',
		description: 'Retrieve what was said, as one text with speakers and times or as data',
	}),
});
