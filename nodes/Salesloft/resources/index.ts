import { accountResource } from './account';
import { accountStageResource } from './account-stage';
import { accountTeamResource } from './account-team';
import { accountTierResource } from './account-tier';
import { accountTypeResource } from './account-type';
import { cadenceResource } from './cadence';
import { cadenceMembershipResource } from './cadence-membership';
import { callResource } from './call';
import { callDispositionResource } from './call-disposition';
import { callSentimentResource } from './call-sentiment';
import { customRoleResource } from './custom-role';
import { emailResource } from './email';
import { noteResource } from './note';
import { opportunityStageResource } from './opportunity-stage';
import { personResource } from './person';
import { personStageResource } from './person-stage';
import { stepResource } from './step';
import { successResource } from './success';
import { tagResource } from './tag';
import { taskResource } from './task';
import { userResource } from './user';

/** Everything that the Salesloft node can do; the first resource is the one a new node starts with. */
export const resources = [
	personResource,
	accountResource,
	accountStageResource,
	accountTeamResource,
	accountTierResource,
	accountTypeResource,
	cadenceResource,
	cadenceMembershipResource,
	callResource,
	callDispositionResource,
	callSentimentResource,
	customRoleResource,
	emailResource,
	noteResource,
	opportunityStageResource,
	personStageResource,
	stepResource,
	successResource,
	tagResource,
	taskResource,
	userResource,
];
