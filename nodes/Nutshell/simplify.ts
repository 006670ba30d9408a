/** What people work with of each kind of record of Nutshell. */
import { wordsOf } from '../engine/vocabulary/answered';
import { getPath, isObject, partOf, type Json } from '../engine/json';
import type { Simplify } from '../engine/vocabulary/output';
import { recordsOf } from '../engine/vocabulary/paging';
import { simple } from './flat';
import { withKind } from './procedures';

export const activity = simple(
	'id',
	'name',
	'htmlUrl',
	['description', 'agenda'],
	['activityType', 'links.activityType'],
	'startTime',
	'endTime',
	'isAllDay',
	'isFlagged',
	'isLogged',
	'isCancelled',
	'isOverdue',
	['companies', 'links.accounts'],
	['leads', 'links.leads'],
	['people', 'links.contacts'],
	['users', 'links.users'],
	['creator', 'links.creator'],
	'createdTime',
);

export const company = simple(
	'id',
	'name',
	'htmlUrl',
	'description',
	['email', 'emails'],
	['phone', 'phones'],
	['website', 'urls'],
	['address', 'addresses'],
	['owner', 'links.owner'],
	['companyType', 'links.accountType'],
	['industry', 'links.industry'],
	['territory', 'links.territory'],
	['people', 'links.contacts'],
	['tags', 'links.tags'],
	'customFields',
	'createdTime',
);

export const industry = simple('id', 'name');

export const lead = simple(
	'id',
	'number',
	'name',
	'htmlUrl',
	'status',
	'value',
	['currency', 'value.currency'],
	'confidence',
	'priority',
	['owner', 'links.owner'],
	['pipeline', 'links.stageset'],
	['stage', 'links.stage'],
	['outcome', 'links.outcome'],
	['companies', 'links.accounts'],
	['people', 'links.contacts'],
	['sources', 'links.sources'],
	['tags', 'links.tags'],
	'customFields',
	'dueTime',
	'closedTime',
	'createdTime',
);

export const note = simple(
	'id',
	['text', 'body'],
	'htmlUrl',
	['relatedTo', 'links.parent'],
	'createdTime',
);

export const outcome = simple('id', 'name', 'status');

export const person = simple(
	'id',
	'name',
	'firstName',
	'lastName',
	'jobTitle',
	'htmlUrl',
	'description',
	['email', 'emails'],
	['phone', 'phones'],
	['website', 'urls'],
	['address', 'addresses'],
	['owner', 'links.owner'],
	['territory', 'links.territory'],
	['companies', 'links.accounts'],
	['tags', 'links.tags'],
	['audiences', 'links.emAudiences'],
	'customFields',
	'createdTime',
);

export const pipeline = simple('id', 'name', 'status');

export const product = simple(
	'id',
	'name',
	'sku',
	'price',
	['currency', 'price.currency'],
	'productType',
	'description',
);

export const source = simple('id', 'name', 'channel');

const stageFields = simple(
	'id',
	'name',
	'position',
	['pipeline', 'links.stageset'],
	'timeSpent',
	'timesSpent',
);

export const stage: Simplify = (one) =>
	stageFields({ ...one, links: stageLinks(one) ?? one.links });

/** The ID of the pipeline of a stage. */
export const pipelineOf = (one: Json) => stageLinks(one)?.stageset;

/** The links of a stage come as an object or as a list of such objects. */
const stageLinks = ({ links }: Json) =>
	recordsOf(links).find(({ stageset }) => stageset !== undefined);

export const tag = simple('id', 'name', 'tagType', 'colorType');

/** Nutshell publishes hardly any field of a task; these are what it is made of. */
export const task = simple(
	'id',
	'title',
	'htmlUrl',
	'description',
	'dueTime',
	['assignee', 'links.assignee'],
	['relatedTo', 'links.relatedEntity'],
	['recurrenceRule', 'recurrenceRule.rule'],
	['creator', 'links.creator'],
	'createdTime',
);

export const territory = simple('id', 'name');

