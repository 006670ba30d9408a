import { text } from '../../../engine/vocabulary/field';

/** What people call the name of a lead is its description. */
export const leadName = text('description', {
	name: 'name',
	label: 'Name',
	min: 1,
	placeholder: 'e.g. 200 field sensors',
});
