/** Cadences and their steps, which the API only reads. */
import { answer, ref } from './answers';
import { named } from './call';
import type { Call, Routes } from './call';
import { anyOf, flag, range } from './filters';
import type { Filter } from './filters';
import { list } from './list';
import { isAddable } from './memberships';
import type { Cadence, Step, User } from './records';
import { tagIds } from './writing';

export const cadences: Routes = {
	list_cadences: list<Cadence>({
		rows: ({ state }) => state.cadences.all(),
		filters: {
			ids: anyOf((cadence) => cadence.id),
			updated_at: range((cadence) => cadence.updated_at),
			name: anyOf((cadence) => cadence.name),
			archived: flag((cadence) => cadence.archived_at !== null),
			people_addable: flag((cadence, { caller }) => isAddable(cadence, caller.user.id)),
			team_cadence: flag((cadence) => cadence.team_cadence),
			shared: flag((cadence) => cadence.shared),
			owned_by_guid: anyOf((cadence, call) => owner(cadence, call)?.guid ?? null),
			group_ids: groupIds,
			tag_ids: anyOf(tagIds),
			override_contact_restrictions: flag(() => false),
		},
		sorts: {
			updated_at: (cadence) => cadence.updated_at,
			created_at: (cadence) => cadence.created_at,
			name: (cadence) => cadence.name,
		},
		show: showCadence,
	}),
	get_cadences_by_id: (call) => answer(showCadence(named(call, call.state.cadences), call)),
	list_steps: list<Step>({
		rows: ({ state }) => state.steps.all(),
		filters: {
			ids: anyOf((step) => step.id),
			cadence_id: anyOf((step) => step.cadence_id),
			type: anyOf((step) => step.type),
			has_due_actions: flag(() => false),
		},
		sorts: {
			updated_at: (step) => step.updated_at,
			created_at: (step) => step.created_at,
		},
		show: showStep,
	}),
	get_steps_by_id: (call) => answer(showStep(named(call, call.state.steps))),
};

/** Ids as values, or all of them as one JSON text. */
function groupIds(call: Call, name: string): ReturnType<Filter<Cadence>> {
	const wanted = call.query.values(name).flatMap((text) => text.match(/\d+/g) ?? []);
	if (wanted.length === 0) return undefined;
	return (cadence) => cadence.group_ids.some((id) => wanted.includes(String(id)));
}

function owner(cadence: Cadence, { state }: Call): User | undefined {
	return state.users.get(cadence.owner_id);
}

function showCadence(cadence: Cadence, { state }: Call) {
	const { owner_id, group_ids, ...own } = cadence;
	const people = state.memberships.filter(
		(membership) => membership.cadence_id === cadence.id && membership.currently_on_cadence,
	);
	return {
		...own,
		owner: ref('users', owner_id),
		creator: ref('users', owner_id),
		groups: group_ids.map((id) => ref('groups', id)),
		archived: own.archived_at !== null,
		current_state: own.archived_at ? 'archived' : 'active',
		draft: false,
		cadence_framework_id: null,
		cadence_priority: null,
		external_identifier: null,
		knowledge_library_document_ids: [],
		latest_active_date: null,
		opt_out_link_included: false,
		override_contact_restrictions: false,
		remove_bounces_enabled: true,
		remove_replies_enabled: true,
		added_stage: null,
		bounced_stage: null,
		finished_stage: null,
		replied_stage: null,
		counts: { cadence_people: people.length, people_acted_on_count: people.length },
	};
}

function showStep({ cadence_id, ...own }: Step) {
	return {
		...own,
		display_name: `Day ${own.day}: ${own.name}`,
		disabled: false,
		multitouch_enabled: false,
		cadence: ref('cadences', cadence_id),
		details: null,
	};
}
