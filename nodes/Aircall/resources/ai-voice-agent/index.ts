import { action, resource } from '../../../engine/vocabulary/operation';
import { VOICE_AGENTS } from '../../plans';
import {
	agentId,
	context,
	expires,
	expiresTooLate,
	idempotencyKey,
	startCall,
	to,
} from './start-call';

export const aiVoiceAgentResource = resource('AI Voice Agent', {
	startCall: action('POST /v1/outbound-calls/agents/{agent_id}', {
		required: [agentId, to],
		beside: [context],
		optional: [expires, idempotencyKey],
		check: expiresTooLate,
		run: startCall,
		name: 'Start Outbound Call',
		action: 'Start an outbound call by an AI voice agent',
		description: `Have an AI Voice Agent call a number; needs ${VOICE_AGENTS}. There can be 5 such calls at a time in the company, and 1 from each of its numbers.`,
	}),
});
