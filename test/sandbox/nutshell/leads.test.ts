import { account, detail, ids, NOON, read } from './account';
import type { List, Wire } from './account';

describe('a lead', () => {
	test.each([
		['1-outcomes', 'won'],
		['2-outcomes', 'lost'],
		['3-outcomes', 'cancelled'],
	])('is closed by %s as %s, and reopened', (outcomeId, status) => {
		const { send, get } = account();
		expect(send('POST', '/leads/1003-leads/status', { outcomeId }).status).toBe(200);
		const [closed] = get('/leads/1003').leads;
		expect(closed.status).toBe(status);
		expect(closed.closedTime).toMatchObject({ timestamp: NOON, value: 'Today' });
		expect(closed.links.outcome).toBe(outcomeId);
		const reopened = read<Wire>(send('POST', '/leads/1003-leads/reopen'));
		expect([reopened.status, reopened.closedTime, reopened.links.outcome]).toEqual([
			'open',
			null,
			null,
		]);
	});

	test('is closed with its own competitor maps only, not with competitors', () => {
		const { send } = account();
		const close = (map: string) =>
			send('POST', '/leads/1003-leads/status', { outcomeId: '2-outcomes', competitorMaps: [map] });
		expect(detail(close('1-competitors'))).toEqual([
			400,
			'"competitorMaps" must name competitor maps of the lead.',
		]);
		expect(close('1-competitorMaps').status).toBe(200);
	});

	test('is not closed by an unknown outcome', () => {
		const { send } = account();
		const answer = send('POST', '/leads/1003-leads/status', { outcomeId: '9-outcomes' });
		expect(detail(answer)).toEqual([400, '"outcomeId" names no outcome.']);
	});

	test('moves into a pipeline at its first stage', () => {
		const { send, get } = account();
		const answer = send('POST', '/leads/1003-leads/stageset', { stageset: '2-stagesets' });
		expect(read<List>(answer).leads[0].links).toMatchObject({
			stageset: '2-stagesets',
			stage: '5-stages',
		});
		expect(get('/events?limit=1').events[0].action).toBe('stagechange');
	});

	test('tells its stages and the time spent in the present one', () => {
		const { patch, get, wait } = account();
		patch('/leads/1003-leads', [
			{ op: 'replace', path: '/leads/0/links/stage', value: '3-stages' },
		]);
		wait(90);
		const answer = get('/leads/1003-leads/stages');
		expect(ids(answer.stages)).toEqual(['1-stages', '2-stages', '3-stages', '4-stages']);
		expect(answer.meta).toMatchObject({
			timeSpent: [{ value: 90 }],
			stageset: { id: '1-stagesets', name: 'New business' },
		});
	});

	test('is watched and no longer watched by the user who asks', () => {
		const { send, get } = account();
		const watchers = () => get('/leads/1003').leads[0].links.watchers;
		send('POST', '/leads/1003-leads/watch');
		expect(watchers()).toEqual(['35-users']);
		send('POST', '/leads/1003-leads/watch');
		expect(watchers()).toEqual([]);
	});
});
