/** What only leads do: open, closed, in a pipeline, watched. */
import { json } from '../http';
import { ACCOUNT_META, badRequest } from './answers';
import { checkContract, namedList, readBody, type Call, type Route } from './call';
import { change } from './crud';
import { kindOf } from './kinds';
import { isFields, type Content, type Fields } from './model';
import { present } from './present';
import { ids } from './store';
import { Writer } from './writer';

/** Closes a lead; the outcome says whether it is won, lost or cancelled. */
export const setStatus: Route = change('leads', 'wrapped', (call, content) => {
	const { outcomeId = null, competitorMaps = [], ...links } = body(call);
	const outcome = call.store.find(String(outcomeId));
	if (outcome?.kind !== 'outcomes') throw badRequest('"outcomeId" names no outcome.', 'outcomeId');
	const maps = ids(content.links.competitorMaps);
	if (![competitorMaps].flat().every((id) => maps.includes(String(id)))) {
		throw badRequest('"competitorMaps" must name competitor maps of the lead.', 'competitorMaps');
	}
	const write = writer(call, content);
	for (const [name, value] of Object.entries(links)) write.link(name, value, Object.keys(links));
	content.attributes.status = outcome.attributes.status;
	content.attributes.closedTime = call.store.now();
	content.links.outcome = outcome.id;
});

export const reopen: Route = change('leads', 'bare', (_, content) => {
	content.attributes.status = 'open';
	content.attributes.closedTime = null;
	content.links.outcome = null;
});

/** Moves a lead into a pipeline, at its first stage. */
export const setPipeline: Route = change('leads', 'wrapped', (call, content) => {
	writer(call, content).link('stageset', body(call).stageset, ['stageset']);
});

/** Toggles the watching of the user who asks. */
export const watch: Route = change('leads', 'bare', ({ user }, content) => {
	const others = watchersOf(content).filter((id) => id !== user.id);
	const watched = others.length < watchersOf(content).length;
	content.links.watchers = watched ? others : [...others, user.id];
});

/** The stages of the lead's pipeline, with the time spent in the present one. */
export const stages: Route = (call) => {
	checkContract(call);
	const { store } = call;
	const [lead] = namedList(call, 'leads');
	const { stageset } = lead.links;
	const stagesOfPipeline = store.all('stages').filter(({ links }) => links.stageset === stageset);
	const moved = store.timeline
		.filter(({ payload, changes }) => {
			return payload === lead.id && changes.some(({ attribute }) => attribute === 'stage');
		})
		.at(-1);
	const spent = { value: store.now() - (moved?.createdAt ?? lead.createdAt) };
	const pipeline = store.find(String(stageset));
	return json(200, {
		meta: {
			...ACCOUNT_META,
			timeSpent: [spent],
			stageset: pipeline ? present(store, pipeline) : null,
		},
		stages: stagesOfPipeline.map((entity) => present(store, entity)),
	});
};

function watchersOf({ links }: Content): string[] {
	return ids(links.watchers);
}

function writer({ store, user }: Call, content: Content): Writer {
	return new Writer(store, kindOf('leads'), content, user.id);
}

function body(call: Call): Fields {
	const value = readBody(call);
	if (!isFields(value)) throw badRequest('The body must be an object.');
	return value;
}
