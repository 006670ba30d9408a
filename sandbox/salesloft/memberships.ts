/** Cadence memberships: a person's time on a cadence, one record per pair for all times. */
import { named, type Operations } from '../emulator';
import { empty } from '../http';
import { validate } from './answers';
import { unknownId, unknownIds, type Call } from './call';
import { add, type Row, type State } from './kinds';
import { resource } from './resource';

type Membership = Row<'cadence_memberships'>;

export const memberships: Operations<Call> = {
	...resource('cadence_memberships', { show: describe, create: addToCadence }),
	// What deleting does is known from the events: there is no "deleted", but an "updated" with
	// currently_on_cadence false. The record stays.
	delete_cadence_memberships_by_id: (call) => {
		const { id } = named(call, call.state.cadence_memberships);
		endMemberships(call, (membership) => membership.id === id);
		return empty(204);
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
	const step = state.steps.get(body.step_id);
	validate({
		...unknownIds(state, 'cadence_memberships', body),
		task_id: unknownId(state, 'tasks', body.task_id),
	});
	const earlier = state.cadence_memberships.find(
		(membership) => membership.person_id === person_id && membership.cadence_id === cadence_id,
	);
	const account = state.accounts.get(person?.account_id);
	validate({
		cadence_id: cadence?.archived_at && 'is archived',
		user_id: cadence && !isAddable(cadence, user_id) && 'cannot add people to this cadence',
		step_id: step && step.cadence_id !== cadence_id && 'is not a step of this cadence',
		person_id:
			((person?.do_not_contact || account?.do_not_contact) && 'is marked as do not contact') ||
			(earlier?.currently_on_cadence && 'is already on this cadence'),
	});
	const first = state.steps.find((one) => one.cadence_id === cadence_id);
	const step_id = (step ?? first)?.id ?? null;
	const added = { user_id, step_id, added_at: now, currently_on_cadence: true };
	if (earlier) return Object.assign(earlier, added, { updated_at: now });
	return add(state, 'cadence_memberships', { person_id, cadence_id, ...added }, now);
}

/** Team cadences take people from everybody, personal ones only for their owner. */
export function isAddable(cadence: Row<'cadences'>, userId: number): boolean {
	return cadence.archived_at === null && (cadence.team_cadence || cadence.owner_id === userId);
}

export function currentMemberships(state: State, personId: number): Membership[] {
	return state.cadence_memberships.where(
		(membership) => membership.person_id === personId && membership.currently_on_cadence,
	);
}

export function endMemberships(
	{ state, now }: Call,
	fits: (membership: Membership) => boolean,
): void {
	for (const membership of state.cadence_memberships.where(fits)) {
		if (!membership.currently_on_cadence) continue;
		membership.currently_on_cadence = false;
		membership.updated_at = now;
	}
}

function describe({ person_id, cadence_id, currently_on_cadence }: Membership, { state }: Call) {
	const emails = state.emails.where(
		(email) => email.person_id === person_id && email.cadence_id === cadence_id,
	);
	const sum = (what: 'views' | 'clicks' | 'replies') =>
		emails.reduce((total, email) => total + email[what], 0);
	return {
		person_deleted: !state.people.has(person_id),
		current_state: currently_on_cadence ? 'active' : 'removed',
		counts: {
			sent_emails: emails.length,
			views: sum('views'),
			clicks: sum('clicks'),
			replies: sum('replies'),
			bounces: emails.filter(({ bounced }) => bounced).length,
			calls: 0,
		},
	};
}
