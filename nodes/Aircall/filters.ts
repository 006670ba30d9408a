/** What the events of Aircall can be narrowed down by. */
import type { Filter } from '../engine/vocabulary/event';
import { choice, choices, references } from '../engine/vocabulary/field';
import { recordsOf } from '../engine/vocabulary/paging';
import { idsAt } from './hook';
import { outcomesOf } from './outcome';
import { number, tag, team, user } from './records';

const each = (name: string, list: unknown) => recordsOf(list).map((one) => one[name]);

const numberField = references(number, 'number_ids', { label: 'Number' });
const userField = references(user, 'user_ids', { label: 'User' });
const directionField = choice('direction', ['inbound', 'outbound']);
const tagField = references(tag, 'tag_ids', {
	label: 'Tag',
	description: 'One of them is enough',
});

export const direction: Filter = { field: directionField, of: ({ record }) => [record.direction] };
const onNumber: Filter = { field: numberField, of: idsAt('number.id') };
const ofUser: Filter = {
	field: userField,
	of: idsAt('user.id', 'assigned_to.id', 'transferred_to.id'),
};
const ofTeam: Filter = {
	field: references(team, 'team_ids', {
		label: 'Team',
		description: 'Aircall tells the teams of inbound calls only',
	}),
	of: ({ record }) => each('id', record.teams),
};
const tagged: Filter = { field: tagField, of: ({ record }) => each('id', record.tags) };
/** Which tags are new is not told, only when each was added. */
export const newlyTagged: Filter = {
	field: tagField,
	of: ({ record }) => {
		const tags = recordsOf(record.tags);
		const last = Math.max(...tags.map(({ tagged_at: at }) => Number(at)));
		return each('id', Number.isFinite(last) ? tags.filter((one) => one.tagged_at === last) : tags);
	},
};
export const outcome: Filter = {
	field: choices(
		'outcome',
		[
			'answered',
			{ name: 'Missed', value: 'missed', description: 'An inbound call that nobody answered' },
			{
				name: 'Not Answered',
				value: 'unanswered',
				description: 'An outbound call that nobody answered',
			},
			{
				name: 'Voicemail',
				value: 'voicemail',
				description:
					'Where Aircall has the voicemail when the call ends. The event Voicemail Left of the Aircall Trigger is surer.',
			},
		],
		{ description: 'How the call has ended' },
	),
	of: ({ record }) => outcomesOf(record),
};
export const missedBecause: Filter = {
	field: choices(
		'missed_call_reason',
		[
			{
				name: 'Agents Did Not Answer',
				value: 'agents_did_not_answer',
				description: 'The call rang, and nobody took it',
			},
			{
				name: 'Caller Hung Up',
				value: 'abandoned_in_classic',
				description: 'Before anyone answered, on a number without a voice menu',
			},
			{
				name: 'Caller Hung Up at Once',
				value: 'short_abandoned',
				description: 'So soon that hardly anyone could have answered',
			},
			{
				name: 'Caller Hung Up in the Voice Menu',
				value: 'abandoned_in_ivr',
				description: 'Before the menu (IVR) had led to anyone',
			},
			{
				name: 'No Agent Available',
				value: 'no_available_agent',
				description: 'Nobody could be rung: all were busy or away',
			},
			{
				name: 'Out of Opening Hours',
				value: 'out_of_opening_hours',
				description: 'The number was closed',
			},
		],
		{ label: 'Missed Because', description: 'Why nobody answered, as Aircall tells it' },
	),
	of: ({ record }) => [record.missed_call_reason],
};

export const ofCalls = [direction, onNumber, ofUser, ofTeam, tagged];
/** A tag that was taken away is not told. */
export const ofUntagged = ofCalls.filter((one) => one !== tagged);

/** Messages and insights name their number in several ways. */
export const here: Filter = {
	field: numberField,
	of: idsAt('number.id', 'number_id', 'call.number_id'),
};
export const ofTalkers: Filter = {
	field: userField,
	of: ({ record }) => each('user_id', record.participants),
};

export const numberItself: Filter = { field: numberField, of: idsAt('id') };
export const userThemself: Filter = { field: userField, of: idsAt('id') };

/** Of what is said in a call that goes on. */
export const ofSpeakers: Filter = {
	field: userField,
	of: ({ record }) => each('user_id', record.utterances),
};
export const ofCallThere: Filter = { field: directionField, of: idsAt('call.direction') };
