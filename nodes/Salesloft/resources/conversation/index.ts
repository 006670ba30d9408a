import {
	choice,
	codes,
	dateTime,
	flag,
	integer,
	jsonObject,
	phone,
	reference,
	references,
	text,
} from '../../../engine/vocabulary/field';
import { action, download, get, list, resource } from '../../../engine/vocabulary/operation';
import { waitUntilReady } from '../../../engine/vocabulary/ready';
import { cursorPages } from '../../api';
import { between, conversationId, languageCode, PHONE, sortedByAny, textIds } from '../../fields';
import { fileOf } from '../../file-link';
import { account, conversation, person, userGuid } from '../../records';
import { asRecord } from '../../unpublished';
import { getTranscript, ofConversation } from '../transcription/transcript';

const READ = 'GET /v2/conversations/{id}';
const DURATION = 'As it stands in a conversation; the unit is not published';

export const conversationResource = resource(conversation, {
	createFromCall: action('POST /v2/conversations/calls', {
		required: [
			phone('from', { placeholder: PHONE, description: 'The number that called' }),
			phone('to', { placeholder: 'e.g. +16175550124', description: 'The number that was called' }),
			integer('duration', { min: 0, description: 'In seconds' }),
			jsonObject('recording', {
				description:
					'An object that leads to the audio file (MP3, WAV, OGG or M4A); what its fields are called is not published',
			}),
		],
		optional: [
			dateTime('call_created_at', {
				label: 'Started At',
				description: 'When the call began, if not now',
			}),
			choice('direction', ['inbound', 'outbound']),
			reference(userGuid, 'user_guid', {
				label: 'User',
				description: 'Whose call it is, if not of the user of the API key',
			}),
		],
		simplify: false,
		undocumented:
			"What 'Recording' has to hold is not published, and neither is which directions there are: those of the calls of Salesloft's own dialer are offered.",
		name: 'Create From Call',
		action: 'Create a conversation from a call',
		description:
			'Give Salesloft the recording of a call that was made elsewhere; it becomes a conversation some time later',
	}),
	downloadRecording: download('GET /v2/conversations/{id}/recording', {
		required: [conversationId],
		options: [waitUntilReady],
		find: fileOf(conversation, READ, 'recording'),
		name: 'Download Recording',
		action: 'Download the recording of a conversation',
		description: 'Get the recording of a conversation as an audio or video file',
	}),
	get: get(READ, { required: [conversationId] }),
	getAll: list('GET /v2/conversations', {
		paging: cursorPages,
		filters: [
			references(account, 'account_ids[]', { name: 'accountIds' }),
			...between('created_at', 'Created'),
			flag('is_api', {
				label: 'Created by API',
				description: 'Whether they were created through the API',
			}),
			textIds,
			languageCode,
			integer('duration[gt]', { label: 'Longer Than', name: 'longerThan', description: DURATION }),
			text('media_type', {
				min: 1,
				placeholder: 'e.g. audio',
				description: 'As it stands in a conversation; the values are not published',
			}),
			codes('owner_ids[]', {
				label: 'Owner IDs',
				button: 'Add ID',
				description: 'As they stand under owner_id in conversations; for user_guid choose User',
			}),
			reference(person, 'person_ids[]', { name: 'personId' }),
			text('platform', {
				min: 1,
				placeholder: 'e.g. zoom',
				description: 'As it stands in a conversation; the values are not published',
			}),
			integer('duration[lt]', {
				label: 'Shorter Than',
				name: 'shorterThan',
				description: DURATION,
			}),
			text('title', { min: 1, placeholder: 'e.g. Introduction' }),
			text('title[_starts_with]', {
				min: 3,
				label: 'Title Starts With',
				name: 'titleStartsWith',
				placeholder: 'e.g. Intro',
				description: 'At least three characters',
			}),
			...between('updated_at', 'Updated'),
			references(userGuid, 'user_guids[]', { label: 'User', name: 'userGuids' }),
		],
		options: sortedByAny('updated_at'),
	}),
	getExtensive: get('GET /v2/conversations/{id}/extensive', {
		required: [conversationId],
		simplify: false,
		run: asRecord('conversation'),
		name: 'Get Extensive',
		action: 'Get all there is of a conversation',
		description:
			'Retrieve a conversation with all that Salesloft tells of it, as Salesloft gives it',
	}),
	getTranscript: get(READ, {
		...getTranscript(ofConversation),
		required: [conversationId],
		action: 'Get the transcript of a conversation',
		description:
			'Retrieve what was said in a conversation, as one text with speakers and times or as data',
	}),
});
