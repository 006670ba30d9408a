/** Stories that have to wait for others. */
import type { Json } from '../../../engine/json';
import { reference } from '../../../engine/vocabulary/field';
import type { Job } from '../../../engine/vocabulary/job';
import { action, remove } from '../../../engine/vocabulary/operation';
import { tellsCreated } from '../../../engine/vocabulary/output';
import { recordsOf } from '../../../engine/vocabulary/paging';
import type { Route } from '../../../engine/vocabulary/route';
import { storyId } from '../../fields';
import { story } from '../../records';
import { storyIn } from './fields';

const GET: Route = 'GET /api/v3/stories/{story-public-id}';
const UNLINK = 'DELETE /api/v3/story-links/{story-link-public-id}';

const blocker = (description: string) =>
	reference(story, 'subject_id', {
		in: 'local',
		name: 'blockerId',
		label: 'Blocked By',
		description,
	});

/** The relationships in which a story is blocked by another one, or by any. */
async function blocks(job: Job, by?: unknown): Promise<Json[]> {
	const { story_links: all } = await job.record(GET, { path: job.values.path });
	return recordsOf(all).filter(
		({ verb, subject_id, object_id }) =>
			verb === 'blocks' &&
			object_id === storyIn(job.values) &&
			(by === undefined || subject_id === by),
	);
}

async function block(job: Job): Promise<Json> {
	const { subject_id } = job.values.local;
	const [known] = await blocks(job, subject_id);
	if (known) return { ...known, created: false };
	const body = { verb: 'blocks', subject_id, object_id: storyIn(job.values) };
	return { ...(await job.record('POST /api/v3/story-links', { body })), created: true };
}

/** Answers nothing: what comes out is the ID of the last link that is gone. */
async function unblock(job: Job): Promise<unknown> {
	const found = await blocks(job, job.values.local.subject_id);
	if (found.length === 0) throw new Error('This story is not blocked by such a story');
	for (const { id } of found) {
		job.values.path['story-link-public-id'] = String(id);
		await job.send(UNLINK, { path: job.values.path });
	}
	return undefined;
}

export const storyBlocks = {
	block: action('POST /api/v3/story-links', {
		required: [storyId, blocker('The story that has to be done first')],
		run: block,
		simplify: false,
		tells: tellsCreated,
		name: 'Block',
		action: 'Block a story',
		description:
			'Link a story with the one that blocks it; a link that is there already is not made again',
	}),
	unblock: remove(UNLINK, {
		required: [storyId],
		beside: [blocker('The story that it no longer waits for; leave empty for all of them')],
		run: unblock,
		name: 'Unblock',
		action: 'Unblock a story',
		description: 'Delete the link between a story and the one that blocks it, or all such links',
	}),
};
