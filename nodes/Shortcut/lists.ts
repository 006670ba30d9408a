/** Lists that several resources have: what a record holds, and what a search finds. */
import type { Field } from '../engine/vocabulary/field';
import { list } from '../engine/vocabulary/operation';
import { wholeList } from '../engine/vocabulary/paging';
import type { RecordKind } from '../engine/vocabulary/record';
import { plural } from '../engine/vocabulary/words';
import { searchPages } from './api';
import { includesDescription, searchDetail, searchQuery } from './fields';
import { epic, story } from './records';

/** @param options what can be chosen about such an answer */
const listOf =
	(kind: RecordKind, options: Field[]) =>
	/** @param noun what holds them: `an epic` */
	(route: `GET /${string}`, id: Field, noun: string) => {
		const name = plural(kind.name);
		const words = `the ${name.toLowerCase()} of ${noun}`;
		return list(route, {
			required: [id],
			paging: wholeList,
			of: kind,
			options,
			name: `Get ${name}`,
			action: `Get ${words}`,
			description: `Retrieve ${words}`,
		});
	};

export const storiesOf = listOf(story, [includesDescription('stories')]);
export const epicsOf = listOf(epic, []);

/**
 * A search for records of one kind.
 * @param example of what is searched
 * @param full what is told of a record in full
 */
export const searchFor = (kind: RecordKind, example: string, full: string) => {
	const nouns = plural(kind.name).toLowerCase();
	return {
		required: [searchQuery(example)],
		paging: searchPages,
		options: [searchDetail(kind.name.toLowerCase(), full)],
		description: `Retrieve the ${nouns} that match a search with Shortcut's search operators`,
	};
};
