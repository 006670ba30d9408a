/** The Aircall Trigger: answers to its registration that lack what they should hold. */
import { json } from '../../sandbox/http';
import { openAccount, type Opening } from '../harness/account';
import { listeningWith } from './listening';
import { aircall } from './provider';

let instead: Opening['instead'];
const { credentials, ask } = openAccount(aircall, { instead: (request) => instead?.(request) });
beforeEach(() => {
	instead = undefined;
});
const { workflow } = listeningWith(credentials);

interface Made {
	webhook: { webhook_id?: string; token?: string };
}
const webhooks = () => ask<{ webhooks: object[] }>('GET', 'webhooks').webhooks;

test('removes a webhook whose token is not told, also where webhooks cannot be listed any more', async () => {
	let isMade = false;
	instead = ({ method, url, body }) => {
		if (url.pathname !== '/v1/webhooks') return undefined;
		if (method === 'GET') return isMade ? json(403, { error: 'Forbidden' }) : undefined;
		isMade = true;
		const { webhook } = ask<Made>('POST', 'webhooks', JSON.parse(body.toString()));
		return json(201, { webhook: { ...webhook, token: undefined } });
	};
	await expect(workflow({ events: ['callEnded'] }).activate()).rejects.toThrow(
		'The provider made a webhook, and sent no secret of it',
	);
	expect(webhooks()).toEqual([]);
});
