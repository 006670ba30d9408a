import { salesloftAccount as account } from '../../../sandbox/salesloft';
import { href, invalid, open } from './team';

const FIRST = account.firstPerson;

describe('actions', () => {
	it('are those that are not done, of all for an admin, and of the caller for anybody else', () => {
		const { get } = open();
		expect(get('/actions?sort_by=created_at&sort_direction=ASC').ids).toEqual([
			80_001, 80_002, 80_003, 80_004, 80_005,
		]);
		expect(get('/actions', { key: account.standardKey }).ids).toEqual([80_002]);
		expect(get('/actions/80001', { key: account.standardKey }).status).toBe(404);
		expect(get('/actions/80001').data).toMatchObject({
			type: 'phone',
			status: 'in_progress',
			due: true,
			person: { id: FIRST, _href: href(`people/${FIRST}`) },
			step: { id: 402, _href: href('steps/402') },
			action_details: { id: 431, _href: href('action_details/call_instructions/431') },
			task: null,
		});
		expect(get('/steps?has_due_actions=true&sort_direction=ASC').ids).toEqual([402, 404, 405, 413]);
	});

	it('are gone once they are completed, and cannot be completed twice', () => {
		const { send, get } = open();
		const call = { person_id: FIRST, action_id: 80_001 };
		expect(send('POST', '/activities/calls', call).data).toMatchObject({ action: { id: 80_001 } });
		expect(get('/actions/80001').status).toBe(404);
		const again = send('POST', '/activities/calls', call);
		expect(again).toMatchObject(invalid({ action_id: ['could not be found'] }));
		expect(send('POST', '/activities', { action_id: 80_003 }).status).toBe(200);
		expect(get('/actions?sort_by=created_at&sort_direction=ASC').ids).toEqual([
			80_002, 80_004, 80_005,
		]);
	});

	it.each([
		['/activities/calls', { person_id: FIRST, action_id: 80_003 }, 'phone'],
		['/activities', { action_id: 80_001 }, 'integration'],
	])('are refused at POST %s where they are of another type', (path, body, type) => {
		expect(open().send('POST', path, body)).toMatchObject(
			invalid({ action_id: [`must have a type of '${type}'`] }),
		);
	});
});

describe('whole cadences', () => {
	it('come out and go in again with their settings and steps', () => {
		const { send, get } = open();
		const { cadence_content } = get('/cadence_exports/302').data as unknown as {
			cadence_content: Record<string, Record<string, unknown>>;
		};
		const { settings, sharing_settings, ...content } = cadence_content;
		expect(settings).toMatchObject({ name: 'Inbound Follow-up', cadence_function: 'inbound' });
		expect(content.step_groups).toHaveLength(3);
		const body = {
			...{ settings: { ...settings, name: 'Copy' }, sharing_settings },
			cadence_content: content,
		};
		expect(send('POST', '/cadence_imports', body).data).toEqual({
			cadence: { id: 305, _href: href('cadences/305') },
		});
		expect(get('/cadences/305').data).toMatchObject({ name: 'Copy', cadence_function: 'inbound' });
		const { rows } = get('/steps?cadence_id=305&sort_direction=ASC');
		expect(rows.map(({ name, type, day, step_number }) => [name, type, day, step_number])).toEqual([
			['Email step', 'email', 1, 1],
			['Phone step', 'phone', 3, 2],
			['Other step', 'other', 5, 3],
		]);
	});

	it.each([
		['no name', {}, {}, { name: ["can't be blank"] }],
		['a cadence with steps', {}, { cadence_id: 301 }, { cadence_id: ['has steps'] }],
		['no such cadence', {}, { cadence_id: 9 }, { cadence_id: ['could not be found'] }],
	])('are refused with %s', (_, settings, content, errors) => {
		const body = { settings, cadence_content: { step_groups: [], ...content } };
		expect(open().send('POST', '/cadence_imports', body)).toMatchObject(invalid(errors));
	});
});
