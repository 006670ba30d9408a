import { callResource } from './call';
import { companyResource } from './company';
import { contactResource } from './contact';
import { messageResource } from './message';
import { numberResource } from './number';
import { tagResource } from './tag';
import { teamResource } from './team';
import { userResource } from './user';

/** Everything that the Aircall node can do; the first resource is the one a new node starts with. */
export const resources = [
	callResource,
	companyResource,
	contactResource,
	messageResource,
	numberResource,
	tagResource,
	teamResource,
	userResource,
];
