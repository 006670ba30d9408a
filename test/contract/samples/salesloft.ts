import type { Provider } from '../../../sandbox/http';
import { asking } from '../../harness';
import { account, salesloft } from '../../salesloft/provider';
import type { Samples } from './samples';

const ask = asking(salesloft.api);

/** A call without a note, to which one can be added, a person whom the CRM knows, and a subscription. */
function addActivity(team: Provider): void {
	const { firstPerson } = account;
	ask(team, 'POST', 'activities/calls', { person_id: firstPerson });
	ask(team, 'PUT', `people/${firstPerson}`, {
		crm_id: '0035e00000ABCDEAA1',
		crm_id_type: 'salesforce',
	});
	ask(team, 'POST', 'webhook_subscriptions', {
		callback_url: 'https://example.com/salesloft',
		callback_token: 'secret',
		event_type: 'person_created',
	});
}

function addEmptyCadence(team: Provider): void {
	const body = { settings: { name: 'Empty' }, cadence_content: { step_groups: [] } };
	ask(team, 'POST', 'cadence_imports', body);
}

const BULK_JOB = 82_001;

/** A bulk job that waits for more data. */
function makeBulkJob(team: Provider): void {
	ask(team, 'POST', 'bulk_jobs', { type: 'person/upsert', name: 'Spring Fair' });
	const data = [{ email_address: 'new@example.com', upsert_key: 'email_address' }];
	ask(team, 'POST', `bulk_jobs/${BULK_JOB}/job_data`, { data });
}

const execute = (team: Provider) =>
	void ask(team, 'PUT', `bulk_jobs/${BULK_JOB}`, { ready_to_execute: true });

export const salesloftSamples: Samples = {
	furnish: (team) => {
		addActivity(team);
		makeBulkJob(team);
	},
	furnishFor: {
		'bulkJob.getResults': execute,
		// A cadence without steps, which an import can give some.
		'cadence.import': addEmptyCadence,
	},
	// Of these, pickers list the newest first: another record of the sandbox would change all samples.
	kinds: {
		account: 2010,
		bulkJob: BULK_JOB,
		// A phone step, which is completed with a call.
		cadenceAction: 80_001,
		cadenceMembership: 50_011,
		call: 30_007,
		email: 40_023,
		emailTemplate: 501,
		note: 20_007,
		opportunity: 73_001,
		person: 1_000_051,
		step: 412,
		stepOfCadence: 406,
	},
	parameters: {
		'account.findByDomain.domain': 'contoso.example',
		'cadence.import.content': '{"step_groups":[]}',
		// A cadence without steps.
		'cadence.import.cadenceId': 305,
		'cadenceAction.getAll.type': 'phone',
		// A person who is on one cadence, and not on the other.
		'cadenceMembership.movePerson.personId': account.firstPerson,
		'cadenceMembership.movePerson.cadenceId': account.cadences.inbound,
		'cadenceMembership.movePerson.fromCadenceId': account.cadences.outbound,
		// One that a person has.
		'callerId.getAll.phoneNumber': '+16175550001',
		// A person who is on that cadence.
		'cadenceMembership.removePerson.personId': account.firstPerson,
		'cadenceMembership.removePerson.cadenceId': account.cadences.outbound,
		// What shows that the right record is meant.
		...Object.fromEntries(
			[
				['forgetPerson', 'ada.berg51@initech.example'],
				['softDeletePerson', 'ada.berg51@initech.example'],
				['redactAccount', 'acme.example'],
				['redactAccountAndPeople', 'acme.example'],
			].map(([operation, called]) => [`dataControlRequest.${operation}.confirmation`, called]),
		),
		'person.findByName.fullName': 'Ada Stone',
		// Its job is another one than the one that there is.
		'person.upsertMany.goOnWith': null,
		// One of those that the opportunity is about.
		'opportunity.removePerson.personId': account.firstPerson,
	},
};
