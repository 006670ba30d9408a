import { e164 } from '../../engine/vocabulary/field';
import { list, resource } from '../../engine/vocabulary/operation';
import { unpaged } from '../api';
import { PHONE } from '../fields';
import { callerId } from '../simplify/telephony';

export const callerIdResource = resource('Caller ID', {
	getAll: list('GET /v2/phone_numbers/caller_ids', {
		required: [e164('phone_number', { placeholder: PHONE })],
		paging: unpaged,
		simplify: callerId,
		description:
			'Retrieve who may be calling: each person with this phone number, as several can have it',
	}),
});
