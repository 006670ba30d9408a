/** A lead together with its person and its company: each is found, or made where it is missing. */
import { arrayOf, getPath, type Json } from '../../../engine/json';
import { knownId } from '../../../engine/vocabulary/answered';
import { email, phone, text } from '../../../engine/vocabulary/field';
import type { Job } from '../../../engine/vocabulary/job';
import { create, type Operation } from '../../../engine/vocabulary/operation';
import { inSteps } from '../../../engine/vocabulary/steps';
import { quote } from '../../../engine/vocabulary/value';
import { newRecord } from '../../exchange';
import { leadDueTime, leadValue, owner, sources, tags } from '../../fields';
import { adding, patchHeaders } from '../../patch';
import { leadTag } from '../../records';
import { openPoints, phonesOfPerson } from '../../undocumented';
import { byEmail, byName, byPhone, findOne, make, type Wanted } from '../../upsert';
import { leadName } from './fields';

const personName = text('personName', { in: 'local', placeholder: 'e.g. Andy Fowler' });
const personEmail = email('email', {
	in: 'local',
	name: 'personEmail',
	label: 'Person Email',
	description:
		'By which the person is recognized; without it, by the whole name, or by the phone number alone',
});
const personPhone = phone('personPhone', {
	in: 'local',
	placeholder: 'e.g. 555 0100',
	description: 'Of a new person; another one keeps the number that is there',
});
const companyName = text('companyName', {
	in: 'local',
	placeholder: 'e.g. Acme',
	description: 'By which the company is recognized: the whole name, apart from capital letters',
});

const given = (value: unknown) => (value === undefined ? '' : String(value).trim());

const INSTEAD = 'Use Lead, Create, and choose the one that is meant by its ID';

/**
 * How the company is recognized; undefined where none is named.
 * @throws Error for an ID, of which a company of that name would be made
 */
function companyIn({ companyName: called }: Json): Wanted | undefined {
	const name = given(called);
	if (/^\d+-accounts$/.test(name)) {
		throw new Error(`'Company Name' is to be a name, and ${quote(name)} is an ID. ${INSTEAD}`);
	}
	return name === '' ? undefined : byName(name);
}

/** How the person is recognized; undefined where nobody is named. */
function personIn({
	personName: called,
	email: at,
	personPhone: reached,
}: Json): Wanted | undefined {
	const [name, address, number] = [called, at, reached].map(given);
	if (address !== '') return byEmail(address);
	if (name !== '') return byName(name);
	return number === '' ? undefined : byPhone(number, 'contacts');
}

/** What a new person has beside what it is recognized by. */
function contentOf({ personName: called, personPhone: reached }: Json, company?: string): Json {
	const [name, number] = [called, reached].map(given);
	return {
		...(name !== '' && { name }),
		...(number !== '' && { phones: [{ value: { number } }] }),
		...(company !== undefined && { links: { accounts: [company] } }),
	};
}

const isIn = (company: unknown) => (person: Json) =>
	arrayOf(getPath(person, 'links.accounts')).includes(company);

/** A person belongs to the company: a new one from the beginning, another one from now on. */
async function createAll(job: Job): Promise<Json> {
	const { local, body: lead } = job.values;
	const [company, person] = [companyIn(local), personIn(local)];
	// Both are looked for before anything is made: where one of them cannot be told, nothing is.
	const knownCompany = company && (await findOne(job, 'accounts', company, INSTEAD));
	const isMeant = knownCompany && isIn(knownCompany.id);
	const knownPerson = person && (await findOne(job, 'contacts', person, INSTEAD, isMeant));
	return await inSteps(async (done) => {
		const made = async (noun: string, segment: string, wanted: Wanted, content: Json) => {
			const id = knownId(await make(job, segment, wanted, content));
			done(`The ${noun} ${id} was created before; the next run finds it.`);
			return id;
		};
		const companyId = knownCompany
			? knownId(knownCompany)
			: company && (await made('company', 'accounts', company, {}));
		const personId = knownPerson
			? knownId(knownPerson)
			: person && (await made('person', 'contacts', person, contentOf(local, companyId)));
		const isLinked =
			knownPerson !== undefined && companyId !== undefined && !isIn(companyId)(knownPerson);
		if (isLinked) {
			await job.send('PATCH /rest/contacts/{id}', {
				path: { id: knownId(knownPerson) },
				headers: patchHeaders,
				body: [adding('contacts', 'accounts', companyId)],
			});
			done(`The person ${personId} was linked to the company ${companyId} before.`);
		}
		const links = {
			...(lead.links as Json | undefined),
			...(companyId !== undefined && { accounts: [companyId] }),
			...(personId !== undefined && { contacts: [personId] }),
		};
		return {
			...(await job.record('POST /rest/leads', { body: newRecord('leads')({ ...lead, links }) })),
			companyCreated: company !== undefined && knownCompany === undefined,
			personCreated: person !== undefined && knownPerson === undefined,
			personLinked: isLinked,
		};
	});
}

/** Also of what the schema is made of, where the three are not there. */
const tellsMade: NonNullable<Operation['tells']> = ({
	companyCreated,
	personCreated,
	personLinked,
}) => ({
	companyCreated: companyCreated === true,
	personCreated: personCreated === true,
	personLinked: personLinked === true,
});

export const createWithPerson = create('POST /rest/leads', {
	required: [leadName],
	beside: [personName, personEmail, personPhone, companyName, leadValue, owner],
	optional: [leadDueTime, sources, tags(leadTag, 'links.tags')],
	check: ({ local }) =>
		(companyIn(local) ?? personIn(local))
			? undefined
			: "One of 'Person Name', 'Person Email', 'Person Phone' and 'Company Name' is needed",
	run: createAll,
	tells: tellsMade,
	undocumented: openPoints(phonesOfPerson),
	name: 'Create With Person',
	action: 'Create a lead with its company and person',
	description:
		'Create a lead together with its company and person. Each of the two is found by its exact name or email, or created if it is missing, and the person is linked to the company; the output says what was done.',
});
