import { getPath } from '../../../engine/json';
import {
	cases,
	choice,
	longText,
	reference,
	references,
	type Field,
} from '../../../engine/vocabulary/field';
import type { Job } from '../../../engine/vocabulary/job';
import { action, get, list, resource } from '../../../engine/vocabulary/operation';
import { between, callId, flagIfOn, order, phone } from '../../fields';
import { isMissed } from '../../outcome';
import { call, number, tag, team, user } from '../../records';
import { windows } from '../../windows';
import { emptyComment, requireRoom } from './comments';
import { callFiles } from './files';
import { cardBody, emptyCard, lines, title, titleLink } from './insight-card';
import { newColor, noTags, typedTags, withTypedTags } from './new-tags';

/** What Aircall leaves out of a call unless it is asked for. */
const more: Field[] = [
	flagIfOn('fetch_aiva_conv', {
		label: 'Include AI Conversation',
		description: 'Whether to return what the caller and the AI Voice Agent said',
	}),
	flagIfOn('fetch_contact', {
		label: 'Include Contact',
		description: 'Whether to return the contact whose phone number it is; otherwise it is empty',
	}),
	flagIfOn('fetch_short_urls', {
		label: 'Include Short URLs',
		description: 'Whether to return short links to the recording and voicemail, valid for 3 hours',
	}),
	flagIfOn('fetch_call_timeline', {
		label: 'Include Timeline',
		description: 'Whether to return how the call went through the menus and teams',
	}),
];

const SEARCHED = ['direction', 'user_id', 'phone_number', 'tags[]'];

/** The list knows no filter but time; the search knows some more, but not what is missed. */
async function searchIfFiltered(job: Job): Promise<void> {
	const { query, local } = job.values;
	if (local.missed_only) query.direction = 'inbound';
	if (SEARCHED.some((name) => query[name] !== undefined)) job.route = 'GET /v1/calls/search';
}

const transferTo = choice(
	'transfer_to',
	['user', 'team', { name: 'External Number', value: 'number' }],
	{
		in: 'local',
		default: 'user',
	},
);

const dispatching = choice(
	'dispatching_strategy',
	[
		{ name: 'Default', value: '', description: 'As Aircall decides' },
		{ name: 'Longest Idle', value: 'longest_idle', description: 'Who has waited longest first' },
		{ name: 'Random', value: 'random', description: 'One after the other in random order' },
		{ name: 'Simultaneous', value: 'simultaneous', description: 'Everyone at once' },
	],
	{ default: '', description: 'How the team is rung' },
);

const change = (
	route: Parameters<typeof action>[0],
	name: string,
	sentence: string,
	description: string,
) => action(route, { required: [callId], done: true, name, action: sentence, description });

export const callResource = resource(call, {
	// Download and Delete, for the recording and the voicemail
	...callFiles,
	addComment: action('POST /v1/calls/{call_id}/comments', {
		required: [
			callId,
			longText('content', {
				label: 'Comment',
				min: 1,
				description: 'Plain text; Aircall removes emojis',
			}),
		],
		check: emptyComment,
		prepare: requireRoom,
		readAfter: 'GET /v1/calls/{call_id}',
		name: 'Add Comment',
		action: 'Add a comment to a call',
		description: 'Add a comment to a call, which can have 5. None can be changed or removed.',
	}),
	addTags: action('POST /v1/calls/{call_id}/tags', {
		required: [callId],
		beside: [references(tag, 'tags'), typedTags, newColor],
		check: noTags,
		prepare: withTypedTags,
		readAfter: 'GET /v1/calls/{call_id}',
		name: 'Add Tags',
		action: 'Add tags to a call',
		description: 'Tag a call, with tags that exist or with new ones',
	}),
	archive: action('PUT /v1/calls/{call_id}/archive', {
		required: [callId],
		name: 'Archive',
		action: 'Archive a call',
		description:
			"Mark a call as archived; programs can read the mark, Aircall's apps no longer show it",
	}),
	get: get('GET /v1/calls/{call_id}', { required: [callId], options: more }),
	getAll: list('GET /v1/calls', {
		query: { order: 'desc' },
		paging: windows('started_at'),
		description: 'Retrieve many calls of the last six months, newest first',
		filters: [
			choice('direction', ['inbound', 'outbound']),
			flagIfOn('missed_only', {
				in: 'local',
				description:
					'Whether to return only inbound calls that nobody answered. Aircall cannot filter by it, so all inbound calls are read.',
			}),
			reference(number, 'number_id', {
				in: 'local',
				description:
					'The Aircall number. Aircall cannot filter by it, so all calls that fit the other filters are read.',
			}),
			phone('phone_number', { description: 'The number of the other side' }),
			...between('Started'),
			references(tag, 'tags[]', { description: 'A call must have all of them' }),
			reference(user, 'user_id', {
				description: 'Transferred calls belong to the user they were transferred to',
			}),
		],
		options: [...more, order],
		check: ({ query, local }) =>
			local.missed_only && query.direction === 'outbound'
				? "Missed calls are inbound: choose Inbound in 'Direction', or leave it out"
				: undefined,
		prepare: searchIfFiltered,
		keep: (one, { number_id, missed_only }) =>
			(number_id === undefined || getPath(one, 'number.id') === number_id) &&
			(!missed_only || isMissed(one)),
	}),
	pauseRecording: change(
		'POST /v1/calls/{call_id}/pause_recording',
		'Pause Recording',
		'Pause the recording of a call',
		'Stop recording a live call for a while',
	),
	resumeRecording: change(
		'POST /v1/calls/{call_id}/resume_recording',
		'Resume Recording',
		'Resume the recording of a call',
		'Go on recording a live call',
	),
	sendInsightCard: action('POST /v1/calls/{call_id}/insight_cards', {
		required: [callId],
		beside: [title, titleLink, lines],
		check: emptyCard,
		body: cardBody,
		done: true,
		name: 'Send Insight Card',
		action: 'Send an insight card to a call',
		description: 'Show lines of text and links to the agent, while the call still goes on',
	}),
	transfer: action('POST /v1/calls/{call_id}/transfers', {
		required: [
			callId,
			transferTo,
			...cases(transferTo, {
				user: [reference(user, 'user_id')],
				team: [reference(team, 'team_id')],
				number: [
					phone('number', {
						name: 'externalNumber',
						label: 'External Number',
						description: 'Only for inbound calls that nobody has answered yet',
					}),
				],
			}),
		],
		beside: cases(transferTo, { team: [dispatching] }),
		done: true,
		name: 'Transfer',
		action: 'Transfer a call',
		description: 'Hand a live call over without asking first',
	}),
	unarchive: action('PUT /v1/calls/{call_id}/unarchive', {
		required: [callId],
		name: 'Unarchive',
		action: 'Unarchive a call',
		description: 'Take the mark of Archive away from a call',
	}),
});
