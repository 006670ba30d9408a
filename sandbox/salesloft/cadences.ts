/**
 * Cadences, their steps and email templates, which the API only reads, and cadence memberships: a
 * person's time on a cadence, one record per pair for all times.
 */
import { named, type Operations } from '../emulator';
import { empty } from '../http';
import { validate } from './answers';
import type { Call } from './call';
import { onlyWhen } from './filters';
import { type Row, type State } from './kinds';
import { ref, refs, tagIds, unknownId, unknownIds } from './links';
import { resource, writer } from './resource';
import { microseconds, written } from './time';

type Membership = Row<'cadence_memberships'>;

export const cadences: Operations<Call> = {
	...resource('cadences', {
		reads: {
			people_addable: (cadence, { caller }) => isAddable(cadence, caller.user.id),
			owned_by_guid: 'owner.guid',
			tag_ids: tagIds,
			override_contact_restrictions: () => false,
		},
		filters: {
			// Ids as values, or all of them as one JSON text.
			group_ids({ query }, name) {
				const wanted = query.all(name).flatMap((text) => text.match(/\d+/g) ?? []);
				if (wanted.length === 0) return undefined;
				return (own) => (own as number[]).some((id) => wanted.includes(String(id)));
			},
		},
		tells: {
			creator: ({ owner_id }) => ref('users', owner_id),
			groups: ({ group_ids }) => refs('groups', group_ids),
			archived: ({ archived_at }) => archived_at !== null,
			// Nobody knows how it is told.
			archived_by: undefined,
			current_state: ({ archived_at }) => (archived_at ? 'archived' : 'active'),
			remove_bounces_enabled: true,
			remove_replies_enabled: true,
			counts: ({ id }, { state }) => {
				const { length } = currentMemberships(state, ({ cadence_id }) => cadence_id === id);
				return { cadence_people: length, people_acted_on_count: length };
			},
		},
	}),
	...resource('steps', {
		reads: {
			has_due_actions: ({ id }, { state }) =>
				state.actions.find(({ step_id, due }) => step_id === id && due) !== undefined,
		},
		tells: { display_name: ({ day, name }) => `Day ${day}: ${name}` },
	}),
	...resource('email_templates', {
		...writer('email_templates', {
			made: ({ caller }) => ({ owner_id: caller.user.id }),
			filled: ['title'],
			check: (_, { archived_at }) => ({
				archived_at:
					archived_at !== null && microseconds(archived_at) === undefined && 'is not a time',
			}),
			kept: (_, { archived_at }) => ({ archived_at: archived_at && written(archived_at) }),
		}),
		reads: {
			search: ({ title, subject }) => [title, subject],
			tag: 'tags',
			tag_ids: tagIds,
			group_id: 'group_ids',
			linked_to_team_template: () => false,
			filter_by_owner: ({ owner_id }, { caller }) => owner_id === caller.user.id,
			include_archived_templates: ({ archived_at }) => archived_at === null,
			include_cadence_templates: ({ cadence_id }) => cadence_id === null,
		},
		filters: {
			filter_by_owner: onlyWhen((sent) => sent === 'true'),
			// Templates of these kinds are left out unless they are asked for.
			include_archived_templates: onlyWhen((sent) => sent !== 'true'),
			include_cadence_templates: onlyWhen((sent) => sent !== 'true'),
		},
		tells: {
			template_owner: ({ owner_id }) => ref('users', owner_id),
			groups: ({ group_ids }) => refs('groups', group_ids),
			cadence_template: ({ cadence_id }) => cadence_id !== null,
			body_preview: ({ body }) => body.replace(/<[^>]+>/g, ''),
			open_tracking_enabled: true,
			click_tracking_enabled: true,
			counts: () => ({ sent_emails: 0, views: 0, clicks: 0, replies: 0, bounces: 0 }),
		},
	}),
	...resource('team_templates', {
		...writer('team_templates', {
			filled: ['title'],
			kept: ({ caller }) => ({ last_modified_user_id: caller.user.id }),
		}),
		reads: {
			search: ({ title, subject }) => [title, subject],
			tag: 'tags',
			tag_ids: tagIds,
			include_archived_templates: ({ archived_at }) => archived_at === null,
		},
		filters: { include_archived_templates: onlyWhen((sent) => sent !== 'true') },
		tells: {
			last_modified_at: ({ updated_at }) => updated_at,
			groups: ({ group_ids }) => refs('groups', group_ids),
			body_preview: ({ body }) => body.replace(/<[^>]+>/g, ''),
			open_tracking_enabled: true,
			click_tracking_enabled: true,
			counts: () => ({ sent_emails: 0, views: 0, clicks: 0, replies: 0, bounces: 0 }),
		},
	}),
	...resource('email_template_attachments', { sortedBy: 'id' }),
	...resource('team_template_attachments', {
		sortedBy: 'id',
		// Its ID is a UUID, and the specification has a number here.
		tells: { team_template: undefined },
	}),
	...resource('cadence_memberships', {
		tells: {
			person_deleted: ({ person_id }, { state }) => !state.people.has(person_id),
			current_state: ({ currently_on_cadence }) => (currently_on_cadence ? 'active' : 'removed'),
			counts,
		},
		create: addToCadence,
	}),
	// What deleting does is known from the events: there is no "deleted", but an "updated" with
	// currently_on_cadence false. The record stays.
	delete_cadence_memberships_by_id: (call) => {
		const { id } = named(call, call.state.cadence_memberships);
		endMemberships(call, (membership) => membership.id === id);
		return empty(204);
	},
};

/** The refusals are read out of the documentation's text; their wording and fields are not known. */
function addToCadence(call: Call): Membership {
	const { state, caller, now, body } = call;
	const { cadence_id = NaN, user_id = caller.user.id } = body;
	const person_id = Number(body.person_id);
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
	return state.cadence_memberships.make({ person_id, cadence_id, ...added }, now);
}

/** Team cadences take people from everybody, personal ones only for their owner. */
function isAddable(cadence: Row<'cadences'>, userId: number): boolean {
	return cadence.archived_at === null && (cadence.team_cadence || cadence.owner_id === userId);
}

function counts({ person_id, cadence_id }: Membership, { state }: Call) {
	const emails = state.emails.where(
		(email) => email.person_id === person_id && email.cadence_id === cadence_id,
	);
	const sum = (what: 'views' | 'clicks' | 'replies') =>
		emails.reduce((total, email) => total + email[what], 0);
	return {
		sent_emails: emails.length,
		views: sum('views'),
		clicks: sum('clicks'),
		replies: sum('replies'),
		bounces: emails.filter(({ bounced }) => bounced).length,
		calls: 0,
	};
}

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
