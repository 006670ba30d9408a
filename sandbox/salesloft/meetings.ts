/** Meetings, and the events of the calendars that are connected. */
import type { Operations } from '../emulator';
import { json } from '../http';
import { answer } from './answers';
import type { Call } from './call';
import { onlyWhen, type Comparison } from './filters';
import type { Row } from './kinds';
import { of, type Tells } from './links';
import { list } from './list';
import { contract, resource, shown, writer } from './resource';
import { microseconds, written } from './time';

type Event = Row<'calendar_events'>;

/** From when to when; sorted as texts, spans are in the order of their beginnings. */
const span = ({ start_time, end_time }: Event) => `${start_time} ${end_time}`;

/** Compares a span with a time that is asked for. */
const than =
	(fits: (own: number[], asked: number) => boolean): Comparison =>
	({ query }, name) => {
		const asked = microseconds(query.last(name) ?? '');
		if (asked === undefined) return undefined;
		return (own) => {
			const ends = String(own).split(' ');
			return fits(
				ends.map((time) => microseconds(time) ?? NaN),
				asked,
			);
		};
	};

const times = ['start_time', 'end_time', 'canceled_at', 'updated_at'];
const events = writer('calendar_events', {
	made: ({ caller }) => ({ user_guid: caller.user.guid }),
	kept: ({ body }) => ({
		id: String(body.id),
		...Object.fromEntries(
			times.flatMap((name) => {
				const sent = body[name];
				return typeof sent === 'string' ? [[name, written(sent)]] : [];
			}),
		),
	}),
});
const showEvent = shown('calendar_events');

/** Settings alone have days in place of times. */
const ofSetting: Tells<Row<'meetings_settings'>> = {
	created_at: ({ created_at }) => created_at.slice(0, 10),
	updated_at: ({ updated_at }) => updated_at.slice(0, 10),
};

/** A search by POST, whose filters stand in the query as those of a list do. */
const searchSettings = list(
	contract.operations.find(({ id }) => id === 'create_meetings_settings_searches')!,
	'meetings_settings',
	{ reads: { user_guids: 'user.guid' } },
	shown('meetings_settings', ofSetting),
);

export const meetings: Operations<Call> = {
	...resource('meetings', {
		sortedBy: 'start_time',
		reads: {
			account_id: 'person.account_id',
			person_ids: 'person_id',
			event_ids: 'event_id',
			i_cal_uids: 'i_cal_uid',
			// None here comes of a task, has a type, or was deleted.
			task_ids: () => null,
			meeting_type_id: () => null,
			show_deleted: () => true,
			include_meetings_settings: () => true,
			user_guids: 'owned_by_user.guid',
			booked_by_user_uuid: 'owned_by_user.guid',
		},
		filters: {
			show_deleted: onlyWhen(() => false),
			include_meetings_settings: onlyWhen(() => false),
		},
		tells: { account_id: (one, call) => String(of<typeof one>('person.account_id')(one, call)) },
		...writer('meetings', {}),
	}),
	// Nothing is known of this answer.
	get_meetings_reschedule_links_by_id: () => answer({}),
	...resource('calendar_events', {
		sortedBy: 'start_time',
		// The names are those of the ends of the time that is asked for: events that end after its
		// beginning, and begin before its end.
		reads: { start_time: span, end_time: span },
		filters: {
			start_time: than(([, end], asked) => end >= asked),
			end_time: than(([start], asked) => start < asked),
		},
	}),
	create_calendar_events_upsert: (call) => {
		const { id, i_cal_uid, calendar_id } = call.body;
		const known = call.state.calendar_events.find(
			(one) =>
				one.id === String(id) && one.i_cal_uid === i_cal_uid && one.calendar_id === calendar_id,
		);
		if (known) events.update(call, known);
		return json(201, { data: showEvent(known ?? events.create(call), call) });
	},
	...resource('calendar_availabilities', {}),
	...resource('meetings_settings', { tells: ofSetting, ...writer('meetings_settings', {}) }),
	create_meetings_settings_searches: (call) => searchSettings(call),
};
