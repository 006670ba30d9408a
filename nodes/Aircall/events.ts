/**
 * What Aircall tells by itself: all events of its reference that a key can hear of. Left out are version
 * 1 of the user events, which version 2 replaces, and `integration.deleted`, which only OAuth apps have.
 */
import { event, type Happening, type TriggerEvent } from '../engine/vocabulary/event';
import type { Json } from '../engine/json';
import {
	direction,
	here,
	missedBecause,
	newlyTagged,
	numberItself,
	ofCalls,
	ofCallThere,
	ofSpeakers,
	ofTalkers,
	ofUntagged,
	outcome,
	userThemself,
} from './filters';
import { isAnswered, isMissed } from './outcome';
import { ANALYTICS, ASSIST, PRO, VOICE_AGENTS } from './plans';

const callIs =
	(holds: (call: Json) => boolean) =>
	({ record }: Happening) =>
		holds(record);
type More = Partial<Omit<TriggerEvent, 'value' | 'name' | 'types'>>;

const ofCall = (value: string, name: string, type: string, more: More = {}) =>
	event(value, name, `call.${type}`, { filters: ofCalls, ...more });

const ofMessage = (value: string, name: string, type: string, more: More = {}) =>
	event(value, name, `message.${type}`, {
		description: 'Not from numbers whose messages go to another program (message configuration)',
		filters: [here],
		...more,
	});

const insight = (value: string, name: string, type: string, plan = ASSIST) =>
	event(value, name, type, {
		description: `Of a call that was recorded; needs Aircall ${plan}`,
		filters: [here, ofTalkers],
	});

const ofAgent = (value: string, name: string, type: string) =>
	event(value, `AI Voice Agent ${name}`, `ai_voice_agent.${type}`, {
		description: `Needs Aircall ${VOICE_AGENTS}`,
		filters: [here],
	});

const ofNumber = (value: string, name: string, type: string) =>
	event(value, `Number ${name}`, `number.${type}`, { filters: [numberItself] });

const ofUsers = (value: string, name: string, type: string, description?: string) =>
	event(value, `User ${name}`, `user.${type}.v2`, { description, filters: [userThemself] });

