import { accountResource } from './account';
import { cadenceResource } from './cadence';
import { cadenceMembershipResource } from './cadence-membership';
import { callResource } from './call';
import { emailResource } from './email';
import { noteResource } from './note';
import { personResource } from './person';
import { stepResource } from './step';
import { taskResource } from './task';
import { userResource } from './user';

/** Everything that the Salesloft node can do; the first resource is the one a new node starts with. */
export const resources = [
	personResource,
	accountResource,
	cadenceResource,
	cadenceMembershipResource,
	callResource,
	emailResource,
	noteResource,
	stepResource,
	taskResource,
	userResource,
];
