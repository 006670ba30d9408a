import type { Job } from '../../engine/vocabulary/job';
import {
	anyOf,
	choices,
	day,
	flag,
	flagFor,
	longText,
	reference,
	references,
	text,
	unixTime,
	type Field,
} from '../../engine/vocabulary/field';
import { arrayOf, getPath, isObject, objectOf, partOf, type Json } from '../../engine/json';
import {
	action,
	create,
	get,
	list,
	remove,
	resource,
	update,
	type ReadFirst,
} from '../../engine/vocabulary/operation';
import { activityList } from '../api';
import {
	activityId,
	companies,
	description,
	leads,
	name,
	people,
	query,
	replacing,
	users,
} from '../fields';
import { newRecord, together } from '../exchange';
import { revise } from '../procedures';
import { activity, activityType, company, lead, person, user } from '../records';

const activityName = name('e.g. Call about the offer');
const type = reference(activityType, 'activityType');
const LOGGED = { label: 'Logged', description: 'Whether it has taken place and is logged' };
const outcome = longText('note', {
	placeholder: 'e.g. Wants an offer by Friday',
	description: 'What came out of it',
});
const times = [unixTime('startTime'), unixTime('endTime')];
const participants = [
	people('participants.people'),
	leads('participants.leads'),
	companies('participants.companies'),
];
const more: Field[] = [
	description,
	flag('isAllDay', { label: 'All Day', description: 'Whether it takes the whole day' }),
	flag('isFlagged', { label: 'Flagged', description: 'Whether it is flagged' }),
	text('location', { placeholder: 'e.g. Boise office' }),
	longText('transcription'),
	users('participants.users'),
];

const WRITABLE = [
	...['name', 'description', 'note', 'location', 'startTime', 'endTime', 'transcription'],
	...['isFlagged', 'isLogged', 'isAllDay', 'activityType'],
];

/** Participants are written together, but read apart by their kind. */
const KINDS = { companies: 'accounts', leads: 'leads', people: 'contacts', users: 'users' };

/** The participants that stay: those of the kinds that are not given anew. */
function otherParticipants(current: Json, given: Json): unknown[] {
	return Object.entries(KINDS)
		.filter(([kind]) => !(kind in given))
		.flatMap(([, relation]) => arrayOf(getPath(current, `links.${relation}`)));
}

const UNTOLD =
	'Nutshell does not tell who takes part in this activity, so a change would take everybody out of it. Change it in Nutshell';

/** The internal note of an activity, which Nutshell shows as a note of its own. */
async function noteOf(job: Job, current: Json): Promise<unknown> {
	const id = getPath(current, 'links.logNote');
	if (typeof id !== 'string') return undefined;
	return (await job.record('GET /rest/notes/{id}', { path: { id } })).body;
}

/**
 * The API replaces the whole record: what is not changed here is sent as it is, as far as Nutshell
 * shows it. It shows the description as the agenda.
 */
const keepTheRest: ReadFirst = {
	route: 'GET /rest/activities/{id}',
	merge: async ({ body }, current, job) => {
		if (!isObject(current.links)) throw new Error(UNTOLD);
		const there: Json = {
			activityType: getPath(current, 'links.activityType'),
			description: current.agenda,
			...current,
			note: body.note === undefined ? await noteOf(job, current) : undefined,
		};
		const given = objectOf(body.participants);
		const whole: Json = {
			...body,
			participants: { ...given, others: otherParticipants(current, given) },
		};
		const kept = WRITABLE.filter(
			(field) => whole[field] === undefined && (there[field] ?? null) !== null,
		);
		for (const field of kept) whole[field] = partOf(there[field], 'timestamp');
		return whole;
	},
};

function activityBody({ participants: kinds, ...body }: Json): Json {
	const links = kinds === undefined ? {} : { links: { participants: together(kinds) } };
	return newRecord('activities')({ ...body, ...links });
}

export const activityResource = resource(activity, {
	create: create('POST /rest/activities', {
		required: [activityName],
		// Most of those that a workflow creates are calls that have just ended.
		beside: [type, ...times, flagFor(true, 'isLogged', LOGGED), outcome, ...participants],
		optional: more,
		body: activityBody,
		description: 'Create an activity that is planned, or log one that has taken place, as a call',
	}),
	delete: remove('POST /api/v1/json#deleteActivity', {
		required: [activityId],
		run: async (job) => await revise(job, ['delete', 'Activity']),
		description: 'Delete an activity',
	}),
	get: get('GET /rest/activities/{id}', { required: [activityId] }),
	getAll: list('GET /rest/activities', {
		required: anyOf('filter[participant][]', [company, lead, person, user], {
			name: 'participant',
			label: 'Participant',
			none: 'Anyone',
		}),
		paging: activityList,
		filters: [
			references(activityType, 'filter[activityType]', {
				name: 'activityTypes',
				// This filter alone takes bare numbers.
				each: (id) => parseInt(String(id), 10),
			}),
			day('filter[dateMin]', { name: 'from', label: 'From' }),
			day('filter[dateMax]', { name: 'until', label: 'Until' }),
			flag('filter[flagged]', {
				name: 'flagged',
				label: 'Flagged',
				description: 'Whether the activities are flagged',
			}),
			flag('filter[isImportant]', {
				name: 'important',
				label: 'Important',
				description: 'Whether the activities are important',
			}),
			choices('filter[leadPriority][]', ['hot'], {
				name: 'leadPriority',
				label: 'Lead Priority',
			}),
			choices('filter[status][]', ['scheduled', 'logged', 'cancelled'], {
				name: 'status',
				label: 'Status',
			}),
			query,
		],
	}),
	log: action('PUT /rest/activities/{id}', {
		required: [activityId],
		beside: [outcome],
		prepare: async ({ values }) => {
			values.body.isLogged = true;
			await Promise.resolve();
		},
		readFirst: keepTheRest,
		body: activityBody,
		name: 'Mark as Logged',
		action: 'Mark an activity as logged',
		description:
			'Say that a planned activity has taken place, with what came out of it; all else stays as it is',
	}),
	update: update('PUT /rest/activities/{id}', {
		required: [activityId],
		optional: [
			activityName,
			type,
			...times,
			flag('isLogged', LOGGED),
			outcome,
			...participants,
			...more,
		].map(replacing),
		readFirst: keepTheRest,
		body: activityBody,
	}),
});
