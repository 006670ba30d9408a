/** AI Voice Agents that call somebody. A key tells whether a call was asked for before. */
import { aircallAccount } from './account';
import { answer, must, refuse, requireE164, shownLike, type Routes } from './answers';

interface Wanted {
	contact_phone: string;
	idempotency_key: string;
	expiration_seconds?: number;
}

const shown = shownLike('OutboundCall');

export const voiceAgents: Routes = {
	'aiVoiceAgent.outboundCall': (call) => {
		const { state, now, params } = call;
		const {
			contact_phone,
			idempotency_key,
			expiration_seconds = 3600,
		} = call.body as unknown as Wanted;
		if (params.agent_id !== aircallAccount.voiceAgent) refuse(404, 'Agent not found');
		requireE164(contact_phone, 'contact_phone');
		const lasts = expiration_seconds >= 60 && expiration_seconds <= 86_400;
		must(lasts, 'expiration_seconds must be between 60 and 86400');
		const isKnown = state.outboundCalls.find((one) => one.idempotency_key === idempotency_key);
		if (isKnown) refuse(409, 'idempotency_key was used already');
		const fields = { idempotency_key, virtual_agent_id: params.agent_id };
		const { id } = state.outboundCalls.make(fields, now);
		return answer(call, shown({ ...fields, id: String(id), status: 'PENDING' }));
	},
};
