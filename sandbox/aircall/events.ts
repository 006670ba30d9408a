/** The webhook events that can be subscribed to, by the resource before the dot. */
const EVENTS: Record<string, string> = {
	call: `created ringing_on_agent agent_declined answered transferred external_transferred
		unsuccessful_transfer hungup ended hold unhold ivr_option_selected comm_assets_generated
		voicemail_left assigned archived tagged untagged commented`,
	user: `created deleted connected disconnected opened closed wut_start wut_end created.v2 deleted.v2
		connected.v2 disconnected.v2 opened.v2 closed.v2 wut_start.v2 wut_end.v2`,
	number: 'created opened closed deleted',
	contact: 'created updated deleted',
	message: 'sent received status_updated',
	group_message: 'sent received status_updated',
	transcription: 'created',
	summary: 'created',
	topics: 'created',
	sentiment: 'created',
	action_item: 'created',
	playbook_result: 'created updated',
	realtime_transcription: 'utterances_received',
	custom_summary: 'result_created result_updated',
	call_evaluation: 'created updated',
	ai_voice_agent: 'started ended escalated summary',
	analytics: 'report_created report_failed',
	integration: 'deleted',
};

export const ALL_EVENTS: readonly string[] = Object.entries(EVENTS).flatMap(([resource, names]) =>
	names.split(/\s+/).map((name) => `${resource}.${name}`),
);
