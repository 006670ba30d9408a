/** From an emulator to the workflows of a test: what a change in an account starts. */
import { Courier } from '../../sandbox/courier';
import type { Clock, Provider } from '../../sandbox/http';
import type { Heard, TriggerWorkflow } from './trigger';

/**
 * A courier that knows these workflows; at any other address nobody is at home.
 * @returns it, and what came of each delivery in order
 */
export function courierTo(
	provider: Provider,
	triggers: TriggerWorkflow[],
	clock: Clock = Date.now,
): { courier: Courier; heard: Heard[] } {
	const heard: Heard[] = [];
	const courier = new Courier(
		provider,
		async ({ url, body, headers }) => {
			const { origin, pathname, searchParams } = new URL(url);
			const trigger = triggers.find((one) => one.url === origin + pathname);
			if (!trigger) return 404;
			const query = Object.fromEntries(searchParams);
			const came = await trigger.deliver({ body, headers, query });
			heard.push(came);
			return came.status;
		},
		clock,
	);
	return { courier, heard };
}
