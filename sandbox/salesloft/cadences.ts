/** Cadences and their steps, which the API only reads. */
import type { Operations } from '../emulator';
import { ref } from './answers';
import type { Call } from './call';
import type { Filter } from './filters';
import type { Row } from './kinds';
import { isAddable } from './memberships';
import { resource } from './resource';
import { tagIds } from './writing';

type Cadence = Row<'cadences'>;

export const cadences: Operations<Call> = {
	...resource('cadences', {
		reads: {
			archived: (cadence) => cadence.archived_at !== null,
			people_addable: (cadence, { caller }) => isAddable(cadence, caller.user.id),
			owned_by_guid: ({ owner_id }, { state }) => state.users.get(owner_id)?.guid ?? null,
			tag_ids: tagIds,
			override_contact_restrictions: () => false,
		},
		filters: { group_ids: groupIds },
		show: ({ id, owner_id, group_ids, archived_at }, { state }) => {
			const people = state.cadence_memberships.where(
				(membership) => membership.cadence_id === id && membership.currently_on_cadence,
			);
			return {
				creator: ref('users', owner_id),
				groups: group_ids.map((group) => ref('groups', group)),
				archived: archived_at !== null,
				// Nobody knows how it is told.
				archived_by: undefined,
				current_state: archived_at ? 'archived' : 'active',
				remove_bounces_enabled: true,
				remove_replies_enabled: true,
				counts: { cadence_people: people.length, people_acted_on_count: people.length },
			};
		},
	}),
	...resource('steps', {
		reads: { has_due_actions: () => false },
		show: ({ day, name }) => ({ display_name: `Day ${day}: ${name}` }),
	}),
};

/** Ids as values, or all of them as one JSON text. */
function groupIds(call: Call, name: string): ReturnType<Filter<Cadence>> {
	const wanted = call.query.all(name).flatMap((text) => text.match(/\d+/g) ?? []);
	if (wanted.length === 0) return undefined;
	return (cadence) => cadence.group_ids.some((id) => wanted.includes(String(id)));
}
