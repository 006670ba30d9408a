import { aircallAccount as account } from '../../../sandbox/aircall';
import { appError, badRequest, brief, notFound, open } from './open';

const path = (agent: string) => `/v1/outbound-calls/agents/${agent}`;
const asked = { contact_phone: '+33639980005', idempotency_key: 'one' };

describe('an outbound call of an AI Voice Agent', () => {
	it('waits for its turn', () => {
		const { status, json } = open().send('POST', path(account.voiceAgent), asked);
		expect([status, json]).toEqual([
			202,
			{
				id: '3000000001',
				idempotency_key: 'one',
				status: 'PENDING',
				virtual_agent_id: account.voiceAgent,
			},
		]);
	});

	it('is not made twice for one key', () => {
		const { send } = open();
		send('POST', path(account.voiceAgent), asked);
		expect(brief(send('POST', path(account.voiceAgent), asked))).toEqual([
			409,
			appError('Conflict', 'idempotency_key was used already'),
		]);
	});

	it.each([
		[{ contact_phone: '0639980005' }, 'contact_phone must be a phone number in E.164 format'],
		[{ expiration_seconds: 59 }, 'expiration_seconds must be between 60 and 86400'],
	])('is refused with %j', (wrong, why) => {
		const { send } = open();
		const given = { ...asked, ...wrong };
		expect(brief(send('POST', path(account.voiceAgent), given))).toEqual(badRequest(why));
	});

	it('needs an agent that is there', () => {
		expect(brief(open().send('POST', path('nobody'), asked))).toEqual(notFound('Agent'));
	});
});
