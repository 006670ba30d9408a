/** Cadence memberships: a person's time on a cadence, one record per pair for all times. */
import { answer, deleted, ref, validate } from './answers';
import { named, unknownId } from './call';
import type { Call, Routes } from './call';
import { anyOf, flag, range } from './filters';
import { list } from './list';
import type { Cadence, Membership, State } from './records';

export const memberships: Routes = {
	list_cadence_memberships: list<Membership>({
		rows: ({ state }) => state.memberships.all(),
		filters: {
			ids: anyOf((membership) => membership.id),
			person_id: anyOf((membership) => membership.person_id),
			cadence_id: anyOf((membership) => membership.cadence_id),
			updated_at: range((membership) => membership.updated_at),
			currently_on_cadence: flag((membership) => membership.currently_on_cadence),
		},
		sorts: {
			updated_at: (membership) => membership.updated_at,
			added_at: (membership) => membership.added_at,
		},
		show: showMembership,
	}),
	get_cadence_memberships_by_id: (call) =>
		answer(showMembership(named(call, call.state.memberships), call)),
	create_cadence_memberships: (call) => answer(showMembership(addToCadence(call), call)),
	// What deleting does is known from the events: there is no "deleted", but an "updated" with
	// currently_on_cadence false. The record stays.
	delete_cadence_memberships_by_id: (call) => {
		const { id } = named(call, call.state.memberships);
		endMemberships(call, (membership) => membership.id === id);
		return deleted();
	},
};

type MembershipBody = {
	person_id: number;
	cadence_id: number;
	user_id?: number;
	step_id?: number;
	task_id?: number;
};

/** The refusals are read out of the documentation's text; their wording and fields are not known. */
function addToCadence(call: Call): Membership {
	const { state, caller, now } = call;
	const body = call.body as MembershipBody;
	const { person_id, cadence_id, user_id = caller.user.id } = body;
	const person = state.people.get(person_id);
	const cadence = state.cadences.get(cadence_id);
	const step = state.steps.get(body.step_id ?? null);
	validate({
		person_id: unknownId(state.people, person_id),
		cadence_id: unknownId(state.cadences, cadence_id),
		user_id: unknownId(state.users, user_id),
		step_id: unknownId(state.steps, body.step_id),
		task_id: unknownId(state.tasks, body.task_id),
	});
	const earlier = state.memberships.find(
		(membership) => membership.person_id === person_id && membership.cadence_id === cadence_id,
	);
	const account = state.accounts.get(person?.account_id ?? null);
	validate({
		cadence_id: cadence?.archived_at && 'is archived',
		user_id: cadence && !isAddable(cadence, user_id) && 'cannot add people to this cadence',
		step_id: step && step.cadence_id !== cadence_id && 'is not a step of this cadence',
		person_id:
			((person?.do_not_contact || account?.do_not_contact) && 'is marked as do not contact') ||
			(earlier?.currently_on_cadence && 'is already on this cadence'),
	});
	const added = {
		user_id,
		step_id: step?.id ?? state.steps.find((first) => first.cadence_id === cadence_id)?.id ?? null,
		added_at: now,
		currently_on_cadence: true,
		updated_at: now,
	};
	if (earlier) return Object.assign(earlier, added);
	return state.memberships.insert({
		person_id,
		cadence_id,
		created_at: now,
		...added,
	});
}

/** Team cadences take people from everybody, personal ones only for their owner. */
export function isAddable(cadence: Cadence, userId: number): boolean {
	return cadence.archived_at === null && (cadence.team_cadence || cadence.owner_id === userId);
}

export function currentMemberships(state: State, personId: number): Membership[] {
	return state.memberships.filter(
		(membership) => membership.person_id === personId && membership.currently_on_cadence,
	);
}

export function endMemberships(
	{ state, now }: Call,
	fits: (membership: Membership) => boolean,
): void {
	for (const membership of state.memberships.filter(fits)) {
		if (!membership.currently_on_cadence) continue;
		membership.currently_on_cadence = false;
		membership.updated_at = now;
	}
}

function showMembership(membership: Membership, { state }: Call) {
	const { person_id, cadence_id, user_id, step_id, ...own } = membership;
	const emails = state.emails.filter(
		(email) => email.person_id === person_id && email.cadence_id === cadence_id,
	);
	return {
		...own,
		person_deleted: !state.people.get(person_id),
		current_state: own.currently_on_cadence ? 'active' : 'removed',
		person: ref('people', person_id),
		cadence: ref('cadences', cadence_id),
		user: ref('users', user_id),
		step: ref('steps', step_id),
		latest_action: null,
		counts: {
			sent_emails: emails.length,
			views: emails.reduce((sum, { views }) => sum + views, 0),
			clicks: emails.reduce((sum, { clicks }) => sum + clicks, 0),
			replies: emails.reduce((sum, { replies }) => sum + replies, 0),
			bounces: emails.filter(({ bounced }) => bounced).length,
			calls: 0,
		},
	};
}
