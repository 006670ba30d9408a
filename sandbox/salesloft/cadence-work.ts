/**
 * What is due in cadences, and whole cadences in and out. An action is there until it is done; what its
 * person's place on the cadence is afterwards is not known, and does not change here.
 */
import { named, type Operations } from '../emulator';
import { answer, invalid, validate } from './answers';
import type { Call } from './call';
import type { Row } from './kinds';
import { ref } from './links';
import { resource, views } from './resource';

/** A cadence as it goes in and out, as far as the sandbox looks into it. */
interface Content {
	cadence_id?: number;
	step_groups?: Array<{ day?: number; steps?: Array<{ name?: string; type?: string }> }>;
}

interface Settings {
	name?: string;
	cadence_function?: string;
}

interface Sharing {
	team_cadence?: boolean;
	shared?: boolean;
}

/** What an action is that was begun. */
const ONGOING = 'pending_activity';

export const cadenceWork: Operations<Call> = {
	...resource('actions', {
		// Those of others are shown to team admins alone.
		sees: ({ caller: { user } }, action) => user.role === 'Admin' || action.user_id === user.id,
		reads: { user_guid: 'user.guid' },
		tells: {
			action_details: ({ action_details_id }) =>
				ref('action_details/call_instructions', action_details_id),
		},
	}),
	...resource('call_instructions', {}),
	create_activities: (call) => {
		const { action_id, task_id } = call.body as { action_id?: number; task_id?: number };
		if (task_id !== undefined) return invalid('task_id', 'is not the task of an integration');
		validate({ action_id: wrongAction(call, action_id, 'integration') });
		call.state.actions.remove(Number(action_id));
		return answer({ updated_at: call.now });
	},
	create_ongoing_actions: (call) => {
		const action = call.state.actions.get(call.body.action_id as number | undefined);
		if (!action) return invalid('action_id', 'could not be found');
		validate({ action_id: action.status === ONGOING && 'is ongoing already' });
		Object.assign(action, { status: ONGOING, updated_at: call.now });
		return answer(views.get('actions')?.show(action, call));
	},
	// Nothing is known of this answer.
	get_cadence_stats_by_id: (call) => {
		named(call, call.state.cadences);
		return answer({});
	},
	get_cadence_exports_by_id: (call) => {
		const cadence = named(call, call.state.cadences);
		return answer({ cadence_content: contentOf(call, cadence) });
	},
	create_cadence_imports: (call) => answer({ cadence: ref('cadences', imported(call)) }),
};

/** The problem of an action that cannot be completed; its words are not known. */
export function wrongAction({ state }: Call, id: unknown, type: string): string | false {
	const action = state.actions.get(id as number | undefined);
	if (!action) return 'could not be found';
	return action.type !== type && `must have a type of '${type}'`;
}

function contentOf({ state }: Call, cadence: Row<'cadences'>) {
	const { name, cadence_function, team_cadence, shared } = cadence;
	return {
		settings: {
			...{ name, cadence_function, target_daily_people: 0, external_identifier: null },
			...{ remove_bounced: true, remove_replied: true },
		},
		sharing_settings: { team_cadence, shared },
		step_groups: state.steps
			.where(({ cadence_id }) => cadence_id === cadence.id)
			.map(({ day, step_number, name: called, type }) => ({
				...{ automated: false, day, due_immediately: false, reference_id: step_number },
				steps: [{ enabled: true, name: called, type: titled(type), type_settings: {} }],
			})),
	};
}

/** Steps have their types in lower case, and exports with a capital. */
const titled = (type: string) => type.charAt(0).toUpperCase() + type.slice(1);

/** The cadence that an import has made, or has given steps to. */
function imported(call: Call): number {
	const { state, caller, now } = call;
	const {
		cadence_content = {},
		settings = {},
		sharing_settings = {},
	} = call.body as {
		cadence_content?: Content;
		settings?: Settings;
		sharing_settings?: Sharing;
	};
	const { cadence_id, step_groups = [] } = cadence_content;
	const there = state.cadences.get(cadence_id);
	const hasSteps = state.steps.find((step) => step.cadence_id === cadence_id) !== undefined;
	validate({
		name: cadence_id === undefined && !settings.name && "can't be blank",
		cadence_id:
			cadence_id !== undefined && ((!there && 'could not be found') || (hasSteps && 'has steps')),
	});
	const made = { owner_id: caller.user.id, ...settings, ...sharing_settings };
	const { id } = there ?? state.cadences.make(made, now);
	let step_number = 0;
	for (const { day = 1, steps = [] } of step_groups) {
		for (const { name = '', type = '' } of steps) {
			step_number += 1;
			const step = { cadence_id: id, name, type: type.toLowerCase(), day, step_number };
			state.steps.make(step, now);
		}
	}
	return id;
}
