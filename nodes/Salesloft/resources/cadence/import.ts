/**
 * A cadence from its settings and steps. An export holds the settings within its content, and an import
 * takes them beside it. Source of both shapes: the type definitions of @opensdks/sdk-salesloft 0.0.17.
 */
import { objectIn, objectOf, type Json } from '../../../engine/json';
import { isNothing } from '../../../engine/vocabulary/spelling';
import {
	choice,
	flag,
	integer,
	jsonObject,
	reference,
	text,
} from '../../../engine/vocabulary/field';
import { action } from '../../../engine/vocabulary/operation';
import { omit, pick } from '../../../engine/vocabulary/output';
import type { Values } from '../../../engine/vocabulary/values';
import { cadence } from '../../records';

/** What is in it, whether an API's answer, an item of this node or the content itself is given. */
function contentIn({ local }: Pick<Values, 'local'>): Json {
	const given = objectOf(local.content);
	const held = objectIn(given.data) ?? given;
	return objectIn(held.cadence_content) ?? held;
}

const settingsIn = (values: Values): Json => ({
	...objectIn(contentIn(values).settings),
	...objectIn(values.body.settings),
});

/** Steps that go onto a cadence that exists leave its settings alone, but for those that are filled in. */
function bodyOf(values: Values): Json {
	const { body, local } = values;
	const given = contentIn(values);
	const content = omit('settings', 'sharing_settings')(given);
	if (local.cadence_id !== undefined) {
		return { ...body, cadence_content: { ...content, cadence_id: local.cadence_id } };
	}
	const sharing_settings = {
		...objectIn(given.sharing_settings),
		...objectIn(body.sharing_settings),
	};
	return { settings: settingsIn(values), sharing_settings, cadence_content: content };
}

function whatIsWrong(values: Values): string | undefined {
	if (!Array.isArray(contentIn(values).step_groups)) {
		return "'Content' must hold 'step_groups', as Export and Get Content give it";
	}
	const isNew = values.local.cadence_id === undefined;
	return isNew && isNothing(settingsIn(values).name)
		? "A new cadence needs a 'Name', since the content has none"
		: undefined;
}

const setting = (name: string) => `settings.${name}`;

export const importCadence = action('POST /v2/cadence_imports', {
	name: 'Import',
	action: 'Import a cadence',
	description: 'Make a cadence from settings and steps, or add the steps to one that has none',
	required: [
		jsonObject('content', {
			in: 'local',
			description: 'What Export or Get Content gave, or an object with step_groups',
		}),
	],
	beside: [
		text(setting('name'), {
			name: 'name',
			label: 'Name',
			min: 1,
			placeholder: 'e.g. Outbound 2027',
			description: 'In place of the name in the content',
		}),
	],
	optional: [
		choice(setting('cadence_function'), ['event', 'inbound', 'other', 'outbound'], {
			name: 'cadenceFunction',
			label: 'Function',
		}),
		text(setting('external_identifier'), {
			name: 'externalIdentifier',
			label: 'External Identifier',
			description: 'What another tool calls this cadence',
		}),
		reference(cadence, 'cadence_id', {
			in: 'local',
			label: 'Onto Cadence',
			description: 'A cadence without steps that gets these, in place of a new one',
		}),
		flag(setting('remove_bounced'), {
			name: 'removeBounced',
			label: 'Remove Bounced',
			description: 'Whether people leave it when an email to them bounces',
		}),
		flag(setting('remove_people_when_meeting_booked'), {
			name: 'removePeopleWhenMeetingBooked',
			label: 'Remove People When Meeting Booked',
			description: 'Whether people leave it when a meeting with them is booked',
		}),
		flag(setting('remove_replied'), {
			name: 'removeReplied',
			label: 'Remove Replied',
			description: 'Whether people leave it when they reply',
		}),
		flag('sharing_settings.shared', {
			name: 'shared',
			label: 'Shared',
			description: 'Whether it is shared with the team',
		}),
		integer(setting('target_daily_people'), {
			name: 'targetDailyPeople',
			label: 'Target Daily People',
			min: 0,
			description: 'How many people should be added to it each day',
		}),
		flag('sharing_settings.team_cadence', {
			name: 'teamCadence',
			label: 'Team Cadence',
			description: 'Whether it is a team cadence',
		}),
	],
	check: whatIsWrong,
	prepare: async ({ values }) => {
		values.body = bodyOf(values);
	},
	simplify: pick(['cadence_id', 'cadence.id']),
	undocumented:
		"What content, settings and sharing settings hold is not in Salesloft's reference; it is known from public code.",
});
