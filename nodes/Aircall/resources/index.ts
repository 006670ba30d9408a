import { aiVoiceAgentResource } from './ai-voice-agent';
import { analyticsExportResource } from './analytics-export';
import { callResource } from './call';
import { callInsightResource } from './call-insight';
import { companyResource } from './company';
import { contactResource } from './contact';
import { integrationResource } from './integration';
import { messageResource } from './message';
import { numberResource } from './number';
import { tagResource } from './tag';
import { teamResource } from './team';
import { userResource } from './user';

/** Everything that the Aircall node can do; the first resource is the one a new node starts with. */
export const resources = [
	callResource,
	callInsightResource,
	aiVoiceAgentResource,
	analyticsExportResource,
	companyResource,
	contactResource,
	integrationResource,
	messageResource,
	numberResource,
	tagResource,
	teamResource,
	userResource,
];
