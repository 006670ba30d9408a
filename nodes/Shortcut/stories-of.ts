/** The stories of whatever holds them: an epic, an iteration, a label, a project. */
import type { Field } from '../engine/vocabulary/field';
import { list } from '../engine/vocabulary/operation';
import { wholeList } from '../engine/vocabulary/paging';
import { includesDescription } from './fields';
import { story } from './records';

/** @param noun `an epic` */
export const storiesOf = (route: `GET /${string}/stories`, id: Field, noun: string) =>
	list(route, {
		required: [id],
		paging: wholeList,
		of: story,
		options: [includesDescription('stories')],
		name: 'Get Stories',
		action: `Get the stories of ${noun}`,
		description: `Retrieve the stories of ${noun}`,
	});
