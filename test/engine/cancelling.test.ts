import { operation } from '../../nodes/engine/operation';
import { answering, closeNetwork, runOperation } from './service';

closeNetwork();

test('cancelling an execution ends a long wait soon, and nothing more is sent', async () => {
	const sent = answering(() => ({ status: 429, headers: { 'retry-after': '50' } }));
	const started = Date.now();
	const { status } = await runOperation(operation('GET /widgets'), { cancelAfterMs: 200 });
	expect(status).toBe('canceled');
	expect(Date.now() - started).toBeLessThan(2_000);
	expect(sent).toHaveLength(1);
});

test('cancelling ends the run even under Continue On Fail', async () => {
	const sent = answering(() => ({ status: 429, headers: { 'retry-after': '50' } }));
	const { status } = await runOperation(operation('GET /widgets'), {
		cancelAfterMs: 200,
		items: [{ json: {} }, { json: {} }, { json: {} }],
		parameters: { options: { parallelRequests: 1 } },
		onError: 'continueRegularOutput',
	});
	expect(status).toBe('canceled');
	expect(sent).toHaveLength(1);
});
