import { getEventListeners } from 'node:events';
import { NodeConnectionTypes, type INodeType } from 'n8n-workflow';
import { Client } from '../../../nodes/engine/client/client';
import * as operation from '../../../nodes/engine/vocabulary/operation';
import { foundOnceReady, waitUntilReady } from '../../../nodes/engine/vocabulary/ready';
import { runNode, StopButton } from '../../harness';
import { answering, credentials, runOperation, service, type Reply } from '../service';
import { closeNetwork } from '../../network';

closeNetwork();

/** Stops the run after its first request. */
function stoppedWhileWaiting(answer: Reply = { status: 429, headers: { 'retry-after': '50' } }) {
	const button = new StopButton();
	const sent = answering(() => {
		button.pressSoon();
		return answer;
	});
	return { button, sent };
}

test('cancelling an execution ends a long wait soon, and nothing more is sent', async () => {
	const { button, sent } = stoppedWhileWaiting();
	const { status } = await runOperation(operation.get('GET /widgets'), { stop: button.signal });
	expect(status).toBe('canceled');
	expect(button.pressedAgo).toBeLessThan(1_000);
	expect(sent).toHaveLength(1);
});

test('cancelling ends the wait for what is not ready yet', async () => {
	const { button, sent } = stoppedWhileWaiting({ status: 404 });
	const widget = operation.get('GET /widgets', {
		options: [waitUntilReady],
		run: foundOnceReady(50),
	});
	const { status } = await runOperation(widget, {
		parameters: { options: { waitUntilReady: true } },
		stop: button.signal,
	});
	expect(status).toBe('canceled');
	expect(button.pressedAgo).toBeLessThan(1_000);
	expect(sent).toHaveLength(1);
});

test('cancelling ends the run even under Continue On Fail', async () => {
	const { button, sent } = stoppedWhileWaiting();
	const { status } = await runOperation(operation.get('GET /widgets'), {
		stop: button.signal,
		items: [{ json: {} }, { json: {} }, { json: {} }],
		parameters: { options: { parallelRequests: 1 } },
		onError: 'continueRegularOutput',
	});
	expect(status).toBe('canceled');
	expect(sent).toHaveLength(1);
});

test('a run that is over leaves nothing at the signal of its execution, which may go on in a loop', async () => {
	answering((_request, before) =>
		before % 3 === 0 ? { broken: 'ECONNRESET' } : before % 3 === 1 ? { status: 404 } : {},
	);
	const left: number[] = [];
	const looping: INodeType = {
		description: {
			displayName: 'Loop',
			name: 'loop',
			group: ['input'],
			version: 1,
			description: 'Opens a client again and again',
			defaults: { name: 'Loop' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: 'serviceApi', required: true }],
			properties: [],
		},
		async execute() {
			const signal = this.getExecutionCancelSignal() as AbortSignal;
			const before = getEventListeners(signal, 'abort').length;
			for (let run = 0; run < 12; run += 1) {
				const client = await Client.open(this, service);
				await client.send('POST /widgets').catch(() => undefined);
				left.push(getEventListeners(signal, 'abort').length - before);
			}
			return [[]];
		},
	};
	const { error } = await runNode({ node: looping, credentials });
	expect(error).toBeUndefined();
	expect(left).toEqual(Array(12).fill(0));
});
