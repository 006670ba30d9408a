import { a2pCampaignResource } from './a2p-campaign';
import { aiVoiceAgentResource } from './ai-voice-agent';
import { analyticsExportResource } from './analytics-export';
import { callResource } from './call';
import { callInsightResource } from './call-insight';
import { companyResource } from './company';
import { contactResource } from './contact';
import { dialerCampaignResource } from './dialer-campaign';
import { integrationResource } from './integration';
import { messageResource } from './message';
import { messageConfigurationResource } from './message-configuration';
import { numberResource } from './number';
import { tagResource } from './tag';
import { teamResource } from './team';
import { userResource } from './user';
import { webhookResource } from './webhook';

/** Everything that the Aircall node can do; the first resource is the one a new node starts with. */
export const resources = [
	callResource,
	callInsightResource,
	a2pCampaignResource,
	aiVoiceAgentResource,
	analyticsExportResource,
	companyResource,
	contactResource,
	dialerCampaignResource,
	integrationResource,
	messageResource,
	messageConfigurationResource,
	numberResource,
	tagResource,
	teamResource,
	userResource,
	webhookResource,
];
