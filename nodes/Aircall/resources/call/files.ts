/** The recording and the voicemail of a call, which appear some time after it. */
import type { FileLink } from '../../../engine/vocabulary/file';
import type { Job } from '../../../engine/vocabulary/job';
import { download, remove } from '../../../engine/vocabulary/operation';
import { onceReady, waitUntilReady } from '../../../engine/vocabulary/ready';
import { titleCase } from '../../../engine/vocabulary/words';
import { ASK_AGAIN } from '../../api';
import { callId } from '../../fields';
import * as simplify from '../../simplify';

type CallFile = 'recording' | 'voicemail';

/** The MP3 file of a call, which lies on a storage host behind a link that is valid for an hour. */
function fileOf(kind: CallFile): (job: Job) => Promise<FileLink> {
	return async (job) => {
		const { path } = job.values;
		const ask = async () => {
			const found = await job.record('GET /v1/calls/{call_id}', { path });
			const url = found[kind];
			if (typeof url !== 'string') throw new Missing(kind, path.call_id);
			return { url, json: simplify.call(found) };
		};
		const notYet = (failure: unknown) => failure instanceof Missing;
		return {
			...(await onceReady(job, ask, { every: ASK_AGAIN, notYet })),
			name: `call-${path.call_id}-${kind}`,
			mimeType: 'audio/mpeg',
		};
	};
}

/** A call without the file, or without it yet. */
class Missing extends Error {
	readonly description =
		"If one is due, it appears some time after the call: turn on 'Wait Until Ready', or start the workflow with the event Recording or Voicemail Ready of the Aircall Trigger.";

	constructor(kind: string, callId: string) {
		super(`Call ${callId} has no ${kind}`);
	}
}

/** Aircall deletes what is not there yet without a word, and it appears all the same. */
const tellIfNone =
	(kind: CallFile) =>
	async (job: Job): Promise<void> => {
		const { path } = job.values;
		const found = await job.record('GET /v1/calls/{call_id}', { path });
		if (typeof found[kind] === 'string') return;
		job.tell(
			`Call ${path.call_id} has no ${kind}, or none yet: one that appears later, up to 24 hours after the call, stays.`,
		);
	};

const downloads = (kind: CallFile) =>
	download('GET /v1/calls/{call_id}', {
		required: [callId],
		options: [waitUntilReady],
		find: fileOf(kind),
		name: `Download ${titleCase(kind)}`,
		action: `Download the ${kind} of a call`,
		description: `Get the ${kind} of a call as an MP3 file`,
	});

const deletes = (kind: CallFile) =>
	remove(`DELETE /v1/calls/{call_id}/${kind}` as const, {
		required: [callId],
		prepare: tellIfNone(kind),
		name: `Delete ${titleCase(kind)}`,
		action: `Delete the ${kind} of a call`,
		description: `Delete the ${kind} of a call permanently, with its transcription and all insights. Within 24 hours after the call there may be nothing to delete yet, and then the ${kind} stays.`,
	});

export const callFiles = {
	deleteRecording: deletes('recording'),
	deleteVoicemail: deletes('voicemail'),
	downloadRecording: downloads('recording'),
	downloadVoicemail: downloads('voicemail'),
};
