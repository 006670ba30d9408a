/** What people work with of each kind of record of Aircall. */
import { inEach } from '../engine/vocabulary/answered';
import { isObject, partOf } from '../engine/json';
import { omit, pick, type Simplify } from '../engine/vocabulary/output';
import { isoOf, isUnixTime } from '../engine/vocabulary/time';

/** A short form with ISO 8601 in place of Unix seconds, in which calls and contacts have their times. */
const withTimes =
	(simplify: Simplify, ...names: string[]): Simplify =>
	(record) => {
		const short = simplify(record);
		for (const name of names) if (isUnixTime(short[name])) short[name] = isoOf(short[name]);
		return short;
	};

const callFields = pick(
	'id',
	'direction',
	'status',
	'missed_call_reason',
	'started_at',
	'answered_at',
	'ended_at',
	'duration',
	'raw_digits',
	['number_id', 'number.id'],
	['number_name', 'number.name'],
	['user_id', 'user.id'],
	['user_name', 'user.name'],
	['user_email', 'user.email'],
);

/** What is left out, or is there already under another name. */
const otherCallFields = omit(
	'sid',
	// What deliveries call them.
	'call_uuid',
	'participants',
	'direct_link',
	'asset',
	'cost',
	'number',
	'user',
	'assigned_to',
	'conference_participants',
);

export const contact = withTimes(
	pick(
		'id',
		'first_name',
		'last_name',
		'company_name',
		'information',
		'phone_numbers',
		'emails',
		'created_at',
		'updated_at',
	),
	'created_at',
	'updated_at',
);

/** What an option adds stays, since Aircall does not document all of its names. */
export const call = withTimes(
	(one) => ({
		...callFields(one),
		...otherCallFields(one),
		...(isObject(one.contact) && { contact: contact(one.contact) }),
		tags: inEach('name', one.tags),
		teams: inEach('name', one.teams),
		comments: inEach('content', one.comments),
		transferred_by: partOf(one.transferred_by, 'name') ?? null,
		transferred_to: partOf(one.transferred_to, 'name') ?? null,
	}),
	'started_at',
	'answered_at',
	'ended_at',
);

export const number = pick(
	'id',
	'name',
	'digits',
	'country',
	'time_zone',
	'availability_status',
	'live_recording_activated',
	'priority',
	'created_at',
);

export const user = pick(
	'id',
	'name',
	'email',
	'state',
	'availability_status',
	'substatus',
	'language',
	'time_zone',
	'extension',
	'default_number_id',
	'wrap_up_time',
	'created_at',
);

export const webhook = pick('webhook_id', 'url', 'active', 'events', 'created_at');
