/** What only leads do: open, closed, in a pipeline, watched. */
import { json } from '../http';
import { ACCOUNT_META, must, wrapped } from './answers';
import { named, namedList, type Call, type Run } from './call';
import { patchable } from './kinds';
import { ids, isFields, type Entity, type Fields, type Value } from './model';
import { answer, edit } from './records';
import { grouped, leadAmount, present } from './view';
import type { Writer } from './writer';

/** Changes a lead and answers with it. */
const change =
	(write: (call: Call, writer: Writer) => void, names?: string[]): Run =>
	(call, kind) => {
		const lead = edit(call, kind, names ?? patchable(kind), (writer) => write(call, writer));
		return answer(call, [lead]);
	};

/** Closes a lead; the outcome says whether it is won, lost or cancelled. */
export const setStatus = change(({ body, state }, writer) => {
	const { attributes, links } = writer.content;
	const { outcomeId, competitorMaps = [], ...others } = body;
	const outcome = state.find(outcomeId);
	must(outcome?.kind === 'outcomes', '"outcomeId" names no outcome.', 'outcomeId');
	const maps = ids(links.competitorMaps);
	const areOwn = [competitorMaps].flat().every((id) => maps.includes(String(id)));
	must(areOwn, '"competitorMaps" must name competitor maps of the lead.', 'competitorMaps');
	for (const [name, value] of Object.entries(others)) writer.link(name, value);
	Object.assign(attributes, { status: outcome.attributes.status, closedTime: state.now() });
	links.outcome = outcome.id;
});

export const reopen = change((_, { content: { attributes, links } }) => {
	Object.assign(attributes, { status: 'open', closedTime: null });
	links.outcome = null;
});

/** Moves a lead into a pipeline, at its first stage. */
export const setPipeline = change(
	({ body: { stageset } }, writer) => writer.link('stageset', stageset),
	['stageset'],
);

/** Toggles the watching of the user who asks. */
export const watch = change(({ caller }, { content: { links } }) => {
	const watchers = ids(links.watchers);
	const others = watchers.filter((id) => id !== caller.id);
	links.watchers = others.length < watchers.length ? others : [...others, caller.id];
});

/** The stages of the lead's pipeline, with the time spent in the present one. */
export const stages: Run = (call, kind) => {
	const { state, now } = call;
	const [lead] = namedList(call, kind);
	const [pipeline] = state.linked(lead, 'stageset');
	const moved = state.timeline
		.where(({ payload, action }) => payload === lead.id && action === 'stagechange')
		.at(-1);
	const timeSpent = [{ value: now - (moved?.createdAt ?? lead.createdAt) }];
	const stageset = pipeline ? present(state, pipeline) : null;
	return json(200, {
		meta: { ...ACCOUNT_META, timeSpent, stageset },
		stages: state
			.all('stages')
			.filter(({ links }) => links.stageset === lead.links.stageset)
			.map((entity) => present(state, entity)),
	});
};

/** What of each installment is known. A new one has the next number, and the account's currency. */
function installment(given: Value, i: number): Fields {
	must(isFields(given), 'Each installment must be an object.');
	const { id = `${i + 1}-installments`, dueTime, description = '', value } = given;
	return {
		id,
		dueTime,
		description,
		value: { amount: Number(value), currency: 'USD' },
		isPaid: false,
	};
}

export const installments: Run = (call, kind) => {
	const { installments: all = [] } = named(call, kind).attributes;
	return wrapped(200, { installments: all });
};

/** Replaces all of them. */
export const setInstallments: Run = (call, kind) => {
	const all: Value = call.body as unknown as Value;
	must(Array.isArray(all), 'The installments must be a list.');
	named(call, kind).attributes.installments = all.map(installment);
	return installments(call, kind);
};

/** Which leads a report counts. What the other reports count is not known, and here they count all. */
const COUNTED: Record<string, string> = { sales: 'won', losses: 'lost', forecast: 'open' };

/** One report with the sum of its leads; it has no buckets, whose order and names are not known. */
export const report: Run = ({ state, query }) => {
	const key = query.get('reportType') ?? 'sales';
	const fits = ({ attributes: { status } }: Entity) => [undefined, status].includes(COUNTED[key]);
	const counted = state.all('leads').filter(fits);
	const sum = counted.reduce((all, lead) => all + leadAmount(state, lead), 0);
	const told = (value: number) => ({
		...{ formatted: grouped(String(value)), prefix: '', suffix: '', value },
	});
	const summary = { bucket: key, count: told(counted.length), total: told(sum) };
	return wrapped(200, { reports: [{ report: { key, name: key, data: [], summary } }] });
};

/** Nothing is known of a file but that it has an ID. */
export const files: Run = (call, kind) => {
	named(call, kind);
	return wrapped(200, { files: [{ id: '1-files' }] });
};