const eventFields = simple(
	'id',
	'action',
	'payloadType',
	'changes',
	['actor', 'links.actor'],
	['actorName', 'actor.name'],
	'createdTime',
);

export const timelineEvent: Simplify = (event) => {
	const payloads = getPath(event, 'links.payloads') ?? [];
	const known = new Map(recordsOf(event.payloads).map((one) => [one.id, one]));
	return {
		...eventFields(event),
		records: Array.isArray(payloads)
			? payloads.map((id: unknown) => ({ id, name: known.get(id)?.name }))
			: payloads,
	};
};

export const user = simple('id', 'name', ['email', 'emails'], 'isAdministrator', 'isEnabled');

export const leadProduct = simple(
	'id',
	'name',
	['product', 'links.product'],
	'quantity',
	'price',
	['currency', 'price.currency'],
	'productType',
);

export const leadCompetitor = simple(
	'id',
	'name',
	'status',
	['competitor', 'links.competitor'],
	['lead', 'links.lead'],
);

export const productCategory = simple('id', 'name');

export const installment = simple(
	'id',
	'description',
	'dueTime',
	'value',
	['currency', 'value.currency'],
	'isPaid',
	'failedTime',
);

/** What lists of what a search has found are called, and what their records are. */
const FOUND = new Map<unknown, string>([
	['accounts', 'Company'],
	['contacts', 'Person'],
	['leads', 'Lead'],
]);

export const found: Simplify = ({ id, name, kind }) => ({
	id: withKind(id, wordsOf(kind)),
	name,
	type: FOUND.get(kind) ?? kind,
});

/** Each report stands in an object of its own. */
export const report: Simplify = ({ report: inner, ...rest }) =>
	isObject(inner) ? { ...inner, ...rest } : { report: inner, ...rest };

export const edition = simple('id', 'name');

export const email = simple(
	'id',
	'subject',
	'htmlUrl',
	'excerpt',
	['from', 'links.from'],
	['to', 'links.to'],
	['cc', 'links.cc'],
	'isAutomatedReply',
	'sentTime',
	'createdTime',
);

const formFields = simple('id', 'name', 'fields', 'createdTime');

/** Of its fields, what a person sees and where it goes. */
export const form: Simplify = (one) => {
	const { fields } = one;
	return formFields(Array.isArray(fields) ? { ...one, fields: fields.map(fieldOfForm) } : one);
};

const formField = simple('id', 'label', 'fieldType', 'entityName', 'fieldName');
const fieldOfForm = (one: unknown) => (isObject(one) ? formField(one) : one);

const documentFields = simple(
	'id',
	'number',
	['status', 'displayStatus'],
	'total',
	['currency', 'total.currency'],
	['recipientId', 'recipient.id'],
	['recipient', 'recipient.name'],
	['recipientEmail', 'recipient.email'],
	'lines',
	'createdTime',
	'sentTime',
	'validThroughTime',
	'acceptedTime',
	'paidTime',
	'acceptedName',
	'acceptedEmail',
);

const line = simple('name', 'sku', 'quantity', 'price', 'total', 'product');

/** A quote or an invoice, with what it is for. */
export const salesDocument: Simplify = (one) => {
	const { productLineItems: lines } = one;
	return documentFields({
		...one,
		lines: Array.isArray(lines) ? recordsOf(lines).map(line) : lines,
	});
};

const rowFields = simple(
	'id',
	['name', 'primaryName'],
	'htmlUrl',
	'description',
	['info', 'primaryInfo'],
	['company', 'primaryAccount'],
	['person', 'primaryContact'],
	['relatedTo', 'relatedName'],
	'fields',
);

/** A row of a list view: of its fields, the values. */
export const listRow: Simplify = (row) => {
	const { fields } = row;
	if (!isObject(fields)) return rowFields(row);
	const values = Object.entries(fields).map(([name, field]) => [name, partOf(field, 'value')]);
	return rowFields({ ...row, fields: Object.fromEntries(values) });
};
