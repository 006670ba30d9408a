import { longText, reference, webAddresses } from '../../engine/vocabulary/field';
import { action, resource } from '../../engine/vocabulary/operation';
import { numberId, phone } from '../fields';
import { user } from '../records';

export const messageResource = resource('Message', {
	sendInConversation: action('POST /v1/numbers/{number_id}/messages/native/send', {
		required: [
			numberId,
			phone('to', { label: 'To', description: 'The number that the message goes to' }),
			longText('body', { label: 'Message', min: 1, max: 1600 }),
		],
		optional: [
			webAddresses('mediaUrl', {
				label: 'Media URLs',
				placeholder: 'e.g. https://example.com/picture.png',
				description: 'Public addresses of pictures to send along',
			}),
			reference(user, 'user_id', { description: 'The user in whose name the message is sent' }),
		],
		name: 'Send in Conversation',
		action: 'Send a message in a conversation',
		description: "Send a text message that shows in the number's conversations in Aircall",
	}),
});
