/** A card with lines of text, shown to the agent beside a call that goes on. */
import type { Json } from '../../../engine/json';
import { groups, text, webAddress, type Field } from '../../../engine/vocabulary/field';
import { recordsOf } from '../../../engine/vocabulary/paging';
import type { Values } from '../../../engine/vocabulary/values';

const link = webAddress('link', { description: 'Where a click on the line leads' });

export const title: Field = text('title', { min: 1, placeholder: 'e.g. Acme, Inc.' });

export const titleLink: Field = webAddress('title_link', {
	description: 'Where a click on the title leads',
});

export const lines: Field = groups('lines', 'Line', [link], {
	required: [
		text('label', { min: 1, placeholder: 'e.g. Plan' }),
		text('text', { min: 1, placeholder: 'e.g. Enterprise' }),
	],
});

export function emptyCard({ body }: Values): string | undefined {
	return body.title === undefined && recordsOf(body.lines ?? []).length === 0
		? "The card is empty: fill in 'Title', or add a line"
		: undefined;
}

export function cardBody({ title, title_link: link, lines }: Json): Json {
	const head = { type: 'title', text: title, ...(link !== undefined && { link }) };
	return {
		contents: [
			...(title === undefined ? [] : [head]),
			...recordsOf(lines ?? []).map((line) => ({ type: 'shortText', ...line })),
		],
	};
}
