/** What Aircall takes as a comment on a call, told before it is sent. */
import { arrayOf } from '../../../engine/json';
import type { Job } from '../../../engine/vocabulary/job';
import type { Values } from '../../../engine/vocabulary/values';

const MOST = 5;
/** Pictures, and what joins or colours them: Aircall takes them out. */
const EMOJI =
	/[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u{FE0F}\u{200D}]/gu;

/** A sentence about a comment of which nothing would be left. */
export function emptyComment({ body }: Values): string | undefined {
	return String(body.content).replace(EMOJI, '').trim() === ''
		? "'Comment' has nothing but emojis, which Aircall removes"
		: undefined;
}

/** @throws Error where the call has all the comments that it can have */
export async function requireRoom(job: Job): Promise<void> {
	const { path } = job.values;
	const { comments } = await job.record('GET /v1/calls/{call_id}', { path });
	if (arrayOf(comments).length < MOST) return;
	throw new Error(
		`Call ${path.call_id} has ${MOST} comments already. Aircall takes no more, and none can be removed`,
	);
}
