import { salesloftAccount as account } from '../../../sandbox/salesloft';
import { ADA, href, invalid, open, STAMP } from './team';

const FIRST = account.firstPerson;
const { admin, cadences, standardKey, standardUser } = account;

describe('cadence memberships', () => {
	const add = { person_id: FIRST + 29, cadence_id: cadences.outbound };

	it('put a person on the first step of a cadence, for the caller', () => {
		const { send, get } = open();
		expect(send('POST', '/cadence_memberships', add).data).toMatchObject({
			person: { id: FIRST + 29, _href: href(`people/${FIRST + 29}`) },
			cadence: { id: 301, _href: href('cadences/301') },
			user: { id: admin.id },
			step: { id: 401, _href: href('steps/401') },
			added_at: STAMP,
			currently_on_cadence: true,
			person_deleted: false,
		});
		expect(get(`/people/${FIRST + 29}`).data.cadences).toEqual([
			{ id: 301, _href: href('cadences/301') },
		]);
	});

	it.each([
		['a person that is on it', { person_id: FIRST }, 'person_id', 'is already on this cadence'],
		['who opted out', { person_id: FIRST + 7 }, 'person_id', 'is marked as do not contact'],
		['an archived cadence', { cadence_id: cadences.archived }, 'cadence_id', 'is archived'],
		[
			'a personal cadence of another',
			{ cadence_id: cadences.personalOfStandardUser },
			'user_id',
			'cannot add people to this cadence',
		],
		['a step of another cadence', { step_id: 404 }, 'step_id', 'is not a step of this cadence'],
		['nobody', { person_id: 5 }, 'person_id', 'could not be found'],
	])('refuse %s', (_, change, field, problem) => {
		expect(open().send('POST', '/cadence_memberships', { ...add, ...change })).toMatchObject(
			invalid({ [field]: [problem] }),
		);
	});

	it('reach a personal cadence in the name of its owner', () => {
		const { send, get } = open();
		const body = { ...add, cadence_id: cadences.personalOfStandardUser, user_id: standardUser.id };
		expect(send('POST', '/cadence_memberships', body).data.user).toMatchObject({
			id: standardUser.id,
		});
		const addable = '/cadences?people_addable=true&sort_by=name&sort_direction=ASC';
		expect(get(addable).ids).toEqual([302, 301]);
		expect(get(addable, { key: standardKey }).ids).toEqual([302, 301, 304]);
		expect(get('/cadences?archived=true').ids).toEqual([303]);
	});

	it('end with a 204, stay on record and are one record per person and cadence', () => {
		const { send, get } = open();
		const on = `/cadence_memberships?person_id[]=${FIRST}&cadence_id[]=301&currently_on_cadence=true`;
		expect(get(on).ids).toEqual([50_001]);
		expect(send('DELETE', '/cadence_memberships/50001')).toMatchObject({ status: 204, text: '' });
		expect(get(on).ids).toEqual([]);
		expect(get('/cadence_memberships/50001').data).toMatchObject({
			currently_on_cadence: false,
			updated_at: STAMP,
		});
		expect(
			send('POST', '/cadence_memberships', { person_id: FIRST, cadence_id: 301 }).data.id,
		).toBe(50_001);
	});

	it('end when the person, or the account, opts out', () => {
		const { send, get } = open();
		send('PUT', ADA, { do_not_contact: true });
		expect(get('/cadence_memberships/50001').data.currently_on_cadence).toBe(false);
		expect(get(`/people?can_call=true&ids[]=${FIRST}`).ids).toEqual([]);
		expect(get('/cadence_memberships/50002').data.currently_on_cadence).toBe(true);
		const contoso = { name: 'Contoso', domain: 'contoso.example', do_not_contact: true };
		send('PUT', '/accounts/2002', contoso);
		expect(get('/cadence_memberships/50002').data.currently_on_cadence).toBe(false);
	});
});
