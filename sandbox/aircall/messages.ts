/** Text messages out of a number. There is no route to read them again. */
import { createHash } from 'node:crypto';
import { found, named } from '../emulator';
import { json } from '../http';
import { answer, refuse, requireE164 } from './answers';
import type { ApiCall, Routes } from './answers';
import { displayDigits } from './phone';
import { directLink } from './views';

const MAX_BODY_LENGTH = 1600;

type Message = {
	to: string;
	body: string;
	mediaUrl?: string[];
	user_id?: number;
};

export const messages: Routes = {
	'message.sendInConversation': send,

	'message.send': (call) => {
		const { configuration } = named(call, call.state.numbers);
		return configuration ? send(call) : refuse(400, 'The number has no messages configuration');
	},

	'message.createConfiguration': (call) => {
		const number = named(call, call.state.numbers);
		const { callbackUrl = null, type = null } = call.body;
		const hash = createHash('sha256').update(`configuration ${number.id}`).digest('hex');
		number.configuration = { token: hash.slice(0, 32), callbackUrl, type };
		return answer(call, number.configuration);
	},

	'message.getConfiguration': (call) => answer(call, configurationOf(call)),

	'message.deleteConfiguration': (call) => {
		const configuration = configurationOf(call);
		named(call, call.state.numbers).configuration = null;
		return json(200, configuration);
	},
};

function configurationOf(call: ApiCall): object {
	const { configuration } = named(call, call.state.numbers);
	return configuration ?? refuse(404, 'Configuration not found');
}

/** Sends, and answers with the message itself: no envelope, times in milliseconds. */
function send(call: ApiCall) {
	named(call, call.state.numbers);
	const { to, body, mediaUrl = [], user_id } = call.body as Message;
	requireE164(to, 'to');
	if (body.trim() === '' || body.length > MAX_BODY_LENGTH) {
		refuse(400, `body must have 1 to ${MAX_BODY_LENGTH} characters`);
	}
	if (user_id !== undefined) found(call, call.state.users, user_id);
	const id = String(call.state.nextId());
	return answer(call, {
		id,
		direct_link: directLink('v1/messages', id),
		...{ status: 'pending', direction: 'outbound' },
		...{ created_at: call.ms, updated_at: call.ms, sent_at: call.ms },
		raw_digits: displayDigits(to),
		body,
		media_url: mediaUrl,
	});
}
