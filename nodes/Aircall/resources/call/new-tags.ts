/** Tags of a call that are typed, beside those that are picked: those that do not exist yet are made. */
import { arrayOf, type Json } from '../../../engine/json';
import { isRefusal, knownId } from '../../../engine/vocabulary/answered';
import { color, names } from '../../../engine/vocabulary/field';
import type { Job } from '../../../engine/vocabulary/job';
import { requireList } from '../../../engine/vocabulary/paging';
import { isSameText, keyOf } from '../../../engine/vocabulary/spelling';
import type { Values } from '../../../engine/vocabulary/values';
import { pages } from '../../api';
import { called } from '../../by-name';

const USUAL_COLOR = '#00B388';

export const typedTags = names('new_tags', {
	in: 'local',
	button: 'Add Tag',
	placeholder: 'e.g. follow-up',
	description: 'Added to the tags that are picked; one that does not exist yet is made',
});

export const newColor = color('new_tag_color', {
	in: 'local',
	label: 'Color of New Tags',
	default: USUAL_COLOR,
});

export function noTags({ body, local }: Values): string | undefined {
	const all = [...arrayOf(body.tags), ...arrayOf(local.new_tags)];
	return all.length === 0 ? "Pick a tag, or type one in 'New Tags'" : undefined;
}

/** The IDs of the typed tags join those of the picked ones. */
export async function withTypedTags(job: Job): Promise<void> {
	const { body, local } = job.values;
	const ids = new Set(arrayOf(body.tags));
	for (const name of new Set(arrayOf(local.new_tags).map(String))) {
		// Two items at a time would each make it, in a spelling of its own.
		const tag = await job.inLine('tags', async () => await tagCalled(job, name));
		ids.add(Number(knownId(tag)));
	}
	body.tags = [...ids];
}

async function tagCalled(job: Job, name: string): Promise<Json> {
	// Most companies have no more tags than this, and most tags are there before the run.
	const query = { page: 1, per_page: pages.max };
	const known = requireList(await job.known('GET /v1/tags', { query }));
	const there = known.find((one) => isSameText(one.name, name));
	return there ?? (await found(job, name)) ?? (await made(job, name));
}

/** Read anew: there may be more of them, and an item before this one may have made the tag. */
async function found(job: Job, name: string): Promise<Json | undefined> {
	for await (const one of called(job, 'GET /v1/tags', name)) return one;
	return undefined;
}

async function made(job: Job, name: string): Promise<Json> {
	const body = { name: keyOf(name), color: job.values.local.new_tag_color ?? USUAL_COLOR };
	try {
		return await job.record('POST /v1/tags', { body });
	} catch (failure) {
		// Somebody else has made it in the meantime.
		const other = isRefusal(failure, 400, 422) ? await found(job, name) : undefined;
		if (!other) throw failure as Error;
		return other;
	}
}
