import { activityResource } from './activity';
import { activityTypeResource } from './activity-type';
import { audienceResource } from './audience';
import { commentResource } from './comment';
import { companyResource } from './company';
import { companyTypeResource } from './company-type';
import { competitorResource } from './competitor';
import { editionResource } from './edition';
import { emailResource } from './email';
import { formResource } from './form';
import { industryResource } from './industry';
import { invoiceResource } from './invoice';
import { leadResource } from './lead';
import { leadCompetitorResource } from './lead-competitor';
import { leadProductResource } from './lead-product';
import { marketResource } from './market';
import { noteResource } from './note';
import { outcomeResource } from './outcome';
import { personResource } from './person';
import { pipelineResource } from './pipeline';
import { productResource } from './product';
import { productCategoryResource } from './product-category';
import { quoteResource } from './quote';
import { savedFilterResource } from './saved-filter';
import { searchResource } from './search';
import { sourceResource } from './source';
import { stageResource } from './stage';
import { tagResource } from './tag';
import { taskResource } from './task';
import { teamResource } from './team';
import { territoryResource } from './territory';
import { timelineEventResource } from './timeline-event';
import { userResource } from './user';

/** Everything that the Nutshell node can do; the first resource is the one a new node starts with. */
export const resources = [
	leadResource,
	companyResource,
	personResource,
	activityResource,
	activityTypeResource,
	audienceResource,
	commentResource,
	companyTypeResource,
	competitorResource,
	editionResource,
	emailResource,
	formResource,
	industryResource,
	invoiceResource,
	leadCompetitorResource,
	leadProductResource,
	marketResource,
	noteResource,
	outcomeResource,
	pipelineResource,
	productResource,
	productCategoryResource,
	quoteResource,
	savedFilterResource,
	searchResource,
	sourceResource,
	stageResource,
	tagResource,
	taskResource,
	teamResource,
	territoryResource,
	timelineEventResource,
	userResource,
];
