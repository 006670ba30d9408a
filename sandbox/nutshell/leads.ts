/** What only leads do: open, closed, in a pipeline, watched. */
import { json } from '../http';
import { ACCOUNT_META, BadRequest } from './answers';
import { namedList } from './call';
import type { Run } from './call';
import { patchable } from './kinds';
import { ids } from './model';
import type { Fields } from './model';
import { change } from './records';
import { present } from './view';
import { Writer } from './writer';

/** Closes a lead; the outcome says whether it is won, lost or cancelled. */
export const setStatus = change(({ body, caller, state }, content, kind) => {
	const { outcomeId = null, competitorMaps = [], ...links } = body as Fields;
	const outcome = state.find(outcomeId);
	if (outcome?.kind !== 'outcomes') {
		throw new BadRequest('"outcomeId" names no outcome.', 'outcomeId');
	}
	const maps = ids(content.links.competitorMaps);
	if (![competitorMaps].flat().every((id) => maps.includes(String(id)))) {
		throw new BadRequest(
			'"competitorMaps" must name competitor maps of the lead.',
			'competitorMaps',
		);
	}
	const writer = new Writer(state, kind, content, caller.id, patchable(kind));
	for (const [name, value] of Object.entries(links)) writer.link(name, value);
	content.attributes.status = outcome.attributes.status;
	content.attributes.closedTime = state.now();
	content.links.outcome = outcome.id;
});

export const reopen = change((_, { attributes, links }) => {
	Object.assign(attributes, { status: 'open', closedTime: null });
	links.outcome = null;
});

/** Moves a lead into a pipeline, at its first stage. */
export const setPipeline = change(({ body, caller, state }, content, kind) => {
	const { stageset } = body as Fields;
	new Writer(state, kind, content, caller.id, ['stageset']).link('stageset', stageset);
});

/** Toggles the watching of the user who asks. */
export const watch = change(({ caller }, { links }) => {
	const watchers = ids(links.watchers);
	const others = watchers.filter((id) => id !== caller.id);
	links.watchers = others.length < watchers.length ? others : [...others, caller.id];
});

/** The stages of the lead's pipeline, with the time spent in the present one. */
export const stages: Run = (call, kind) => {
	const { state, now } = call;
	const [lead] = namedList(call, kind);
	const { stageset } = lead.links;
	const moved = state.timeline.findLast(({ payload, action }) => {
		return payload === lead.id && action === 'stagechange';
	});
	const pipeline = state.find(stageset);
	const shown = state.all('stages').filter(({ links }) => links.stageset === stageset);
	return json(200, {
		meta: {
			...ACCOUNT_META,
			timeSpent: [{ value: now - (moved?.createdAt ?? lead.createdAt) }],
			stageset: pipeline ? present(state, pipeline) : null,
		},
		stages: shown.map((entity) => present(state, entity)),
	});
};
