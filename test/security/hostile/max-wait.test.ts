/** A provider that refuses everything: Max Wait holds for each request, however many wait with it. */
import { openDoor } from '../../../sandbox/doors/nock';
import { json } from '../../../sandbox/http';
import { scripted, type Scripted } from '../../chaos/scripted';
import { aircallSubject } from '../../chaos/subjects/aircall';
import { VirtualTime } from '../../chaos/virtual-time';
import { runNode } from '../../harness';

let time: VirtualTime;
beforeEach(() => {
	time = new VirtualTime();
});
afterEach(() => time.stop());

/** Reads 20 calls, all at the same time. @returns after how many seconds the run was over */
async function secondsOf({ hosts, handle }: Scripted): Promise<number> {
	const began = time.now;
	const { close } = openDoor({ hosts, handle }, { wait: time.hold });
	const { error } = await runNode({
		node: aircallSubject.node,
		credentials: [aircallSubject.credential],
		parameters: { ...aircallSubject.read.parameters, options: { parallelRequests: 20 } },
		items: Array.from({ length: 20 }, (_, id) => ({ json: { id } })),
	});
	close();
	expect(error?.message).toMatch(/^Aircall is receiving too many requests/);
	return (time.now - began) / 1000;
}

it.each(['1', '20', undefined])(
	'20 requests fail within a minute, with Retry-After: %s',
	async (hint) => {
		const headers: Record<string, string> = hint === undefined ? {} : { 'retry-after': hint };
		const provider = scripted(['api.aircall.io'], () => json(429, {}, headers));
		// Each tries for all the others: one after the other, they would take a quarter of an hour.
		expect(await secondsOf(provider)).toBeLessThanOrEqual(61);
	},
);
