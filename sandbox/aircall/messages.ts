/** Text messages out of a number. There is no route to read them again. */
import { createHash } from 'node:crypto';
import { json } from '../http';
import type { ApiCall, Routes } from './answers';
import { directLink, find, refuse, requireE164 } from './answers';
import { displayDigits } from './phone';
import type { MessageConfiguration, State } from './state';

const MAX_BODY_LENGTH = 1600;

type Message = {
	to: string;
	body: string;
	mediaUrl?: string[];
	user_id?: number;
};

export function messages(state: State): Routes {
	const found = ({ params }: ApiCall) => find(state.numbers, params.number_id, 'Number');
	const configurationOf = (call: ApiCall): MessageConfiguration =>
		state.configurations.get(found(call).id) ?? refuse(404, 'Configuration not found');

	/** Sends, and answers with the message itself: no envelope, times in milliseconds. */
	const send = (call: ApiCall) => {
		found(call);
		const { to, body, mediaUrl = [], user_id } = call.body as Message;
		requireE164(to, 'to');
		if (body.trim() === '' || body.length > MAX_BODY_LENGTH) {
			refuse(400, `body must have 1 to ${MAX_BODY_LENGTH} characters`);
		}
		if (user_id !== undefined) find(state.users, user_id, 'User');
		const now = state.clock();
		const id = String(state.nextId());
		return json(200, {
			id,
			direct_link: directLink(`v1/messages/${id}`),
			status: 'pending',
			direction: 'outbound',
			created_at: now,
			updated_at: now,
			sent_at: now,
			raw_digits: displayDigits(to),
			body,
			media_url: mediaUrl,
		});
	};

	return {
		'message.sendInConversation': send,

		'message.send': (call) => {
			if (!state.configurations.has(found(call).id)) {
				refuse(400, 'The number has no messages configuration');
			}
			return send(call);
		},

		'message.createConfiguration': (call) => {
			const { id } = found(call);
			const { callbackUrl = null, type = null } = call.body as Partial<MessageConfiguration>;
			const token = createHash('sha256').update(`configuration ${id}`).digest('hex').slice(0, 32);
			const configuration = { token, callbackUrl, type };
			state.configurations.set(id, configuration);
			return json(200, configuration);
		},

		'message.getConfiguration': (call) => json(200, configurationOf(call)),

		'message.deleteConfiguration': (call) => {
			const configuration = configurationOf(call);
			state.configurations.delete(found(call).id);
			return json(200, configuration);
		},
	};
}
