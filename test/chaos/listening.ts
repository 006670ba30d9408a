/** The triggers of a provider, against an emulator that fails as planned: registering, and polling. */
import type { INodeType } from 'n8n-workflow';
import { AircallPollingTrigger } from '../../nodes/Aircall/AircallPollingTrigger.node';
import { NutshellPollingTrigger } from '../../nodes/Nutshell/NutshellPollingTrigger.node';
import { SalesloftPollingTrigger } from '../../nodes/Salesloft/SalesloftPollingTrigger.node';
import { ShortcutPollingTrigger } from '../../nodes/Shortcut/ShortcutPollingTrigger.node';
import { traffic } from '../../nodes/engine/client/pace';
import { openDoor, type Exchange } from '../../sandbox/doors/nock';
import { FAULTS, randomFrom, withFaults, type FaultyProvider } from '../../sandbox/faults';
import type { Clock, Provider } from '../../sandbox/http';
import { asking } from '../harness';
import { PollingWorkflow } from '../harness/polling';
import { TriggerWorkflow } from '../harness/trigger';
import { subjects as registering } from '../triggers/subjects';
import type { Subject } from './subject';
import { VirtualTime } from './virtual-time';

export interface Plan {
	seed: number;
	rate: number;
}

/** What came of switching a trigger on and off again and again. */
export interface Registered {
	provider: string;
	requests: number;
	turns: number;
	/** Activations that failed, and deactivations that left something for later. */
	failed: number;
	/** Failures that are not told in a clear sentence, or tell a secret. */
	unclear: string[];
	/** Webhooks of ours at the end. */
	left: number;
	/** Those whose making was answered by a fault, where the provider lists none: nobody can find them. */
	unknowable: number;
	/** Webhooks of others that are gone. */
	touched: number;
}

/** What came of polling while records are made. */
export interface Polled {
	provider: string;
	requests: number;
	polls: number;
	failed: number;
	unclear: string[];
	made: number;
	doubled: number;
	lost: number;
	reordered: number;
}

/** What each polling trigger is to hear of a record that is made in the moving list of its provider. */
const POLLING: Record<string, { node: new () => INodeType; event: string }> = {
	Aircall: { node: AircallPollingTrigger, event: 'contactCreated' },
	Nutshell: { node: NutshellPollingTrigger, event: 'personCreated' },
	Salesloft: { node: SalesloftPollingTrigger, event: 'personCreated' },
	Shortcut: { node: ShortcutPollingTrigger, event: 'epicCreated' },
};

const MINUTE_MS = 60_000;
/** More than any feed looks back. */
const SETTLED_MS = 4 * 60 * MINUTE_MS;
const MOST_MADE = 6;

