/** What a WhatsApp message says: text, or a template that WhatsApp has approved. */
import { isObjectEmpty } from 'n8n-workflow';
import { objectOf } from '../../../engine/json';
import { cases, choice, jsonObject, longText, type Field } from '../../../engine/vocabulary/field';

const kind = choice('whatsapp_content', ['template', 'text'], {
	in: 'local',
	label: 'Content',
	default: 'text',
	description:
		'WhatsApp takes text only within 24 hours after the last message of the other side, and a template at any time',
});

const parameters = jsonObject('templateParams', {
	label: 'Template Parameters',
	description:
		"The template and its values, as the reference of Aircall's API describes them. Get WhatsApp Templates lists the templates of a number.",
});

const template: Field = {
	...parameters,
	read: (raw, context) => {
		const given = objectOf(parameters.read(raw, context));
		// As n8n shows it before anything was filled in.
		return isObjectEmpty(given) ? undefined : given;
	},
};

export const content: Field[] = [
	kind,
	...cases(kind, {
		template: [template],
		text: [longText('text', { label: 'Message', min: 1, max: 4096 })],
	}),
];
