import { operation } from '../../nodes/engine/operation';
import { StopButton } from '../harness';
import { answering, closeNetwork, runOperation } from './service';

closeNetwork();

/** Stops the run after its first request. */
function stoppedWhileWaiting() {
	const button = new StopButton();
	const sent = answering(() => {
		button.pressSoon();
		return { status: 429, headers: { 'retry-after': '50' } };
	});
	return { button, sent };
}

test('cancelling an execution ends a long wait soon, and nothing more is sent', async () => {
	const { button, sent } = stoppedWhileWaiting();
	const { status } = await runOperation(operation('GET /widgets'), { stop: button.signal });
	expect(status).toBe('canceled');
	expect(button.pressedAgo).toBeLessThan(1_000);
	expect(sent).toHaveLength(1);
});

test('cancelling ends the run even under Continue On Fail', async () => {
	const { button, sent } = stoppedWhileWaiting();
	const { status } = await runOperation(operation('GET /widgets'), {
		stop: button.signal,
		items: [{ json: {} }, { json: {} }, { json: {} }],
		parameters: { options: { parallelRequests: 1 } },
		onError: 'continueRegularOutput',
	});
	expect(status).toBe('canceled');
	expect(sent).toHaveLength(1);
});
