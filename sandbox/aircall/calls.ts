/** Calls: reading, notes, tags, transfer, recording. */
import { found, named } from '../emulator';
import { empty } from '../http';
import { anyOf } from '../list';
import { answer, must, refuse, requireE164, type ApiCall, type Routes } from './answers';
import type { Call } from './kinds';
import { on, resource } from './resource';
import { callView } from './views';

const HISTORY_MONTHS = 6;
const MAX_COMMENTS = 5;
/** Pictures, and what joins or colours them. */
const EMOJI = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{FE0F}\u{200D}]/gu;

/** The texts that each type of line on an insight card needs. */
const CARD_TEXTS: Record<string, string> = { title: 'text', shortText: 'label,text' };

type Destination = Partial<Record<'user_id' | 'team_id', number>> &
	Partial<Record<'number' | 'dispatching_strategy', string>>;

const archive = (archived: boolean) =>
	on('calls', (one, call) => callView(Object.assign(one, { archived }), call));

/** Pausing and resuming differ in nothing that the API would show. */
function switchRecording(call: ApiCall) {
	const number = found(call, call.state.numbers, unfinished(call).number_id);
	if (!number.live_recording_activated) refuse(405, 'Recording is disabled on this number');
	return answer(call);
}

const remove = (file: 'recorded' | 'voicemail') =>
	on('calls', (one) => {
		one[file] = false;
	});

export const calls: Routes = {
	...resource('calls', {
		show: callView,
		hasCeiling: true,
		// Lists reach back six months; a call known by its id can still be read after that.
		rows: ({ state, ms }) => {
			const since = new Date(ms);
			since.setUTCMonth(since.getUTCMonth() - HISTORY_MONTHS);
			const oldest = Math.floor(since.getTime() / 1000);
			return state.calls.where(({ started_at }) => started_at >= oldest);
		},
		search: {
			direction: anyOf(({ direction }, value) => direction === value),
			// A transferred call is found under the user it went to, for that is then its user.
			user_id: anyOf(({ user_id }, value) => String(user_id) === value),
			phone_number: anyOf(({ digits }, value) => digits === value),
			// Several tags mean all of them; "1,2" is not an ID, and so no call has it.
			'tags[]': ({ query }, name) => {
				const wanted = query.getAll(name).map(Number);
				return ({ tags }) => wanted.every((id) => tags.some((tag) => tag.id === id));
			},
		},
	}),

	'call.archive': archive(true),
	'call.unarchive': archive(false),

	'call.comment': on('calls', ({ comments }, { body, state, now }) => {
		const content = (body as { content: string }).content.replace(EMOJI, '');
		must(content.trim() !== '', 'content must not be blank');
		const isFull = comments.length === MAX_COMMENTS;
		must(!isFull, `Maximum of ${MAX_COMMENTS} notes can be added to a Call.`);
		comments.push({ id: state.nextId(), content, posted_at: now, posted_by: null });
	}),

	// Whether new tags join or replace the old ones is not documented; here they join.
	'call.tag': on('calls', ({ tags }, { body, state, now }) => {
		const { tags: wanted } = body as { tags: number[] };
		must(wanted.length > 0, 'tags must have at least one entry');
		must(
			wanted.every((id) => state.tags.has(id)),
			'tags must be ids of tags',
		);
		for (const id of wanted) {
			if (!tags.some((tag) => tag.id === id)) tags.push({ id, tagged_at: now, tagged_by: null });
		}
	}),

	'call.transfer': (call) => {
		const { user_id, team_id, number, dispatching_strategy } = call.body as Destination;
		const given = [user_id, team_id, number].filter((destination) => destination !== undefined);
		must(given.length === 1, 'Give exactly one of user_id, team_id and number');
		const isForTeam = dispatching_strategy === undefined || team_id !== undefined;
		must(isForTeam, 'dispatching_strategy needs a team_id');
		const one = unfinished(call);
		if (number !== undefined) {
			requireE164(number, 'number');
			const isWaiting = one.direction === 'inbound' && one.status === 'initial';
			must(isWaiting, 'Only inbound calls that are not answered yet can go to an external number');
		}
		if (team_id !== undefined) one.team_id = found(call, call.state.teams, team_id).id;
		if (user_id !== undefined) {
			const { id } = found(call, call.state.users, user_id);
			Object.assign(one, { transferred_by: one.user_id, transferred_to: id, user_id: id });
		}
		return answer(call);
	},

	'call.pauseRecording': switchRecording,
	'call.resumeRecording': switchRecording,
	'call.deleteRecording': remove('recorded'),
	'call.deleteVoicemail': remove('voicemail'),

	'call.insightCard': (call) => {
		unfinished(call);
		const { contents } = call.body as { contents: unknown[] };
		const areLines = contents.length > 0 && contents.every(isCardLine);
		must(areLines, 'contents must be lines of type title (text) or shortText (label, text)');
		return empty(201);
	},
};

function unfinished(call: ApiCall): Call {
	const one = named(call, call.state.calls);
	must(one.status !== 'done', 'The call has already ended');
	return one;
}

/** Whether a value is a line of an insight card: its type's texts, perhaps a link, nothing else. */
function isCardLine(value: unknown): boolean {
	const { type, link = '', ...texts } = Object(value) as Record<string, unknown>;
	return (
		Object.keys(texts).sort().join() === CARD_TEXTS[String(type)] &&
		[...Object.values(texts), link].every((text) => typeof text === 'string')
	);
}