/** Special ones stand before general ones: a happening is the first of those that are chosen. */
export const events = [
	ofCall('callMissed', 'Call Missed', 'ended', {
		description: 'An inbound call has ended that nobody answered, with or without a voicemail',
		when: callIs(isMissed),
		filters: [missedBecause, ...ofCalls.filter((one) => one !== direction)],
	}),
	ofCall('callAnsweredAndEnded', 'Call Answered and Ended', 'ended', {
		description: 'A call has ended that was answered',
		when: callIs(isAnswered),
	}),
	ofCall('callEnded', 'Call Ended', 'ended', {
		description: 'Comes about 30 seconds after the end, with all that is known of the call',
		filters: [outcome, ...ofCalls],
	}),
	ofCall('callHungUp', 'Call Hung Up', 'hungup', {
		description: 'Comes at once. Call Ended follows and tells more.',
	}),
	ofCall('callCreated', 'Call Started', 'created', {
		description: 'A call comes in, or somebody starts one',
	}),
	ofCall('callRinging', 'Call Rings at User', 'ringing_on_agent'),
	ofCall('callDeclined', 'Call Declined by User', 'agent_declined'),
	ofCall('callAnswered', 'Call Answered', 'answered', {
		description: 'Somebody takes the call, which goes on',
	}),
	ofCall('callTransferred', 'Call Transferred', 'transferred'),
	ofCall('callTransferredOutside', 'Call Transferred to External Number', 'external_transferred'),
	ofCall('callTransferFailed', 'Call Transfer Failed', 'unsuccessful_transfer'),
	ofCall('callHeld', 'Call Put on Hold', 'hold'),
	ofCall('callResumed', 'Call Taken Off Hold', 'unhold'),
	ofCall('callMenuOptionChosen', 'Call Menu Option Chosen', 'ivr_option_selected', {
		description: 'A caller chooses an option of a menu (IVR)',
	}),
	ofCall('recordingReady', 'Recording or Voicemail Ready', 'comm_assets_generated', {
		description: 'From now on the recording or voicemail of a call can be downloaded',
	}),
	ofCall('voicemailLeft', 'Voicemail Left', 'voicemail_left'),
	ofCall('callAssigned', 'Call Assigned', 'assigned'),
	ofCall('callArchived', 'Call Archived', 'archived'),
	ofCall('callTagged', 'Call Tagged', 'tagged', { filters: [...ofUntagged, newlyTagged] }),
	ofCall('callUntagged', 'Call Untagged', 'untagged', { filters: ofUntagged }),
	ofCall('callCommented', 'Call Commented On', 'commented'),

	ofUsers('userAvailable', 'Available', 'opened'),
	ofUsers('userUnavailable', 'Unavailable', 'closed', 'Aircall may tell it twice'),
	ofUsers('userConnected', 'Connected', 'connected', 'A user signs in to the phone app'),
	ofUsers('userDisconnected', 'Disconnected', 'disconnected', 'A user signs out of the phone app'),
	ofUsers('userWrapUpStarted', 'Wrap-Up Started', 'wut_start', 'The time after a call begins'),
	ofUsers('userWrapUpEnded', 'Wrap-Up Ended', 'wut_end', 'The time after a call is over'),
	ofUsers('userCreated', 'Created', 'created'),
	ofUsers('userDeleted', 'Deleted', 'deleted'),

	ofNumber('numberCreated', 'Created', 'created'),
	ofNumber('numberOpened', 'Opened', 'opened'),
	ofNumber('numberClosed', 'Closed', 'closed'),
	ofNumber('numberDeleted', 'Deleted', 'deleted'),

	event('contactCreated', 'Contact Created', 'contact.created'),
	event('contactUpdated', 'Contact Updated', 'contact.updated'),
	event('contactDeleted', 'Contact Deleted', 'contact.deleted'),

	ofMessage('messageReceived', 'Message Received', 'received'),
	ofMessage('messageSent', 'Message Sent', 'sent'),
	ofMessage('messageStatusChanged', 'Message Status Changed', 'status_updated', {
		filters: [here, direction],
	}),
	event('groupMessageReceived', 'Group Message Received', 'group_message.received'),
	event('groupMessageSent', 'Group Message Sent', 'group_message.sent'),
	event(
		'groupMessageStatusChanged',
		'Group Message Status Changed',
		'group_message.status_updated',
		{
			filters: [direction],
		},
	),

	insight('transcriptionReady', 'Transcription Ready', 'transcription.created'),
	insight('summaryReady', 'Summary Ready', 'summary.created'),
	insight('topicsReady', 'Topics Ready', 'topics.created'),
	insight('sentimentReady', 'Sentiment Ready', 'sentiment.created'),
	insight('actionItemsReady', 'Action Items Ready', 'action_item.created'),
	insight('playbookResultReady', 'Playbook Result Ready', 'playbook_result.created', PRO),
	insight('playbookResultUpdated', 'Playbook Result Updated', 'playbook_result.updated', PRO),
	insight('customSummaryReady', 'Custom Summary Ready', 'custom_summary.result_created', PRO),
	insight('customSummaryUpdated', 'Custom Summary Updated', 'custom_summary.result_updated', PRO),
	insight('evaluationReady', 'Call Evaluation Ready', 'call_evaluation.created', PRO),
	insight('evaluationUpdated', 'Call Evaluation Updated', 'call_evaluation.updated', PRO),
	event(
		'liveTranscription',
		'Live Transcription Received',
		'realtime_transcription.utterances_received',
		{
			description: `What was said last in a call that goes on; needs Aircall ${PRO}`,
			filters: [here, ofSpeakers, ofCallThere],
		},
	),

	ofAgent('aiAgentStarted', 'Call Started', 'started'),
	ofAgent('aiAgentEnded', 'Call Ended', 'ended'),
	ofAgent('aiAgentEscalated', 'Call Escalated', 'escalated'),
	ofAgent('aiAgentSummary', 'Summary Ready', 'summary'),

	event('reportCreated', 'Analytics Report Created', 'analytics.report_created', {
		description: `An export that was asked for by the API is ready; needs Aircall ${ANALYTICS}`,
	}),
	event('reportFailed', 'Analytics Report Failed', 'analytics.report_failed', {
		description: `Needs Aircall ${ANALYTICS}`,
	}),
];
