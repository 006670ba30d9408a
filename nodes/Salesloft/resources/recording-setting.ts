import { e164 } from '../../engine/vocabulary/field';
import { get, resource } from '../../engine/vocabulary/operation';
import { PHONE } from '../fields';

export const recordingSettingResource = resource('Recording Setting', {
	get: get('GET /v2/phone_numbers/recording_settings/{id}', {
		required: [
			e164('id', {
				in: 'path',
				name: 'phoneNumber',
				label: 'Phone Number',
				placeholder: PHONE,
			}),
		],
		description:
			'Retrieve whether calls to a phone number are recorded, by the Do Not Record list and the Recording Governance of the team',
	}),
});
