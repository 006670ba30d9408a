import {
	choice,
	codes,
	email as emailField,
	integer,
	reference,
	text,
} from '../../../engine/vocabulary/field';
import {
	action,
	create,
	get,
	list,
	remove,
	resource,
	update,
} from '../../../engine/vocabulary/operation';
import { tellsCreated } from '../../../engine/vocabulary/output';
import { pages } from '../../api';
import { between, firstName, lastName, order, phone, userId, userIdOrEmail } from '../../fields';
import { number, user, userNumber } from '../../records';
import { upsertUser } from './upsert';

const email = emailField('email');
const extension = text('extension', { min: 1, placeholder: 'e.g. 201' });
const language = text('language', { min: 1, placeholder: 'e.g. en-US' });
const roles = codes('role_ids', {
	label: 'Role IDs',
	button: 'Add Role',
	description: 'IDs of the roles that the user is to have; Aircall cannot list them',
});
const timeZone = text('time_zone', { min: 1, placeholder: 'e.g. Europe/Paris' });
const wrapUpTime = integer('wrap_up_time', {
	label: 'Wrap-Up Time',
	min: 0,
	description: 'Seconds after a call before the next one comes in',
});
const callFrom = reference(userNumber, 'number_id', {
	label: 'Number',
	description: 'The Aircall number to call from',
});
const to = phone('to', { label: 'To', description: 'The number to call' });

const NEW = { description: 'A new user needs one' };

const inviter = reference(user, 'inviter_user_id', {
	name: 'inviterId',
	label: 'Inviter',
	description: 'The user in whose name the invitation is sent',
});

export const userResource = resource(user, {
	create: create('POST /v2/users', {
		required: [firstName(), lastName(), email],
		optional: [extension, inviter, language, roles, timeZone, wrapUpTime],
		description: 'Invite a user, which may add a paid seat',
	}),
	delete: remove('DELETE /v1/users/{user_id}', { required: [userId] }),
	dial: action('POST /v1/users/{user_id}/dial', {
		required: [userId, to],
		done: true,
		name: 'Dial',
		action: 'Dial a number for a user',
		description: 'Put a number into the phone app of a user, who then starts the call',
	}),
	get: get('GET /v2/users/{user_id}', { required: [userIdOrEmail] }),
	getAll: list('GET /v2/users', {
		paging: pages,
		filters: between('Created'),
		options: [order],
	}),
	getAvailability: get('GET /v1/users/{user_id}/availability', {
		required: [userIdOrEmail],
		simplify: false,
		name: 'Get Availability',
		action: 'Get the availability of a user',
		description: 'Retrieve whether a user can take a call right now',
	}),
	getManyAvailabilities: list('GET /v1/users/availabilities', {
		paging: pages,
		filters: between('Created'),
		options: [order],
		simplify: false,
		name: 'Get Many Availabilities',
		action: 'Get many availabilities of users',
		description: 'Retrieve which of many users can take a call right now',
	}),
	getNumbers: list('GET /v2/users/{user_id}/numbers', {
		required: [userId],
		paging: pages,
		simplify: false,
		name: 'Get Numbers',
		action: 'Get the numbers of a user',
		description: 'Retrieve the numbers that a user calls with',
	}),
	startCall: action('POST /v1/users/{user_id}/calls', {
		required: [userId, callFrom, to],
		done: true,
		name: 'Start Call',
		action: 'Start a call for a user',
		description: "Start an outbound call in the user's desktop app; Aircall does not tell its ID",
	}),
	update: update('PUT /v2/users/{user_id}', {
		required: [userId],
		optional: [
			choice('availability_status', ['available', 'custom', 'unavailable'], {
				description:
					'Always, never, or by the working hours of the user (Custom). Whether the user can take a call now cannot be set.',
			}),
			reference(number, 'default_number_id', { name: 'defaultNumberId', label: 'Default Number' }),
			email,
			extension,
			firstName(),
			language,
			lastName(),
			roles,
			timeZone,
			wrapUpTime,
		],
	}),
	upsert: action('POST /v2/users', {
		required: [email],
		beside: [firstName(NEW), lastName(NEW)],
		optional: [extension, inviter, language, roles, timeZone, wrapUpTime],
		run: upsertUser,
		tells: tellsCreated,
	}),
});
