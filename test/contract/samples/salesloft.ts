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

export const salesloftSamples: Samples = {
	furnish: addActivity,
	// Of these, pickers list the newest first: another record of the sandbox would change all samples.
	kinds: {
		account: 2010,
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
		// One that a person has.
		'callerId.getAll.phoneNumber': '+16175550001',
		// A person who is on that cadence.
		'cadenceMembership.removePerson.personId': account.firstPerson,
		'cadenceMembership.removePerson.cadenceId': account.cadences.outbound,
		// One of those that the opportunity is about.
		'opportunity.removePerson.personId': account.firstPerson,
	},
};
