/** Records as the API shows them, where that differs from how they are kept. */
import { createHash } from 'node:crypto';
import { directLink, find } from './answers';
import { displayDigits } from './phone';
import { assetPage, shortLink, signedLink } from './recordings';
import type { Call, PhoneNumber, State, Team, User } from './state';
import { iso } from './state';

/** What is told of a user wherever one stands. */
function userBasics(user: User) {
	return {
		id: user.id,
		direct_link: directLink(`v2/users/${user.id}`),
		name: `${user.first_name} ${user.last_name}`,
		email: user.email,
		language: user.language,
		availability_status: user.availability_status,
		wrap_up_time: user.wrap_up_time,
	};
}

/** A user as version 2 shows it: without numbers. */
export function userView(user: User) {
	const available = isAvailable(user);
	return {
		...teamUserView(user),
		// No other state was ever seen.
		state: 'always_opened',
		available,
		substatus: available ? 'always_opened' : 'always_closed',
		extension: user.extension,
	};
}

/** A user as a member of a team. */
export function teamUserView(user: User) {
	return {
		...userBasics(user),
		time_zone: user.time_zone,
		created_at: iso(user.createdAt),
		default_number_id: user.default_number_id,
	};
}

/** A user as in a call or a number. */
export function userRef(user: User) {
	return { ...userBasics(user), available: isAvailable(user) };
}

function isAvailable({ availability_status }: User): boolean {
	return availability_status === 'available';
}

/** A number as it stands in calls and in a user's numbers: without users. */
export function numberView(number: PhoneNumber) {
	return {
		id: number.id,
		direct_link: directLink(`v1/numbers/${number.id}`),
		name: number.name,
		digits: displayDigits(number.e164),
		created_at: iso(number.createdAt),
		country: number.country,
		time_zone: number.time_zone,
		open: number.availability_status !== 'closed',
		availability_status: number.availability_status,
		is_ivr: false,
		live_recording_activated: number.live_recording_activated,
		priority: number.priority,
		messages: number.messages,
	};
}

/** A team as it stands in calls: without users. */
export function teamView(team: Team) {
	return {
		id: team.id,
		name: team.name,
		direct_link: directLink(`v1/teams/${team.id}`),
		created_at: iso(team.createdAt),
	};
}

/** Users of a team or a number. */
export function usersView<View>(
	state: State,
	ids: Iterable<number>,
	view: (user: User) => View,
): View[] {
	return [...ids].map((id) => view(find(state.users, id, 'User')));
}

/** A call; what the query's `fetch_…` flags ask for comes with it. */
export function callView(state: State, call: Call, query: URLSearchParams) {
	const number = find(state.numbers, call.numberId, 'Number');
	const user = (id: number | null) => {
		const known = id === null ? undefined : state.users.get(id);
		return known ? userRef(known) : null;
	};
	const team = call.teamId === null ? undefined : state.teams.get(call.teamId);
	const asked = (flag: string) => query.get(flag) === 'true';
	const file = call.recorded ? 'recording' : 'voicemail';
	return {
		id: call.id,
		sid: `CA${createHash('md5').update(String(call.id)).digest('hex')}`,
		direct_link: directLink(`v1/calls/${call.id}`),
		direction: call.direction,
		status: call.status,
		missed_call_reason: call.missedReason,
		hangup_cause: null,
		started_at: call.startedAt,
		answered_at: call.answeredAt,
		ended_at: call.endedAt,
		/** Ringing included. */
		duration: call.endedAt === null ? 0 : call.endedAt - call.startedAt,
		voicemail: call.voicemail ? signedLink(state.clock, 'voicemail', call.id) : null,
		recording: call.recorded ? signedLink(state.clock, 'recording', call.id) : null,
		...(asked('fetch_short_urls') && {
			voicemail_short_url: call.voicemail ? shortLink(state.clock, 'voicemail', call.id) : null,
			recording_short_url: call.recorded ? shortLink(state.clock, 'recording', call.id) : null,
		}),
		asset: call.recorded || call.voicemail ? assetPage(file, call.id) : null,
		raw_digits: call.digits === null ? 'anonymous' : displayDigits(call.digits),
		user: user(call.userId),
		contact:
			asked('fetch_contact') && call.contactId !== null
				? (state.contacts.get(call.contactId) ?? null)
				: null,
		archived: call.archived,
		assigned_to: user(call.assignedTo),
		transferred_by: user(call.transferredBy),
		transferred_to: user(call.transferredTo),
		cost: '0.0',
		number: numberView(number),
		// What came through the API has no author.
		tags: call.tags.map(({ id, at, by }) => ({
			id,
			name: find(state.tags, id, 'Tag').name,
			tagged_at: at,
			tagged_by: user(by) ?? {},
		})),
		comments: call.comments.map(({ id, content, at, by }) => ({
			id,
			content,
			posted_at: at,
			posted_by: user(by),
		})),
		teams: call.direction === 'inbound' && team ? [teamView(team)] : [],
		conference_participants: [],
	};
}
