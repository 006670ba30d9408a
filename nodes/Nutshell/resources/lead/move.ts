/** Moving a lead to a stage, forward or back. */
import { getPath, type Json } from '../../../engine/json';
import { wordsOf } from '../../../engine/vocabulary/answered';
import { reference } from '../../../engine/vocabulary/field';
import type { Job } from '../../../engine/vocabulary/job';
import { action } from '../../../engine/vocabulary/operation';
import { inSteps } from '../../../engine/vocabulary/steps';
import { whole } from '../../api';
import { leadId } from '../../fields';
import { patchHeaders } from '../../patch';
import { stage } from '../../records';
import { pipelineOf } from '../../simplify';

const LEAD = 'GET /rest/leads/{id}';

/** The pipeline of a stage; undefined where Nutshell does not tell it. */
async function pipelineWith(job: Job, id: unknown): Promise<unknown> {
	const stages = await job.knownList('GET /rest/stages', whole('stages'));
	const found = stages.find((one) => one.id === id);
	return found && pipelineOf(found);
}

const isIn = (lead: Json, id: unknown) => getPath(lead, 'links.stage') === id;

/**
 * Into another pipeline a lead comes as documented, at its first stage; only from there on it is
 * moved by its link to a stage.
 * @throws Error where Nutshell takes the change, and the lead is in another stage all the same
 */
async function move(job: Job): Promise<Json> {
	const { path, body } = job.values;
	const wanted = body.stage;
	const before = await job.record(LEAD, { path });
	const pipeline = await pipelineWith(job, wanted);
	const after = await inSteps(async (done) => {
		if (pipeline !== undefined && pipeline !== getPath(before, 'links.stageset')) {
			await job.send('POST /rest/leads/{id}/stageset', { path, body: { stageset: pipeline } });
			done(`The lead was put into the pipeline ${wordsOf(pipeline)} before, at its first stage.`);
			const there = await job.record(LEAD, { path });
			if (isIn(there, wanted)) return there;
		}
		await job.send('PATCH /rest/leads/{id}', {
			path,
			headers: patchHeaders,
			body: [{ op: 'replace', path: '/leads/0/links/stage', value: wanted }],
		});
		return await job.record(LEAD, { path });
	});
	if (isIn(after, wanted)) return after;
	const now = wordsOf(getPath(after, 'links.stage')) || 'no stage that it tells';
	throw new Error(
		`Nutshell took the change, but the lead is in ${now} and not in ${wordsOf(wanted)}. It documents no way to move a lead: tell the maintainers of the node, and move it in Nutshell`,
	);
}

export const moveToStage = action('PATCH /rest/leads/{id}', {
	required: [leadId, reference(stage, 'stage')],
	run: move,
	readAfter: LEAD,
	undocumented:
		'Nutshell does not document how a lead is moved to a stage. If this is refused, Set Pipeline puts it at the first stage of a pipeline; tell the maintainers of the node what Nutshell answered.',
	name: 'Move to Stage',
	action: 'Move a lead to a stage',
	description: 'Move a lead to a stage, forward or back, also of another pipeline',
});