const CLEAR = /^[A-Z][\w' ]+ .{10,}/;

/** Does something in virtual time, behind faults that can be switched off. */
async function behind<T>(
	{ open, dialect }: Pick<Subject, 'dialect'> & { open: (clock: Clock) => Provider },
	{ seed, rate }: Plan,
	work: (at: {
		time: VirtualTime;
		provider: Provider;
		faulty: FaultyProvider;
		calm: () => void;
	}) => Promise<T>,
): Promise<T> {
	const random = Math.random;
	Math.random = randomFrom(seed);
	const time = new VirtualTime();
	const clock = () => time.now;
	let isCalm = false;
	traffic.clear();
	const provider = open(clock);
	await time.sleep(2 * MINUTE_MS);
	const plan = { seed, rate, faults: FAULTS, clock, ...dialect, meets: () => !isCalm };
	const faulty = withFaults(provider, plan);
	const door = openDoor(faulty, { wait: time.hold });
	try {
		return await work({ time, provider, faulty, calm: () => (isCalm = true) });
	} finally {
		door.close();
		time.stop();
		Math.random = random;
	}
}

/** Switches a trigger on and off while requests fail; undefined where the provider registers nothing. */
export async function register(
	{ name, dialect }: Subject,
	turns: number,
	plan: Plan,
): Promise<Registered | undefined> {
	const subject = registering.find((one) => one.name === name);
	if (!subject) return undefined;
	const { provider: ofTests } = subject;
	const under: Exchange[] = [];
	/** The provider itself, whatever becomes of its answers. */
	const open = (clock: Clock): Provider => {
		const provider = ofTests.emulate({ limit: 100_000, clock });
		const handle: Provider['handle'] = (request) => {
			const response = provider.handle(request);
			under.push({ request, response });
			return response;
		};
		return { ...provider, handle };
	};
	return await behind({ open, dialect }, plan, async ({ time, provider, faulty, calm }) => {
		const asked = asking(ofTests.api);
		const account = {
			ask: (method: string, path: string, body?: unknown) => asked(provider, method, path, body),
			exchanges: () => under,
		};
		const foreign = subject.foreign(account, 'https://elsewhere.example.com/hook');
		const credential = ofTests.credential();
		const trigger = new TriggerWorkflow({
			node: subject.node,
			credentials: [credential],
			parameters: { events: subject.events },
		});
		const found: Registered = {
			...{ provider: name, requests: 0, turns, failed: 0, unclear: [], left: 0 },
			...{ unknowable: 0, touched: 0 },
		};
		const secrets = new Set(Object.values(credential.data).map(String));
		const told = (error: Error) => {
			found.failed += 1;
			const all = [error.message, JSON.stringify(error)].join();
			const isSafe = ![...secrets].some((secret) => all.includes(secret));
			if (!CLEAR.test(error.message) || !isSafe) found.unclear.push(error.message);
		};
		const known = new Set<string>();
		for (let turn = 0; turn < turns; turn += 1) {
			await trigger.activate().catch(told);
			for (const { id, secret } of trigger.state.hooks) {
				known.add(id);
				secrets.add(secret);
			}
			await trigger.deactivate().catch(told);
			await time.sleep(MINUTE_MS);
		}
		calm();
		await time.sleep(2 * MINUTE_MS);
		await trigger.activate();
		await trigger.deactivate();
		const hooks = subject.hooks(account);
		const left = hooks.filter(({ url }) => url === trigger.url);
		const isUnknowable = ({ id }: { id: string }) => !subject.lists && !known.has(id);
		return {
			...found,
			requests: faulty.requests,
			left: left.filter((one) => !isUnknowable(one)).length,
			unknowable: left.filter(isUnknowable).length,
			touched: hooks.some(({ id }) => id === foreign.id) ? 0 : 1,
		};
	});
}

/** Polls while records are made and requests fail. */
export async function pollAll(subject: Subject, turns: number, plan: Plan): Promise<Polled> {
	const { name, credential, list } = subject;
	const { node, event } = POLLING[name];
	const random = randomFrom(plan.seed + 1);
	return await behind(subject, plan, async ({ time, provider, faulty, calm }) => {
		const parameters = { events: [event] };
		const trigger = new PollingWorkflow({ node, credentials: [credential], parameters });
		const found: Polled = {
			...{ provider: name, requests: 0, polls: 0, failed: 0, unclear: [] },
			...{ made: 0, doubled: 0, lost: 0, reordered: 0 },
		};
		const secrets = Object.values(credential.data).map(String);
		const given: string[] = [];
		const poll = async (first = false) => {
			found.polls += 1;
			try {
				const items = await (first ? trigger.activate() : trigger.poll());
				given.push(...items.map(({ json }) => String((json.record as { id: unknown }).id)));
				return items.length;
			} catch (thrown) {
				const { message } = thrown as Error;
				found.failed += 1;
				const isSafe = !secrets.some((secret) => JSON.stringify(thrown).includes(secret));
				if (!CLEAR.test(message) || !isSafe) found.unclear.push(message);
				return undefined;
			}
		};
		while ((await poll(true)) === undefined) await time.sleep(MINUTE_MS);
		const made: string[] = [];
		for (let turn = 0; turn < turns; turn += 1) {
			await time.sleep(MINUTE_MS);
			const count = Math.floor(random() * MOST_MADE);
			for (let n = 0; n < count; n += 1) made.push(String(list.add(provider, made.length)));
			await poll();
			if (random() < 0.1) trigger.restart();
		}
		calm();
		await time.sleep(MINUTE_MS);
		while ((await poll()) !== 0) await time.sleep(MINUTE_MS);
		await time.sleep(SETTLED_MS);
		await poll();
		const once = [...new Set(given)];
		return {
			...found,
			requests: faulty.requests,
			made: made.length,
			doubled: given.length - once.length,
			lost: made.filter((id) => !once.includes(id)).length,
			reordered: once.filter((id, at) => id !== made[at]).length,
		};
	});
}
