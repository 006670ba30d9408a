/** Calls: reading, notes, tags, transfer, recording. */
import { empty, json } from '../http';
import type { ApiCall, Routes } from './answers';
import { CEILING, find, page, refuse, requireE164 } from './answers';
import type { Call, State } from './state';
import { seconds } from './state';
import { callView } from './views';

const HISTORY_MONTHS = 6;
const MAX_COMMENTS = 5;
/** Pictures, and what joins or colours them. */
const EMOJI = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{FE0F}\u{200D}]/gu;

/** The texts that each type of line on an insight card needs. */
const CARD_TEXTS: Record<string, string> = { title: 'text', shortText: 'label,text' };

/** A call that has only begun, with what sets it apart from a plain one. */
export function newCall(
	fields: Pick<Call, 'id' | 'direction' | 'startedAt' | 'numberId'> & Partial<Call>,
): Call {
	return {
		status: 'initial',
		missedReason: null,
		answeredAt: null,
		endedAt: null,
		digits: null,
		userId: null,
		contactId: null,
		teamId: null,
		assignedTo: null,
		transferredBy: null,
		transferredTo: null,
		recorded: false,
		voicemail: false,
		archived: false,
		tags: [],
		comments: [],
		...fields,
	};
}

interface Destination {
	user_id?: number;
	team_id?: number;
	number?: string;
	dispatching_strategy?: string;
}

export function calls(state: State): Routes {
	const found = ({ params }: ApiCall): Call => find(state.calls, params.call_id, 'Call');
	const unfinished = (call: ApiCall): Call => {
		const one = found(call);
		return one.status === 'done' ? refuse(400, 'The call has already ended') : one;
	};
	/** Lists reach back six months; a call known by its id can still be read after that. */
	const list = (call: ApiCall, wanted: (one: Call) => boolean) => {
		const since = new Date(state.clock());
		since.setUTCMonth(since.getUTCMonth() - HISTORY_MONTHS);
		const oldest = Math.floor(since.getTime() / 1000);
		return page(call, {
			key: 'calls',
			records: [...state.calls.values()].filter((one) => one.startedAt >= oldest && wanted(one)),
			view: (one) => callView(state, one, call.query),
			time: ({ startedAt }) => startedAt,
			ceiling: CEILING,
		});
	};
	const archive = (archived: boolean) => (call: ApiCall) =>
		json(200, { call: callView(state, Object.assign(found(call), { archived }), call.query) });
	/** Pausing and resuming differ in nothing that the API would show. */
	const switchRecording = (call: ApiCall) => {
		const { numberId } = unfinished(call);
		if (!find(state.numbers, numberId, 'Number').live_recording_activated) {
			refuse(405, 'Recording is disabled on this number');
		}
		return empty(204);
	};
	const remove = (file: 'recorded' | 'voicemail') => (call: ApiCall) => {
		found(call)[file] = false;
		return empty(204);
	};

	return {
		'call.list': (call) => list(call, () => true),

		// A transferred call is found under the user it went to, for that is then its user.
		'call.search': (call) => {
			const direction = call.query.get('direction');
			const userId = call.query.get('user_id');
			const phone = call.query.get('phone_number');
			// Several tags mean all of them; "1,2" is not an ID, and so no call has it.
			const tags = call.query.getAll('tags[]').map(Number);
			return list(
				call,
				(one) =>
					(direction === null || one.direction === direction) &&
					(userId === null || one.userId === Number(userId)) &&
					(phone === null || one.digits === phone) &&
					tags.every((wanted) => one.tags.some(({ id }) => id === wanted)),
			);
		},

		'call.get': (call) => json(200, { call: callView(state, found(call), call.query) }),

		'call.comment': (call) => {
			const { comments } = found(call);
			const content = (call.body as { content: string }).content.replace(EMOJI, '');
			if (content.trim() === '') refuse(400, 'content must not be blank');
			if (comments.length === MAX_COMMENTS) {
				refuse(400, `Maximum of ${MAX_COMMENTS} notes can be added to a Call.`);
			}
			comments.push({ id: state.nextId(), content, at: seconds(state), by: null });
			return empty(201);
		},

		// Whether new tags join or replace the old ones is not documented; here they join.
		'call.tag': (call) => {
			const { tags } = found(call);
			const wanted = (call.body as { tags: number[] }).tags;
			if (wanted.length === 0) refuse(400, 'tags must have at least one entry');
			if (!wanted.every((id) => state.tags.has(id))) refuse(400, 'tags must be ids of tags');
			for (const id of wanted) {
				if (!tags.some((tag) => tag.id === id)) tags.push({ id, at: seconds(state), by: null });
			}
			return empty(201);
		},

		'call.transfer': (call) => {
			const { user_id, team_id, number, dispatching_strategy } = call.body as Destination;
			const given = [user_id, team_id, number].filter((one) => one !== undefined);
			if (given.length !== 1) refuse(400, 'Give exactly one of user_id, team_id and number');
			if (dispatching_strategy !== undefined && team_id === undefined) {
				refuse(400, 'dispatching_strategy needs a team_id');
			}
			const one = unfinished(call);
			if (number !== undefined) {
				requireE164(number, 'number');
				if (one.direction !== 'inbound' || one.status !== 'initial') {
					refuse(400, 'Only inbound calls that are not answered yet can go to an external number');
				}
			}
			if (team_id !== undefined) one.teamId = find(state.teams, team_id, 'Team').id;
			if (user_id !== undefined) {
				const { id } = find(state.users, user_id, 'User');
				Object.assign(one, { transferredBy: one.userId, transferredTo: id, userId: id });
			}
			return empty(204);
		},

		'call.archive': archive(true),
		'call.unarchive': archive(false),
		'call.pauseRecording': switchRecording,
		'call.resumeRecording': switchRecording,
		'call.deleteRecording': remove('recorded'),
		'call.deleteVoicemail': remove('voicemail'),

		'call.insightCard': (call) => {
			unfinished(call);
			const { contents } = call.body as { contents: unknown[] };
			if (contents.length === 0 || !contents.every(isCardLine)) {
				refuse(400, 'contents must be lines of type title (text) or shortText (label, text)');
			}
			return empty(201);
		},
	};
}

/** Whether a value is a line of an insight card: its type's texts, perhaps a link, nothing else. */
function isCardLine(value: unknown): boolean {
	const { type, link = '', ...texts } = Object(value) as Record<string, unknown>;
	return (
		Object.keys(texts).sort().join() === CARD_TEXTS[String(type)] &&
		[...Object.values(texts), link].every((text) => typeof text === 'string')
	);
}
