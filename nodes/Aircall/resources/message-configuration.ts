/** Who gets the text messages of a number: Aircall's inbox, or a program in its place. */
import { text } from '../../engine/vocabulary/field';
import type { Json } from '../../engine/json';
import type { Job } from '../../engine/vocabulary/job';
import { create, get, remove, resource } from '../../engine/vocabulary/operation';
import { address, numberId } from '../fields';
import { withoutToken } from '../without-token';

/** What Aircall answers need hold nothing but the token. */
async function configured(job: Job): Promise<Json> {
	const { path, query, body } = job.values;
	const parts = job.route.startsWith('GET') ? { path, query } : { path, query, body };
	const answer = await job.record(job.route, parts);
	return { number_id: Number(path.number_id), ...withoutToken(answer) };
}

const examples = [{ number_id: 7, callbackUrl: 'https://example.com/aircall', type: 'text' }];

export const messageConfigurationResource = resource('Message Configuration', {
	create: create('POST /v1/numbers/{number_id}/messages/configuration', {
		required: [numberId],
		beside: [
			address('callbackUrl', {
				label: 'Callback URL',
				description: 'Where Aircall sends the messages that come in, and no longer to its inbox',
			}),
			text('type', { min: 1, description: "As Aircall's reference names it" }),
		],
		run: configured,
		examples,
		description:
			"Have a program send and get the text messages of a number; the plan and the number must have messaging. From then on, messages that come in go to the Callback URL and no longer to Aircall's inbox, and no webhook or trigger hears of the messages of this number.",
	}),
	delete: remove('DELETE /v1/numbers/{number_id}/messages/configuration', {
		required: [numberId],
		description:
			"Delete the configuration of a number, so that its text messages go to Aircall's inbox again",
	}),
	get: get('GET /v1/numbers/{number_id}/messages/configuration', {
		required: [numberId],
		run: configured,
		examples,
		description: 'Retrieve where the text messages of a number go, without the token',
	}),
});
