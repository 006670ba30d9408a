import { arrayOf, type Json } from '../../engine/json';
import { wordsOf } from '../../engine/vocabulary/answered';
import { code, flag, needed, path, reference, text } from '../../engine/vocabulary/field';
import { wanted, type Job } from '../../engine/vocabulary/job';
import { get, list, resource, update } from '../../engine/vocabulary/operation';
import { lastPage, recordsOf, wholeList } from '../../engine/vocabulary/paging';
import type { Values } from '../../engine/vocabulary/values';
import { camelCase } from '../../engine/vocabulary/words';
import { objectiveId } from '../fields';
import { keyResult, objective } from '../records';

const KEY_RESULT = '/api/v3/key-results/{key-result-public-id}';

const chosen = [
	reference(objective, 'objective-public-id', {
		name: 'objectiveId',
		in: 'local',
		description: 'Fills the list of key results below; not needed where the ID is given',
	}),
	needed(path(keyResult, 'key-result-public-id')),
];

/** The API takes decimals as text, so that none of them is rounded. */
const pattern = { regex: /^-?\d{1,15}(\.\d{1,2})?$/, says: 'a number with two decimals at most' };

const VALUES = [
	{ wire: 'observed_value', label: 'Current Value', reached: 'Is Reached', says: 'is reached' },
	{
		wire: 'target_value',
		label: 'Target Value',
		reached: 'Is to Be Reached',
		says: 'should be reached',
	},
	{
		wire: 'initial_observed_value',
		label: 'Initial Value',
		reached: 'Was Reached at First',
		says: 'was reached at the beginning',
	},
];

const values = VALUES.flatMap(({ wire, label, reached, says }) => [
	code(`${wire}.numeric_value`, {
		name: camelCase(label),
		label,
		min: 1,
		pattern,
		placeholder: 'e.g. 12.50',
		description: 'For a key result that is measured by a number or in percent',
	}),
	flag(`${wire}.boolean_value`, {
		name: camelCase(reached),
		label: reached,
		description: `Whether it ${says}; for a key result that is either reached or not`,
	}),
]);

export const keyResultResource = resource(keyResult, {
	getAll: list(`GET ${KEY_RESULT}`, {
		required: [objectiveId],
		paging: { ...wholeList, read: (answer) => lastPage(recordsOf(answer)) },
		run: keyResults,
		description: 'Retrieve the key results of an objective',
	}),
	get: get(`GET ${KEY_RESULT}`, { beside: chosen }),
	update: update(`PUT ${KEY_RESULT}`, {
		beside: chosen,
		optional: [text('name', { max: 1024, placeholder: 'e.g. Sign-ups in Spain' }), ...values],
		check: oneOfEach,
	}),
});

/** No list has them: each is read by the ID that its objective names. */
async function* keyResults(job: Job): AsyncGenerator<Json> {
	const { key_result_ids: ids } = await job.record(keyResult.list, { path: job.values.path });
	for (const id of wanted(job, arrayOf(ids))) {
		yield await job.record(job.route, { path: { 'key-result-public-id': wordsOf(id) } });
	}
}

function oneOfEach({ body }: Values): string | undefined {
	const both = VALUES.find(({ wire }) => Object.keys(Object(body[wire])).length > 1);
	return (
		both && `A key result is measured in one way. Leave '${both.label}' or '${both.reached}' out.`
	);
}
