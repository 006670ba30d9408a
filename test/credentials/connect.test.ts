import nock from 'nock';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { credential, testCredential } from '../harness';
import { connections } from './connections';
import { closeNetwork } from '../network';

closeNetwork();

const padded = (data: ICredentialDataDecryptedObject) =>
	Object.fromEntries(Object.entries(data).map(([key, value]) => [key, ` ${String(value)}\n`]));

describe.each(connections)(
	'Connecting $provider',
	({ provider, Type, data, header, test: [host, path], success, refusals }) => {
		const connect = async (filled = data) => await testCredential(credential(Type, filled));
		// n8n asks a second time after every 401, in case a session had ended.
		const provides = () => nock(host).persist().get(path);

		test('sends the test request with the header the provider asks for', async () => {
			const request = nock(host, { reqheaders: { [header[0]]: header[1] } })
				.get(path)
				.reply(200, success);
			expect(await connect()).toEqual({ status: 'OK', message: 'Connection successful!' });
			expect(request.isDone()).toBe(true);
		});

		test('forgives the white space that comes with a copied secret', async () => {
			nock(host, { reqheaders: { [header[0]]: header[1] } })
				.get(path)
				.reply(200, success);
			expect((await connect(padded(data))).status).toBe('OK');
		});

		test.each(refusals)(
			'says what to mend when the answer is %i',
			async (status, body, sentence) => {
				provides().reply(status, body);
				expect(await connect()).toEqual({ status: 'Error', message: sentence });
			},
		);

		test.each([429, 500, 503])('does not blame the secret for a %i', async (status) => {
			provides().reply(status, '');
			const { status: outcome, message } = await connect();
			expect(outcome).toBe('Error');
			expect(refusals.map(([, , sentence]) => sentence)).not.toContain(message);
		});

		test('does not blame the secret for a host that cannot be reached', async () => {
			provides().replyWithError(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
			expect(await connect()).toEqual({
				status: 'Error',
				message: 'The service refused the connection - perhaps it is offline',
			});
		});

		test('is not content with a page that someone else answers', async () => {
			provides().reply(200, '<html>Sign in to the guest network</html>');
			expect(await connect()).toEqual({
				status: 'Error',
				message: `The answer did not come from ${provider}. Check whether a proxy or firewall stands between n8n and ${provider}.`,
			});
		});

		test('does not carry the secret to where a redirect points', async () => {
			provides().reply(302, '', { location: 'https://elsewhere.example/' });
			const elsewhere = nock('https://elsewhere.example').get('/').reply(200, success);
			expect((await connect()).status).toBe('Error');
			expect(elsewhere.isDone()).toBe(false);
		});
	},
);
