import { aircallAccount as account } from '../../../sandbox/aircall';
import type { Call, Json } from './open';
import { API, badRequest, brief, calls, ids, NOW, open } from './open';

describe('lists', () => {
	it('come in pages of 20, oldest first, with links to their neighbours', () => {
		const { json } = open({ calls: 40 }).get('/v1/calls?page=2');
		const kept = Array.from({ length: 17 }, (_, i) => account.firstCall + 20 + i);
		expect(ids(json.calls)).toEqual([
			...kept,
			account.calls.liveUnrecorded,
			account.calls.live,
			account.calls.ringing,
		]);
		expect(json.meta).toEqual({
			count: 20,
			total: 40,
			current_page: 2,
			per_page: 20,
			next_page_link: null,
			previous_page_link: `${API}/v1/calls?page=1`,
		});
	});

	it('of contacts come in pages of 50', () => {
		const { json } = open({ contacts: 60 }).get('/v1/contacts');
		expect(json.meta).toMatchObject({ count: 50, total: 60, per_page: 50 });
	});

	it('keep the query in the link to the next page', () => {
		const { meta } = open().get('/v1/contacts?order=desc&per_page=15').json;
		expect(meta).toMatchObject({
			next_page_link: `${API}/v1/contacts?order=desc&per_page=15&page=2`,
			previous_page_link: null,
		});
	});

	it('refuse more than 50 records a page, and pages before the first', () => {
		const { get } = open();
		expect(ids(get('/v1/calls?per_page=50').json.calls)).toHaveLength(50);
		expect(brief(get('/v1/calls?per_page=51'))).toEqual(badRequest('per_page is out of range'));
		expect(brief(get('/v1/calls?page=0'))).toEqual(badRequest('page is out of range'));
	});

	it('include both ends of from and to', () => {
		const { get } = open();
		const all = get('/v1/calls?per_page=50').json;
		const [from, to] = [calls(all)[3].started_at, calls(all)[7].started_at];
		const window = get(`/v1/calls?from=${from}&to=${to}`).json;
		expect(ids(window.calls)).toEqual(ids(calls(all).slice(3, 8)));
	});

	it.each(['calls', 'contacts'])('of %s end at item 10,000 in silence', (kind) => {
		const { get } = open({ [kind]: 12_000 });
		const last = get(`/v1/${kind}?per_page=50&page=200`).json;
		expect(last[kind]).toHaveLength(50);
		expect(last.meta).toMatchObject({ total: 12_000, next_page_link: null });
		const beyond = get(`/v1/${kind}?per_page=50&page=201`);
		expect(beyond.status).toBe(200);
		expect(beyond.json[kind]).toEqual([]);
		expect(beyond.json.meta).toMatchObject({ count: 0, total: 12_000, next_page_link: null });
		expect(get(`/v1/${kind}?per_page=30&page=334`).json[kind]).toHaveLength(10);
	});

	it('can be walked past the ceiling by time, with calls that share a second', () => {
		const { get } = open({ calls: 12_000 });
		const seen = new Set<number>();
		const starts: number[] = [];
		for (let from = 0; seen.size < 12_000; from = Math.max(...starts)) {
			for (let page = 1; page <= 200; page += 1) {
				const { json } = get(`/v1/calls?per_page=50&from=${from}&page=${page}`);
				for (const { id, started_at } of calls(json)) {
					if (!seen.has(id)) starts.push(started_at);
					seen.add(id);
				}
				if ((json.meta as Json).next_page_link === null) break;
			}
		}
		expect(starts).toHaveLength(12_000);
		expect(new Set(starts).size).toBe(10_287);
	});

	it('can hold more calls in one second than pagination reaches', () => {
		const { calls: records, meta } = open({ calls: 10_100, callsSpan: 0 }).get(
			`/v1/calls?from=${NOW - 3600}&to=${NOW - 3600}`,
		).json;
		expect(meta).toMatchObject({ count: 20, total: 10_097 });
		expect(new Set((records as Call[]).map(({ started_at }) => started_at)).size).toBe(1);
	});

	it('of calls reach back six months', () => {
		const { get, wait } = open();
		const total = (path: string) => (get(path).json.meta as Json).total;
		expect(total('/v1/calls')).toBe(120);
		wait(190 * 86_400);
		expect(total('/v1/calls')).toBe(0);
		expect(total('/v1/calls/search?direction=inbound')).toBe(0);
		expect(get(`/v1/calls/${account.calls.recorded}`).status).toBe(200);
	});
});
