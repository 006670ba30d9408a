/**
 * Records as the API shows them: their own fields as far as the facts know them, and what is derived
 * from them. What is undefined is left out.
 */
import { createHash } from 'node:crypto';
import { found } from '../emulator';
import { facts, shownLike, type ApiCall } from './answers';
import { kinds, type Name, type Row, type User } from './kinds';
import { assetPage, fileLink, shortLink } from './recordings';

export type View<R> = (row: R, call: Showing) => Record<string, unknown>;

/** Some fields stand in some places only: in the answers to some operations, or in deliveries. */
export type Showing = ApiCall & { place?: 'delivery' };

/** E.164, and how a number looks in answers. */
const DISPLAY: Array<[RegExp, string]> = [
	[/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 $1-$2-$3'],
	[/^\+33(\d)(\d{2})(\d{2})(\d{2})(\d{2})$/, '+33 $1 $2 $3 $4 $5'],
	[/^\+44(\d{4})(\d{6})$/, '+44 $1 $2'],
];

/** A number as the API shows it: `+1 212-555-0100`. */
export function displayDigits(e164: string): string {
	const format = DISPLAY.find(([pattern]) => pattern.test(e164));
	return format ? e164.replace(...format) : e164;
}

/** The web address of a record in the API. */
export function directLink(collection: string, id: number | string): string {
	return `https://api.aircall.io/${collection}/${id}`;
}

/** @param entity what the facts call the record where it stands, if not what they call the kind */
function view<K extends Name>(
	name: K,
	derive: View<Row<K>> = () => ({}),
	entity = kinds[name].entity,
): View<Row<K>> {
	const [show, path] = [shownLike(entity), kinds[name].path ?? `v1/${name}`];
	return (row, call) => {
		const told = { ...row, direct_link: directLink(path, row.id), ...derive(row, call) };
		return show(told, call.place ?? facts.operations[call.operation.id]?.in);
	};
}

function toldOfUser({ first_name, last_name, availability_status }: User) {
	const available = availability_status === 'available';
	return {
		name: `${first_name} ${last_name}`,
		available,
		// No other state was ever seen.
		state: 'always_opened',
		substatus: available ? 'always_opened' : 'always_closed',
	};
}

/** A user as version 2 shows it: without numbers. */
export const userView = view('users', toldOfUser);

const member = view('users', toldOfUser, 'TeamUser');
const userRef = view(
	'users',
	// Webhooks show users so; the reference shows these two as well.
	(user) => ({ ...toldOfUser(user), created_at: undefined, time_zone: undefined }),
	'UserRef',
);

function usersOf({ user_ids }: { user_ids: number[] }, call: Showing, show: View<User>) {
	return user_ids.map((id) => show(found(call, call.state.users, id), call));
}

/** A number as it stands in calls and in a user's numbers: without users. */
const toldOfNumber = ({ e164, availability_status }: Row<'numbers'>) => ({
	digits: displayDigits(e164),
	open: availability_status !== 'closed',
});
const numberRef = view('numbers', toldOfNumber);

export const numberView = view('numbers', (number, call) => ({
	...toldOfNumber(number),
	users: usersOf(number, call, userRef),
}));

/** A number among those of a user. */
export const userNumber = view('numbers', (number) => ({
	...toldOfNumber(number),
	flow_editor_enabled: false,
}));

export const teamView = view('teams', (team, call) => ({ users: usersOf(team, call, member) }));
const teamRef = view('teams', undefined, 'CallTeam');

export const tagView = view('tags');
export const contactView = view('contacts');

/** The answer to a read tells a number, too, which no route takes. */
export const webhookView = view('webhooks', ({ webhook_id }) => ({
	direct_link: directLink('v1/webhooks', webhook_id),
}));

/** A call; what the query's `fetch_…` flags ask for comes with it. */
export const callView = view('calls', (one, call) => {
	const { state, query, now } = call;
	const user = (id: number | null) => {
		const known = state.users.get(id);
		return known ? userRef(known, call) : null;
	};
	const [contact, team] = [state.contacts.get(one.contact_id), state.teams.get(one.team_id)];
	const asked = (flag: string) => query.get(flag) === 'true';
	const { recorded, voicemail } = one;
	const files = (link: typeof fileLink) => ({
		voicemail: voicemail ? link(now, 'voicemail', one.id) : null,
		recording: recorded ? link(now, 'recording', one.id) : null,
	});
	return {
		sid: `CA${createHash('md5').update(String(one.id)).digest('hex')}`,
		/** Ringing included. */
		duration: one.ended_at === null ? 0 : one.ended_at - one.started_at,
		...files(fileLink),
		...(asked('fetch_short_urls') && {
			voicemail_short_url: files(shortLink).voicemail,
			recording_short_url: files(shortLink).recording,
		}),
		asset: recorded || voicemail ? assetPage(recorded ? 'recording' : 'voicemail', one.id) : null,
		raw_digits: one.digits === null ? 'anonymous' : displayDigits(one.digits),
		user: user(one.user_id),
		contact: asked('fetch_contact') && contact ? contactView(contact, call) : null,
		assigned_to: user(one.assigned_to),
		transferred_by: user(one.transferred_by),
		transferred_to: user(one.transferred_to),
		number: numberRef(found(call, state.numbers, one.number_id), call),
		// What came through the API has no author.
		tags: one.tags.map((tag) => ({
			...tag,
			name: found(call, state.tags, tag.id).name,
			tagged_by: user(tag.tagged_by) ?? {},
		})),
		comments: one.comments.map((note) => ({ ...note, posted_by: user(note.posted_by) })),
		teams: one.direction === 'inbound' && team ? [teamRef(team, call)] : [],
		conference_participants: [],
	};
});
