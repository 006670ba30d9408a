import type { Provider } from '../../../sandbox/http';
import { salesloftAccount as account } from '../../../sandbox/salesloft';
import type { Samples } from './samples';

/** A call without a note, to which one can be added, and a person whom the CRM knows. */
function addActivity(team: Provider): void {
	const { firstPerson } = account;
	write(team, 'POST', 'activities/calls', { person_id: firstPerson });
	write(team, 'PUT', `people/${firstPerson}`, {
		crm_id: '0035e00000ABCDEAA1',
		crm_id_type: 'salesforce',
	});
}

function write(team: Provider, method: string, path: string, body: object): void {
	const { status } = team.handle({
		method,
		url: new URL(`https://api.salesloft.com/v2/${path}`),
		headers: {
			authorization: `Bearer ${account.apiKey}`,
			'content-type': 'application/json',
		},
		body: Buffer.from(JSON.stringify(body)),
	});
	if (status !== 200) throw new Error(`The team took no ${path}: ${status}`);
}

export const salesloftSamples: Samples = {
	furnish: addActivity,
	parameters: {
		// A person who is on that cadence.
		'cadenceMembership.removePerson.personId': account.firstPerson,
		'cadenceMembership.removePerson.cadenceId': account.cadences.outbound,
	},
};
