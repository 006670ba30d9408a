/** Create or Update of an epic, by its name or by its ID in another tool. */
import type { Json } from '../../../engine/json';
import { inEach } from '../../../engine/vocabulary/answered';
import { cases, choice, type Field } from '../../../engine/vocabulary/field';
import type { Job } from '../../../engine/vocabulary/job';
import { action } from '../../../engine/vocabulary/operation';
import { tellsCreated } from '../../../engine/vocabulary/output';
import { wholeList } from '../../../engine/vocabulary/paging';
import { looseKey } from '../../../engine/vocabulary/spelling';
import { createOrUpdate } from '../../../engine/vocabulary/upsert';
import { quote } from '../../../engine/vocabulary/value';
import { externalId } from '../../fields';
import { eachOnce, withTypedLabels } from '../../labels';
import { epicName, newEpic } from './fields';

const match = choice(
	'match_by',
	[
		{ name: 'External ID', value: 'external_id' },
		{ name: 'Name', value: 'name' },
	],
	{
		in: 'local',
		default: 'name',
		description:
			'What tells whether the epic exists already. By name, archived epics do not count, and small and capital letters are the same. In an update, labels are added, and other values replace what is there.',
	},
);

/** By what an epic is recognized. */
const matchBy: Field[] = [match, ...cases(match, { external_id: [externalId(128, 1)] })];

export const upsertEpic = action('POST /api/v3/epics', {
	...newEpic,
	required: [...matchBy, epicName],
	tells: tellsCreated,
	run: createdOrUpdated,
});

/** Shortcut has no way to ask for an epic by either of them, so all are looked at. */
async function createdOrUpdated(job: Job): Promise<Json> {
	const { body: given, local } = job.values;
	const body = withTypedLabels(given);
	const isMeant =
		local.match_by === 'name'
			? ({ name, archived }: Json) => archived !== true && looseKey(name) === looseKey(body.name)
			: ({ external_id: id }: Json) => id === body.external_id;
	const found: Json[] = [];
	const query = { includes_description: false };
	for await (const one of job.list('GET /api/v3/epics', wholeList, { query })) {
		if (isMeant(one)) found.push(one);
	}
	return await createOrUpdate(found, {
		meant: `epic with ${quote(local.match_by === 'name' ? body.name : body.external_id)}`,
		create: async () => await job.record('POST /api/v3/epics', { body }),
		update: async (id) => await changed(job, id, body),
	});
}

async function changed(job: Job, id: string, { labels, ...body }: Json): Promise<Json> {
	const route = 'api/v3/epics/{epic-public-id}';
	const path = { 'epic-public-id': id };
	if (labels !== undefined) {
		const present = await job.record(`GET /${route}`, { path });
		body.labels = eachOnce(present.labels, inEach('name', labels));
	}
	return await job.record(`PUT /${route}`, { path, body });
}
