/** What the events of Salesloft can be narrowed down by. */
import { getPath, type Json } from '../engine/json';
import type { Filter, Happening } from '../engine/vocabulary/event';
import { choices, reference, references, type Field } from '../engine/vocabulary/field';
import { TASK_TYPES } from './fields';
import {
	account as accountKind,
	accountStage,
	cadence as cadenceKind,
	callDisposition,
	callSentiment,
	person as personKind,
	personStage,
	user as userKind,
} from './records';

/** Compares what stands in the record; where a delivery lacks the field, it is read anew. */
function at(field: Field): (path: string, isMeant?: (record: Json) => boolean) => Filter {
	return (path, isMeant = () => true) => {
		const [holder] = path.split('.');
		const ofRecord = (record: Json) => (isMeant(record) ? [getPath(record, path)] : []);
		const of = ({ record }: Happening) =>
			Object.hasOwn(record, holder) ? ofRecord(record) : undefined;
		return { field, of, ofRecord };
	};
}

const user = at(references(userKind, 'user_id'));
const owner = at(references(userKind, 'owner_id', { label: 'Owner' }));
const cadence = at(references(cadenceKind, 'cadence_id'));
const person = at(reference(personKind, 'person_id'));
const account = at(reference(accountKind, 'account_id'));
const stageOfPerson = at(references(personStage, 'person_stage_id'));
const stageOfAccount = at(references(accountStage, 'account_stage_id'));
const taskType = at(choices('task_type', TASK_TYPES));
const disposition = at(references(callDisposition, 'disposition', { label: 'Disposition' }));
const sentiment = at(references(callSentiment, 'sentiment', { label: 'Sentiment' }));
const state = at(
	choices('current_state', [
		'active',
		'completed',
		'processing',
		'reassigned',
		'removed',
		'removed_no_action',
		'scheduled',
		'staged',
	]),
);

const isAbout = (type: string) => (record: Json) => record.associated_type === type;

export const ofAccounts = [account('id'), owner('owner.id'), stageOfAccount('company_stage.id')];
export const ofPeople = [
	person('id'),
	account('account.id'),
	owner('owner.id'),
	stageOfPerson('person_stage.id'),
];
export const ofCadences = [cadence('id'), owner('owner.id')];
const onCadence = [cadence('cadence.id'), person('person.id'), user('user.id')];
export const ofMemberships = [...onCadence, state('current_state')];
export const ofTasks = [taskType('task_type'), person('person.id'), user('user.id')];
export const ofNotes = [
	person('associated_with.id', isAbout('person')),
	account('associated_with.id', isAbout('account')),
	user('user.id'),
];
export const ofCalls = [
	cadence('cadence.id'),
	disposition('disposition'),
	person('called_person.id'),
	sentiment('sentiment'),
	user('user.id'),
];
export const ofCallRecords = [person('called_person.id'), user('user.id')];
export const ofConversations = [account('account.id'), person('person.id')];
export const ofOpportunities = [account('account.id'), owner('owner.id')];
export const ofEmails = [cadence('cadence.id'), person('recipient.id'), user('user.id')];
export const ofMeetings = [cadence('cadence.id'), person('person.id'), user('owned_by_user.id')];
export const ofSteps = [cadence('cadence.id')];
export const ofSuccesses = [cadence('latest_cadence.id'), person('person.id'), user('user.id')];
export const ofActions = onCadence;
export const ofCrmActivities = [person('person.id'), user('user.id')];
export const ofTemplates = [owner('template_owner.id')];
