/** Fields that several operations of leads share. */
import { text } from '../../../engine/vocabulary/field';
import { leadFields } from '../../custom-fields';
import { ownFields } from '../../fields';

export const customFields = ownFields(leadFields);

/** What people call the name of a lead is its description. */
export const leadName = text('description', {
	name: 'name',
	label: 'Name',
	min: 1,
	placeholder: 'e.g. 200 field sensors',
});
