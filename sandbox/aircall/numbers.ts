/** The company's phone numbers, and text messages out of them, which no route reads again. */
import { createHash } from 'node:crypto';
import { found, named } from '../emulator';
import { json } from '../http';
import { must, refuse, requireE164, type ApiCall, type Routes } from './answers';
import type { Row } from './kinds';
import { on, resource } from './resource';
import { directLink, displayDigits, numberView } from './views';

const MAX_BODY_LENGTH = 1600;

type Message = { to: string; body: string; mediaUrl?: string[]; user_id?: number };

export const numbers: Routes = {
	...resource('numbers', { show: numberView }),

	'number.updateMusicAndMessages': on('numbers', (number, call) => {
		Object.assign(number.messages, call.body.messages);
		return numberView(number, call);
	}),

	// Nobody has seen what it answers.
	'number.registrationStatus': (call) => {
		named(call, call.state.numbers);
		return json(200, {});
	},

	'message.sendInConversation': on('numbers', (_, call) => send(call)),

	'message.send': on('numbers', ({ configuration }, call) =>
		configuration ? send(call) : refuse(400, 'The number has no messages configuration'),
	),

	'message.createConfiguration': on('numbers', (number, { body }) => {
		const { callbackUrl = null, type = null } = body;
		const hash = createHash('sha256').update(`configuration ${number.id}`).digest('hex');
		number.configuration = { token: hash.slice(0, 32), callbackUrl, type };
		return number.configuration;
	}),

	'message.getConfiguration': on('numbers', configurationOf),

	'message.deleteConfiguration': on('numbers', (number) => {
		const gone = configurationOf(number);
		number.configuration = null;
		return gone;
	}),
};

function configurationOf({ configuration }: Row<'numbers'>): object {
	return configuration ?? refuse(404, 'Configuration not found');
}

/** Sends, and gives the message itself: no envelope, times in milliseconds. */
function send(call: ApiCall) {
	const { to, body, mediaUrl = [], user_id } = call.body as Message;
	requireE164(to, 'to');
	const fits = body.trim() !== '' && body.length <= MAX_BODY_LENGTH;
	must(fits, `body must have 1 to ${MAX_BODY_LENGTH} characters`);
	if (user_id !== undefined) found(call, call.state.users, user_id);
	const id = String(call.state.nextId());
	return {
		...{ id, direct_link: directLink('v1/messages', id), status: 'pending', direction: 'outbound' },
		...{ created_at: call.ms, updated_at: call.ms, sent_at: call.ms },
		...{ raw_digits: displayDigits(to), body, media_url: mediaUrl },
	};
}
