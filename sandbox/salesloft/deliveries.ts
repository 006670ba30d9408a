/**
 * What Salesloft tells by itself: one event for each subscription, the bare record as it is afterwards.
 *
 * A change is told where the record has a new `updated_at`. A task that is completed is told as completed
 * and as updated, since it is both; what the real one does is not known. Of a record that was deleted,
 * the last state is told.
 */
import type { News } from '../http';
import type { Change, Tables } from '../observe';
import { signers } from '../sign';
import type { Keyed } from '../table';
import { teller, type Teller } from '../tell';
import type { Call } from './call';
import type { Row, State } from './kinds';
import { views } from './resource';

const SECOND = 1_000;

/** The kinds that requests change, as events call them. */
const names: Record<string, string> = {
	people: 'person',
	accounts: 'account',
	tasks: 'task',
	notes: 'note',
	cadences: 'cadence',
	steps: 'step',
	cadence_memberships: 'cadence_membership',
	calls: 'call',
	meetings: 'meeting',
	users: 'user',
};

type Dated = Keyed & { updated_at?: string };

function newsOf(name: string, { before, after }: Change<Dated>, call: Call): News[] {
	const row = after ?? before;
	if (!row || before?.updated_at === after?.updated_at) return [];
	const body = { ...views.get(name)?.show(row, call), ...(name === 'tasks' && ofTask(call)) };
	return whatOf(before, after).map((what) => ({ event: `${names[name]}_${what}`, body }));
}

/** What was only seen of tasks that are delivered; what the texts of an instigator can be is not known. */
function ofTask({ caller: { user } }: Call) {
	const name = `${user.first_name} ${user.last_name}`;
	const instigator = {
		...{ action_caller_id: user.id, action_caller_name: name, user_guid: user.guid },
		...{ metadata: {}, reason: '', type: '' },
	};
	return { custom_attribute_resources: {}, instigator, reminded: false, rollback_reason: null };
}

function whatOf(before?: object, after?: object): string[] {
	if (!before) return ['created'];
	if (!after) return ['deleted'];
	return isDone(after) && !isDone(before) ? ['completed', 'updated'] : ['updated'];
}

const isDone = (row: { current_state?: unknown }) => row.current_state === 'completed';

export function deliveries(state: State): Teller<Call> {
	return teller<State, Call, Tables, Row<'webhook_subscriptions'>>(state, {
		watched: ({ people, accounts, tasks, notes, cadences, steps, ...others }) => {
			const { cadence_memberships, calls, meetings, users } = others;
			return {
				...{ people, accounts, tasks, notes, cadences, steps },
				...{ cadence_memberships, calls, meetings, users },
			};
		},
		hooks: ({ webhook_subscriptions: all }) => all.where(({ enabled }) => enabled),
		told: (changes, call) =>
			Object.entries(changes).flatMap(([name, all]) =>
				all.flatMap((change) => newsOf(name, change, call)),
			),
		sent: ({ event, body }, { event_type, callback_url: url, callback_token }) =>
			event === event_type ? { url, ...signers.salesloft(body, callback_token, event) } : undefined,
		// How long it waits for an answer is not known.
		retries: { times: 3, pause: 15 * SECOND, patience: 10 * SECOND },
	});
}
