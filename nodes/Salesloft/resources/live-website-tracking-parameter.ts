import { reference } from '../../engine/vocabulary/field';
import { create, resource } from '../../engine/vocabulary/operation';
import { person } from '../records';

export const liveWebsiteTrackingParameterResource = resource('Live Website Tracking Parameter', {
	create: create('POST /v2/live_website_tracking_parameters', {
		required: [reference(person, 'person_id')],
		description:
			'Create the values by which Live Website Tracking on your website recognizes a person',
	}),
});
