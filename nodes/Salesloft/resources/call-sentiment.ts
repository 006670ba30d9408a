import { text } from '../../engine/vocabulary/field';
import { get, list, resource } from '../../engine/vocabulary/operation';
import { numberedPages } from '../api';
import { callSentimentId, sorting } from '../fields';
import { callSentiment } from '../records';

export const callSentimentResource = resource(callSentiment, {
	get: get('GET /v2/call_sentiments/{id}', { required: [callSentimentId] }),
	getAll: list('GET /v2/call_sentiments', {
		paging: numberedPages,
		filters: [text('name', { min: 1, placeholder: 'e.g. Interested' })],
		options: sorting(['name', 'updated_at'], 'ASC'),
		description: 'Retrieve how people can feel about a call, as set up in Salesloft',
	}),
});
