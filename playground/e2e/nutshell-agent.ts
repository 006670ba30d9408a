/** The agent that enters a call report. */
import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox';
import { toldByTool, type Execution } from '../rest';
import type { AgentExample } from './agent';
import { emulated } from './emulated';
import { pick } from './run-example';
import { call, type Told } from './scripted-model';

/** The tools, by the names of their nodes. */
const FIND = 'Find Leads';
const MOVE = 'Move a Lead';
const ADD = 'Put a Product on a Lead';
const LOG = 'Log a Call';
const CLOSE = 'Close a Lead';

const PERSON = 'Emeka Lind';
const TITLE = 'Order of field sensors';
const NOTE = 'They take 20 field sensors and sign today. Delivery is in March.';

/** The lead that was found, as people write it. */
const found = (told: Told) => `Lead-${String(told(FIND)[0].number)}`;

export const nutshellAgent: AgentExample = {
	name: 'Nutshell: an agent enters a call report',
	does: 'an AI agent finds a lead by a person, moves it, adds a product, logs a call and closes it',
	/** Names, and the number that a tool has told; no ID is known before. */
	script: [
		() => [call(FIND, { query: PERSON })],
		(told) => [
			call(MOVE, { lead: found(told), stage: 'Proposal' }),
			call(ADD, { lead: found(told), product: 'Field sensor', quantity: '20' }),
			call(LOG, {
				...{ title: TITLE, type: 'Phone call', person: PERSON },
				...{ lead: found(told), note: NOTE },
			}),
		],
		(told) => [call(CLOSE, { lead: found(told), result: 'won' })],
	],
	naming: {
		[FIND]: ['query'],
		[MOVE]: ['lead', 'stage'],
		[ADD]: ['lead', 'product'],
		[LOG]: ['lead', 'person', 'type'],
		[CLOSE]: ['lead'],
	},
	assertDone,
};

interface LeadHeld extends IDataObject {
	links: IDataObject & { productMaps: string[] };
}

function assertDone(sandbox: Sandbox, execution: Execution): void {
	const held = <T>(path: string) => emulated<T>(sandbox, 'nutshell', path);
	const [{ id, stageName }] = toldByTool(execution, FIND);
	assert.equal(stageName, 'Qualify');
	const { leads } = held<{ leads: LeadHeld[] }>(`leads/${String(id)}`);
	const [{ status, links }] = leads;
	assert.equal(status, 'won');
	assert.deepEqual(pick(links, 'stage', 'outcome'), { stage: '3-stages', outcome: '1-outcomes' });

	const added = links.productMaps.map(
		(one) => held<{ productMaps: IDataObject[] }>(`productmaps/${one}`).productMaps[0],
	);
	assert.deepEqual(
		added.map(({ quantity, links: to }) => [quantity, (to as IDataObject).product]),
		[[20, '1-products']],
	);

	const [{ id: call }] = toldByTool(execution, LOG);
	const { activities } = held<{ activities: IDataObject[] }>(`activities/${String(call)}`);
	const [logged] = activities;
	assert.deepEqual(pick(logged, 'name', 'isLogged'), { name: TITLE, isLogged: true });
	assert.deepEqual(pick(logged.links as IDataObject, 'activityType', 'leads', 'contacts'), {
		...{ activityType: '1-activityTypes', leads: [id], contacts: ['13-contacts'] },
	});
}
