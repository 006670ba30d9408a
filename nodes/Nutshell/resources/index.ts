import { activityResource } from './activity';
import { companyResource } from './company';
import { industryResource } from './industry';
import { leadResource } from './lead';
import { leadCompetitorResource } from './lead-competitor';
import { leadProductResource } from './lead-product';
import { noteResource } from './note';
import { outcomeResource } from './outcome';
import { personResource } from './person';
import { pipelineResource } from './pipeline';
import { productResource } from './product';
import { productCategoryResource } from './product-category';
import { searchResource } from './search';
import { sourceResource } from './source';
import { stageResource } from './stage';
import { tagResource } from './tag';
import { taskResource } from './task';
import { territoryResource } from './territory';
import { timelineEventResource } from './timeline-event';
import { userResource } from './user';

/** Everything that the Nutshell node can do; the first resource is the one a new node starts with. */
export const resources = [
	leadResource,
	companyResource,
	personResource,
	activityResource,
	industryResource,
	leadCompetitorResource,
	leadProductResource,
	noteResource,
	outcomeResource,
	pipelineResource,
	productResource,
	productCategoryResource,
	searchResource,
	sourceResource,
	stageResource,
	tagResource,
	taskResource,
	territoryResource,
	timelineEventResource,
	userResource,
];
