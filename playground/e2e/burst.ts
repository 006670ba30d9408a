import assert from 'node:assert/strict';
import { burst, ears, handedOn, listener, type Ear } from '../deliveries';
import type { Playground } from '../playground';
import type { Checks } from './checks';

/** So many different things are told in one burst, and a fifth of them twice. */
const TOLD = 20;

async function once(playground: Playground, ear: Ear): Promise<void> {
	const own = await listener(playground, ear);
	const all = Array.from({ length: TOLD }, (_, n) => ear.deliver(own.hooks, n + 1));
	const again = all.filter((_, n) => n % 5 === 0);
	// What a body is called is not known of every provider.
	const [{ headers = {}, ...first }] = all;
	const { 'content-type': _, ...others } = headers;
	const bursts = [
		[...all, ...again],
		[...again, { ...first, headers: others }],
	];
	for (const one of bursts) {
		const answers = await burst(own, one);
		assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
	}
	await playground.rest.idle(own.workflow.id);
	const items = handedOn(playground, own);
	assert.deepEqual([items.length, new Set(items).size], [TOLD, TOLD]);
	await playground.rest.deactivate(own.workflow);
}

/** Many deliveries at the same time, some of them twice. */
export async function checkBurst(checks: Checks, playground: Playground): Promise<void> {
	for (const ear of ears) {
		await checks.check(
			`${ear.name}: a burst of deliveries starts one execution for each, also for those that come twice`,
			() => once(playground, ear),
		);
	}
}
