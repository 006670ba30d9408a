/** A lead together with its person and its company: each is found, or made where it is missing. */
import type { Json } from '../../../engine/json';
import { email, phone, text } from '../../../engine/vocabulary/field';
import type { Job } from '../../../engine/vocabulary/job';
import { create, type Operation } from '../../../engine/vocabulary/operation';
import { newRecord } from '../../exchange';
import { leadDueTime, leadValue, owner, sources, tags } from '../../fields';
import { leadTag } from '../../records';
import { byEmail, byName, findOrCreate } from '../../upsert';
import { leadName } from './fields';

const personName = text('personName', { in: 'local', placeholder: 'e.g. Andy Fowler' });
const personEmail = email('email', {
	in: 'local',
	name: 'personEmail',
	label: 'Person Email',
	description: 'By which the person is recognized; without it, by the whole name',
});
const personPhone = phone('personPhone', {
	in: 'local',
	placeholder: 'e.g. 555 0100',
	description: 'Of a new person only',
});
const companyName = text('companyName', {
	in: 'local',
	placeholder: 'e.g. Acme',
	description: 'By which the company is recognized: the whole name, apart from capital letters',
});

const given = (value: unknown) => (value === undefined ? '' : String(value).trim());

async function companyOf(job: Job) {
	const called = given(job.values.local.companyName);
	return called === '' ? undefined : await findOrCreate(job, 'accounts', byName(called), {});
}

/** A new person belongs to the company; one that is there stays as it is. */
async function personOf(job: Job, company?: Found) {
	const { local } = job.values;
	const [name, phoneNumber] = [local.personName, local.personPhone].map(given);
	const address = given(local.email);
	if (name === '' && address === '') return undefined;
	const content: Json = {
		...(name !== '' && { name }),
		...(phoneNumber !== '' && { phones: [{ value: { number: phoneNumber } }] }),
		...(company && { links: { accounts: [company.id] } }),
	};
	const wanted = address === '' ? byName(name) : byEmail(address);
	return await findOrCreate(job, 'contacts', wanted, content);
}

type Found = Awaited<ReturnType<typeof findOrCreate>>;

async function createAll(job: Job): Promise<Json> {
	const company = await companyOf(job);
	const person = await personOf(job, company);
	const { links, ...lead } = job.values.body;
	const related = {
		...(links as Json | undefined),
		...(company && { accounts: [company.id] }),
		...(person && { contacts: [person.id] }),
	};
	const body = newRecord('leads')({ ...lead, links: related });
	const made = await job.record('POST /rest/leads', { body });
	return {
		...made,
		companyCreated: company?.created ?? false,
		personCreated: person?.created ?? false,
	};
}

/** Also of what the schema is made of, where the two are not there. */
const tellsMade: NonNullable<Operation['tells']> = ({ companyCreated, personCreated }) => ({
	companyCreated: companyCreated === true,
	personCreated: personCreated === true,
});

export const createWithPerson = create('POST /rest/leads', {
	required: [leadName],
	beside: [personName, personEmail, personPhone, companyName, leadValue, owner],
	optional: [leadDueTime, sources, tags(leadTag, 'links.tags')],
	check: ({ local }) =>
		[local.personName, local.email, local.companyName].every((one) => given(one) === '')
			? "One of 'Person Name', 'Person Email' and 'Company Name' is needed"
			: undefined,
	run: createAll,
	tells: tellsMade,
	name: 'Create With Person',
	action: 'Create a lead with its company and person',
	description:
		'Create a lead together with its company and person. Each of the two is found by its exact name or email, or created if it is missing; the output says which.',
});
