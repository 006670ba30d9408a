/** Who is on which cadence. */
import type { Call } from './call';
import type { Row, State } from './kinds';

type Membership = Row<'cadence_memberships'>;

export function currentMemberships(
	state: State,
	fits: (membership: Membership) => boolean,
): Membership[] {
	return state.cadence_memberships.where((one) => one.currently_on_cadence && fits(one));
}

export function endMemberships({ state, now }: Call, fits: (one: Membership) => boolean): void {
	for (const membership of currentMemberships(state, fits)) {
		membership.currently_on_cadence = false;
		membership.updated_at = now;
	}
}
