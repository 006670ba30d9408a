/** What happens in the emulated accounts by itself: no request asks for it, so it is told of seeded records. */
import { aircallAccount } from '../sandbox/aircall';
import { asTold } from '../sandbox/aircall/deliveries';
import type { News, Provider } from '../sandbox/http';
import { salesloftAccount } from '../sandbox/salesloft';
import { stamp } from '../sandbox/salesloft/time';
import type { Accounts } from './accounts';

interface Call extends Record<string, unknown> {
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

/** A provider, and what it can tell: each of another record, the newest first. */
type Happening = (accounts: Accounts) => { provider: Provider; all: News[] };

function list<T>({ handle }: Provider, url: string, authorization: string): T {
	const request = { method: 'GET', headers: { authorization }, body: Buffer.alloc(0) };
	const { status, body } = handle({ ...request, url: new URL(url) });
	if (status !== 200) throw new Error(`The sandbox answered ${status} to ${url}`);
	return JSON.parse(body.toString()) as T;
}

/** Something that happens to calls of known callers. */
const toCalls =
	(event: string, isOne: (call: Call) => boolean): Happening =>
	({ aircall }) => {
		const { calls } = list<{ calls: Call[] }>(
			aircall,
			'https://api.aircall.io/v1/calls?order=desc&per_page=50&fetch_contact=true',
			`Basic ${Buffer.from(`${aircallAccount.apiId}:${aircallAccount.apiToken}`).toString('base64')}`,
		);
		const timestamp = Math.floor(Date.now() / 1000);
		const all = calls
			.filter((call) => call.contact !== null && call.ended_at !== null && isOne(call))
			.map((call) => ({
				event,
				body: { resource: 'call', event, timestamp, data: asTold(call) },
			}));
		return { provider: aircall, all };
	};

const isMissed = ({ direction, answered_at }: Call) =>
	direction === 'inbound' && answered_at === null;

const repliedTo: Happening = ({ salesloft }) => {
	const { data } = list<{ data: Email[] }>(
		salesloft,
		'https://api.salesloft.com/v2/activities/emails?per_page=100',
		`Bearer ${salesloftAccount.apiKey}`,
	);
	const all = data
		.filter((email) => email.cadence !== null && email.sent_at !== null && !email.counts.replies)
		.map((email) => ({
			event: 'email_updated',
			body: { ...email, counts: { ...email.counts, replies: 1 }, updated_at: stamp(Date.now()) },
		}));
	return { provider: salesloft, all };
};

const HAPPENINGS = {
	'missed call': toCalls('call.ended', isMissed),
	recording: toCalls('call.comm_assets_generated', ({ recording }) => recording !== null),
	reply: repliedTo,
};

export type HappeningName = keyof typeof HAPPENINGS;

export const happeningNames = Object.keys(HAPPENINGS) as HappeningName[];

export class Happenings {
	private readonly turns = new Map<HappeningName, number>();

	constructor(private readonly accounts: Accounts) {}

	/**
	 * Lets something happen, each time to another record.
	 * @returns a function that tells it once more
	 */
	happen(name: HappeningName): () => void {
		const { provider, all } = HAPPENINGS[name](this.accounts);
		const turn = this.turns.get(name) ?? 0;
		this.turns.set(name, turn + 1);
		const news = all[turn % all.length];
		const tell = () => provider.happens?.(news);
		tell();
		return tell;
	}
}
