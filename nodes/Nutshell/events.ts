/**
 * What Nutshell tells by itself, and in its timeline. All of it are events, which differ in what they are
 * about and in their action. Only two actions are known, `create` and `stagechange`, so that everything
 * else that is no deletion counts as a change. Sources: developers.nutshell.com (Working with webhooks)
 * and recorded answers and deliveries.
 */
import { event, type Filter, type Happening, type TriggerEvent } from '../engine/vocabulary/event';
import { choices, names, references, type Field } from '../engine/vocabulary/field';
import { arrayOf, getPath, isObject, objectOf, type Json } from '../engine/json';
import { wordsOf } from '../engine/vocabulary/answered';
import {
	accountType,
	activityType,
	audience,
	companyTag,
	industry,
	leadTag,
	outcome,
	personTag,
	pipeline,
	source,
	stage,
	territory,
	user,
} from './records';
import { eventKinds } from './resources/timeline-event';
import { actionOf, eventIn, timeOf, typeOf, type EventType } from './timeline';

type Holds = (happening: Happening) => boolean;

const kindIn = (happening: Happening) => wordsOf(eventIn(happening).payloadType);
const actionIn = (happening: Happening) => actionOf(eventIn(happening));

const isAbout =
	(...kinds: string[]): Holds =>
	(happening) =>
		kinds.includes(kindIn(happening));
const isCreated: Holds = (happening) => actionIn(happening) === 'create';
const isChanged: Holds = (happening) => !isCreated(happening);
const both =
	(...all: Holds[]): Holds =>
	(happening) =>
		all.every((holds) => holds(happening));

/** Beside leads, the timeline has a kind of event for their updates. */
const isAboutLead = isAbout('leads', 'leadUpdates');
const isMoved: Holds = (happening) =>
	actionIn(happening) === 'stagechange' || 'stage' in (happening.changes ?? {});

/** A closing and its event may lie so many seconds apart. */
const APART = 5;

/**
 * Whether a lead was closed with this status. How Nutshell calls that action is not known, so it is told
 * by what has changed, or by the lead having been closed at that moment. The lead is told as it is now,
 * so that other events of that moment show it closed as well.
 */
const isClosed =
	(...statuses: string[]): Holds =>
	(happening) => {
		const { record, changes = {} } = happening;
		const to = changes.status?.to;
		const status = wordsOf(typeof to === 'string' ? to : record.status).toLowerCase();
		if (!isAboutLead(happening) || !statuses.includes(status)) return false;
		if ('status' in changes || 'outcome' in changes) return true;
		if (isCreated(happening) || isMoved(happening)) return false;
		const closed = Number(objectOf(record.closedTime).timestamp ?? record.closedTime ?? NaN);
		return Math.abs(closed - (timeOf(eventIn(happening)) ?? NaN)) <= APART;
	};

/** What the record has, or leads to: told with it, and else read. */
const linked = (field: Field, name: string): Filter => {
	const idsIn = ({ links }: Json) => [getPath(links, name) ?? []].flat();
	return {
		field,
		of: ({ record }) => (isObject(record.links) ? idsIn(record) : undefined),
		ofRecord: idsIn,
	};
};

/** A list of words that are compared whatever the case of their letters. */
const words = (
	wire: string,
	label: string,
	looks: { placeholder: string; description: string },
): Field => {
	const base = names(wire, { label, ...looks });
	return {
		...base,
		read: (raw, context) =>
			arrayOf(base.read(raw, context)).map((one) => wordsOf(one).toLowerCase()),
	};
};

const doneBy: Filter = {
	field: references(user, 'actor_ids', { label: 'Done By' }),
	of: ({ actor }) => [actor?.id],
};
const action: Filter = {
	field: words('actions', 'Actions', {
		placeholder: 'e.g. stagechange',
		description:
			"Nutshell's own names for what was done, such as create or stagechange; the others are not published, so look them up in the output with Raw switched on",
	}),
	of: (happening) => [actionIn(happening)],
};
const attributes: Filter = {
	field: words('changed_fields', 'Changed Fields', {
		placeholder: 'e.g. stage',
		description:
			"Nutshell's own names of the fields, as they stand below changes in the output; one of them is enough",
	}),
	of: ({ changes = {} }) => Object.keys(changes).map((name) => name.toLowerCase()),
};

const owner = linked(references(user, 'owner_ids', { label: 'Owner' }), 'owner');
const area = linked(references(territory, 'territory_ids', { label: 'Territory' }), 'territory');
const stageField = references(stage, 'stage_ids', { label: 'Stage' });

