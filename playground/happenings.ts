/** What happens in the emulated accounts by itself: no request asks for it, so it is told of seeded records. */
import { asTold } from '../sandbox/aircall/deliveries';
import type { News } from '../sandbox/http';
import { stamp } from '../sandbox/salesloft/time';
import type { Accounts } from './accounts';
import { ask } from './ask';

interface Call {
	id: number;
	number: { id: number };
	direction: string;
	answered_at: number | null;
	ended_at: number | null;
	recording: string | null;
	contact: object | null;
}

interface Email {
	cadence: object | null;
	counts: { replies: number };
	sent_at: string | null;
}

interface Happening {
	account: keyof Accounts;
	/** All that can be told: each of another record, the newest first. */
	all: (accounts: Accounts) => News[];
}

/** Something that happens to calls of known callers. @param told what is told of one, as a `resource` */
const toCalls = (
	event: string,
	isOne: (call: Call) => boolean,
	told: (call: Call) => object = asTold,
	resource = 'call',
): Happening => ({
	account: 'aircall',
	all: (accounts) => {
		const path = 'calls?order=desc&per_page=50&fetch_contact=true';
		const { calls } = ask<{ calls: Call[] }>(accounts, 'aircall', path);
		const timestamp = Math.floor(Date.now() / 1000);
		return calls
			.filter((call) => call.contact !== null && call.ended_at !== null && isOne(call))
			.map((call) => ({
				event,
				body: { resource, event, timestamp, data: told(call) },
			}));
	},
});

const toldOfSummary = ({ id, number }: Call) => ({
	...{ id, call_id: String(id), number_id: number.id, type: 'call' },
});

const isRecorded = ({ recording }: Call) => recording !== null;

const isMissed = ({ direction, answered_at }: Call) =>
	direction === 'inbound' && answered_at === null;

/** The emulated email itself stays without a reply, since no request changes emails. */
const replyToCadence: Happening = {
	account: 'salesloft',
	all: (accounts) => {
		const path = 'activities/emails?per_page=100';
		const { data } = ask<{ data: Email[] }>(accounts, 'salesloft', path);
		return data
			.filter((email) => email.cadence !== null && email.sent_at !== null && !email.counts.replies)
			.map((email) => {
				const counts = { ...email.counts, replies: 1 };
				const body = { ...email, counts, updated_at: stamp(Date.now()) };
				return { event: 'email_updated', body };
			});
	},
};

const HAPPENINGS = {
	'missed call': toCalls('call.ended', isMissed),
	recording: toCalls('call.comm_assets_generated', isRecorded),
	summary: toCalls('summary.created', isRecorded, toldOfSummary, 'conversation_intelligence'),
	reply: replyToCadence,
};

export type HappeningName = keyof typeof HAPPENINGS;

export const happeningNames = Object.keys(HAPPENINGS) as HappeningName[];

export class Happenings {
	private readonly turns = new Map<HappeningName, number>();

	constructor(readonly accounts: Accounts) {}

	/**
	 * Lets something happen, each time to another record.
	 * @returns a function that tells it once more
	 */
	happen(name: HappeningName): () => void {
		const { account, all } = HAPPENINGS[name];
		const every = all(this.accounts);
		const turn = this.turns.get(name) ?? 0;
		this.turns.set(name, turn + 1);
		const news = every[turn % every.length];
		const tell = () => this.accounts[account].happens?.(news);
		tell();
		return tell;
	}
}
