/** What a WhatsApp message says: text, or a template that WhatsApp has approved. */
import { cases, choice, json, longText, type Field } from '../../../engine/vocabulary/field';

const kind = choice('whatsapp_content', ['template', 'text'], {
	in: 'local',
	label: 'Content',
	default: 'text',
	description:
		'WhatsApp takes text only within 24 hours after the last message of the other side, and a template at any time',
});

export const content: Field[] = [
	kind,
	...cases(kind, {
		template: [
			json('templateParams', {
				label: 'Template Parameters',
				description:
					"The template and its values, as the reference of Aircall's API describes them. Get WhatsApp Templates lists the templates of a number.",
			}),
		],
		text: [longText('text', { label: 'Message', min: 1, max: 4096 })],
	}),
];