const ofCompany = [
	owner,
	area,
	linked(references(accountType, 'company_type_ids', { label: 'Company Type' }), 'accountType'),
	linked(references(industry, 'industry_ids', { label: 'Industry' }), 'industry'),
	linked(references(companyTag, 'company_tag_ids', { label: 'Company Tag' }), 'tags'),
	doneBy,
];
const ofPerson = [
	owner,
	area,
	linked(references(audience, 'audience_ids', { label: 'Audience' }), 'emAudiences'),
	linked(references(personTag, 'person_tag_ids', { label: 'Person Tag' }), 'tags'),
	doneBy,
];
const ofLead = [
	owner,
	linked(references(pipeline, 'pipeline_ids', { label: 'Pipeline' }), 'stageset'),
	linked(references(source, 'source_ids', { label: 'Source' }), 'sources'),
	linked(references(leadTag, 'lead_tag_ids', { label: 'Lead Tag' }), 'tags'),
	doneBy,
];
const inStage = linked(stageField, 'stage');
const ofActivity = [
	linked(references(activityType, 'activity_type_ids', { label: 'Activity Type' }), 'activityType'),
	doneBy,
];
const withOutcome = linked(references(outcome, 'outcome_ids', { label: 'Outcome' }), 'outcome');

/** One end of a move between stages. */
const end = (field: Field, which: 'from' | 'to'): Filter => ({
	field,
	of: ({ changes = {} }) => {
		const value = changes.stage?.[which];
		return [isObject(value) ? value.id : value];
	},
});

/** In a list of changes, what another list tells as well is not heard. */
const isInItsList: Holds = (happening) =>
	happening.type === 'deleted' || happening.type === typeOf(eventIn(happening));

const heard = (
	value: string,
	name: string,
	types: EventType | EventType[],
	{ when = () => true, ...more }: Partial<TriggerEvent>,
) => event(value, name, types, { ...more, when: both(isInItsList, when) });

const REMOVED = 'It can be restored in Nutshell for a while';

/** What happens to every kind of record. */
function family(value: string, name: string, isOne: Holds, filters: Filter[]): TriggerEvent[] {
	return [
		heard(`${value}Created`, `${name} Created`, 'events', {
			when: both(isOne, isCreated),
			filters,
		}),
		heard(`${value}Updated`, `${name} Updated`, 'events', {
			description: 'Anything that happens to it but its creation and deletion',
			when: both(isOne, isChanged),
			filters: [...filters, action, attributes],
		}),
		// Of what is gone, the fields may not be told, and cannot be read.
		heard(`${value}Deleted`, `${name} Deleted`, 'deleted', {
			description: REMOVED,
			when: isOne,
			filters: [doneBy],
		}),
	];
}

/** Special ones stand before general ones: a happening is the first of those that are chosen. */
export const events: TriggerEvent[] = [
	heard('leadWon', 'Lead Won', 'events', {
		description: 'A lead is closed as won',
		when: isClosed('won'),
		filters: [...ofLead, inStage, withOutcome],
	}),
	heard('leadLost', 'Lead Lost', 'events', {
		description: 'A lead is closed as lost',
		when: isClosed('lost'),
		filters: [...ofLead, inStage, withOutcome],
	}),
	heard('leadCancelled', 'Lead Cancelled', 'events', {
		description: 'A lead is closed as cancelled',
		when: isClosed('cancelled', 'canceled'),
		filters: [...ofLead, inStage, withOutcome],
	}),
	heard('leadMoved', 'Lead Moved to Stage', 'events', {
		when: both(isAboutLead, isMoved),
		filters: [
			end(references(stage, 'to_stage_ids', { label: 'To Stage' }), 'to'),
			end(references(stage, 'from_stage_ids', { label: 'From Stage' }), 'from'),
			...ofLead,
		],
	}),
	...family('lead', 'Lead', isAboutLead, [...ofLead, inStage]),
	...family('company', 'Company', isAbout('accounts'), ofCompany),
	...family('person', 'Person', isAbout('contacts'), ofPerson),
	...family('activity', 'Activity', isAbout('activities'), ofActivity),
	...family('note', 'Note', isAbout('notes'), [doneBy]),
	heard('formSubmitted', 'Form Submitted', 'formSubmissions', {
		description: 'Somebody fills in a form of Nutshell, or an entry of one changes',
		filters: [action],
	}),
	heard('anyEvent', 'Any Event', ['events', 'formSubmissions', 'deleted'], {
		description:
			'Whatever Nutshell tells, also of emails, chats and files. Narrow it with filters.',
		filters: [
			{
				field: choices('kinds', eventKinds, { label: 'Kinds' }),
				of: (happening) => [kindIn(happening)],
			},
			action,
			attributes,
			doneBy,
		],
	}),
];
