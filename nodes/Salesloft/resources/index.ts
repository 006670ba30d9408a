import { accountResource } from './account';
import { accountStageResource } from './account-stage';
import { accountTeamResource } from './account-team';
import { accountTierResource } from './account-tier';
import { accountTypeResource } from './account-type';
import { activityHistoryResource } from './activity-history';
import { auditReportResource } from './audit-report';
import { bulkJobResource } from './bulk-job';
import { cadenceResource } from './cadence';
import { cadenceActionResource } from './cadence-action';
import { cadenceMembershipResource } from './cadence-membership';
import { calendarEventResource } from './calendar-event';
import { callResource } from './call';
import { callDataRecordResource } from './call-data-record';
import { callDispositionResource } from './call-disposition';
import { callInstructionResource } from './call-instruction';
import { callSentimentResource } from './call-sentiment';
import { callerIdResource } from './caller-id';
import { conversationResource } from './conversation';
import { crmActivityResource } from './crm-activity';
import { crmActivityFieldResource } from './crm-activity-field';
import { crmUserResource } from './crm-user';
import { customFieldResource } from './custom-field';
import { customRoleResource } from './custom-role';
import { dataControlRequestResource } from './data-control-request';
import { emailResource } from './email';
import { emailTemplateResource } from './email-template';
import { externalEmailResource } from './external-email';
import { externalIdResource } from './external-id';
import { externalIdConfigurationResource } from './external-id-configuration';
import { groupResource } from './group';
import { importResource } from './import';
import { liveWebsiteTrackingParameterResource } from './live-website-tracking-parameter';
import { meetingResource } from './meeting';
import { meetingSettingResource } from './meeting-setting';
import { noteResource } from './note';
import { opportunityResource } from './opportunity';
import { opportunityStageResource } from './opportunity-stage';
import { pendingEmailResource } from './pending-email';
import { personResource } from './person';
import { personStageResource } from './person-stage';
import { phoneNumberAssignmentResource } from './phone-number-assignment';
import { recordingSettingResource } from './recording-setting';
import { savedListViewResource } from './saved-list-view';
import { stepResource } from './step';
import { successResource } from './success';
import { tagResource } from './tag';
import { taskResource } from './task';
import { teamResource } from './team';
import { teamTemplateResource } from './team-template';
import { transcriptionResource } from './transcription';
import { userResource } from './user';
import { webhookSubscriptionResource } from './webhook-subscription';

/** Everything that the Salesloft node can do; the first resource is the one a new node starts with. */
export const resources = [
	personResource,
	accountResource,
	accountStageResource,
	accountTeamResource,
	accountTierResource,
	accountTypeResource,
	activityHistoryResource,
	auditReportResource,
	bulkJobResource,
	cadenceResource,
	cadenceActionResource,
	cadenceMembershipResource,
	calendarEventResource,
	callResource,
	callDataRecordResource,
	callDispositionResource,
	callInstructionResource,
	callSentimentResource,
	callerIdResource,
	conversationResource,
	crmActivityResource,
	crmActivityFieldResource,
	crmUserResource,
	customFieldResource,
	customRoleResource,
	dataControlRequestResource,
	emailResource,
	emailTemplateResource,
	externalEmailResource,
	externalIdResource,
	externalIdConfigurationResource,
	groupResource,
	importResource,
	liveWebsiteTrackingParameterResource,
	meetingResource,
	meetingSettingResource,
	noteResource,
	opportunityResource,
	opportunityStageResource,
	pendingEmailResource,
	personStageResource,
	phoneNumberAssignmentResource,
	recordingSettingResource,
	savedListViewResource,
	stepResource,
	successResource,
	tagResource,
	taskResource,
	teamResource,
	teamTemplateResource,
	transcriptionResource,
	userResource,
	webhookSubscriptionResource,
];
