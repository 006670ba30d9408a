/** Create or Update of a story, by what it is called in another tool. */
import { arrayOf, type Json } from '../../../engine/json';
import { inEach } from '../../../engine/vocabulary/answered';
import { cases, choice, type Field } from '../../../engine/vocabulary/field';
import type { Job } from '../../../engine/vocabulary/job';
import { action } from '../../../engine/vocabulary/operation';
import { tellsCreated } from '../../../engine/vocabulary/output';
import { requireList } from '../../../engine/vocabulary/paging';
import { createOrUpdate } from '../../../engine/vocabulary/upsert';
import { quote } from '../../../engine/vocabulary/value';
import {
	archived,
	completedAt,
	customFields,
	deadline,
	description,
	externalId,
	firstLabel,
	firstOwner,
	labelsOfNew,
	newFollowers,
	newOwners,
	requester,
	startedAt,
	storyName,
	storyType,
} from '../../fields';
import { eachOnce, typedLabels } from '../../labels';
import { nameCustomFields, withPresent } from './custom-fields';
import {
	epicOf,
	estimate,
	externalLink,
	iterationOf,
	moveTo,
	newExternalLinks,
	newFiles,
	newLinkedFiles,
	parent,
	projectOf,
	state,
	teamOf,
} from './fields';
import { prepareNew, stateOrProject, withWanted } from './new-story';

const LINK = 'external_link';

const match = choice(
	'match_by',
	[
		{ name: 'External ID', value: 'external_id' },
		{ name: 'External Link', value: LINK },
	],
	{
		in: 'local',
		default: 'external_id',
		description:
			'What tells whether the story exists already; a new story gets it. In an update, labels and links are added, and other values replace what is there.',
	},
);

/** By what a story is recognized, and its value. */
const matchBy: Field[] = [
	match,
	...cases(match, {
		external_id: [{ ...externalId(1024, 1), in: 'local' }],
		[LINK]: [externalLink({ in: 'local' })],
	}),
];

export const upsertStory = action('POST /api/v3/stories', {
	required: [...matchBy, storyName],
	beside: [description(100_000), teamOf, state, firstOwner, firstLabel, ...customFields],
	optional: [
		archived,
		completedAt(),
		deadline,
		epicOf,
		estimate,
		newExternalLinks,
		newFiles,
		newFollowers,
		iterationOf,
		labelsOfNew,
		newLinkedFiles,
		moveTo,
		newOwners,
		parent,
		projectOf,
		requester,
		startedAt(),
		storyType,
		typedLabels,
	],
	check: stateOrProject,
	tells: tellsCreated,
	run: createdOrUpdated,
});

async function createdOrUpdated(job: Job): Promise<Json> {
	const { match_by: by, ...keys } = job.values.local;
	return await createOrUpdate(await matching(job), {
		meant: `story with ${quote(keys[String(by)])}`,
		create: async () => await created(job),
		update: async (id) => await changed(job, id),
	});
}

/** Shortcut finds more than is meant, such as another spelling of a link. */
async function matching(job: Job): Promise<Json[]> {
	const { match_by: by, external_id: id, external_link: link } = job.values.local;
	if (by === LINK) {
		const query = { external_link: String(link) };
		const answer = await job.send('GET /api/v3/external-link/stories', { query });
		return requireList(answer).filter(({ external_links: all }) => arrayOf(all).includes(link));
	}
	const answer = await job.send('POST /api/v3/stories/search', { body: { external_id: id } }, true);
	return requireList(answer).filter(({ external_id: given }) => given === id);
}

async function created(job: Job): Promise<Json> {
	const { local } = job.values;
	await prepareNew(job);
	const { body } = job.values;
	const own =
		local.match_by === LINK
			? { external_links: [...new Set([...arrayOf(body.external_links), local[LINK]])] }
			: { external_id: local.external_id };
	return await job.record('POST /api/v3/stories', { body: { ...body, ...own } });
}

/** Labels and external links are added, and custom fields that are not named stay. */
async function changed(job: Job, id: string): Promise<Json> {
	const route = 'api/v3/stories/{story-public-id}';
	const path = { 'story-public-id': id };
	job.values.body = withWanted(job.values);
	await nameCustomFields(job);
	const { labels, custom_fields, external_links: links, ...body } = job.values.body;
	const present = await job.record(`GET /${route}`, { path });
	return await job.record(`PUT /${route}`, {
		path,
		body: {
			...body,
			...(labels !== undefined && { labels: eachOnce(present.labels, inEach('name', labels)) }),
			...(links !== undefined && {
				external_links: [...new Set([...arrayOf(present.external_links), ...arrayOf(links)])],
			}),
			...withPresent(custom_fields, present.custom_fields),
		},
	});
}
