/** What a branch is called so that Shortcut links it to a story. */
import { getPath, type Json } from '../../../engine/json';
import { knownId, wordsOf } from '../../../engine/vocabulary/answered';
import type { Job } from '../../../engine/vocabulary/job';
import { get } from '../../../engine/vocabulary/operation';
import { storyId } from '../../fields';

/** Names stay readable, and below what any version control takes. */
const LONGEST = 50;

export const getBranchName = get('GET /api/v3/stories/{story-public-id}', {
	required: [storyId],
	run: branchName,
	simplify: false,
	examples: [{ id: 123, branch_name: 'jane/sc-123/fix-login' }],
	name: 'Get Branch Name',
	action: 'Get the branch name of a story',
	description: 'Retrieve a name for a branch by which Shortcut links it to the story',
});

/** The name that the workspace gives, or else one in the form that Shortcut suggests: `jane/sc-123/fix-login`. */
async function branchName(job: Job): Promise<Json> {
	const story = await job.record('GET /api/v3/stories/{story-public-id}', {
		path: job.values.path,
	});
	const given = wordsOf(story.formatted_vcs_branch_name);
	if (given !== '') return { id: story.id, branch_name: given };
	const mention = wordsOf(getPath(await job.known('GET /api/v3/member'), 'mention_name'));
	const title = wordsOf(story.name)
		.normalize('NFC')
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
		.replace(/^-/, '');
	const name = [mention, `sc-${knownId(story)}`, title].filter(Boolean).join('/');
	return {
		id: story.id,
		branch_name: Array.from(name)
			.slice(0, LONGEST)
			.join('')
			.replace(/[-/]+$/, ''),
	};
}
