import { account, detail, NOON, read } from './account';
import type { List } from './account';

describe('activities', () => {
	const call = {
		name: 'Call',
		activityType: '1-activityTypes',
		startTime: NOON,
		endTime: NOON + 60,
	};

	test('are created with a type, unix times and participants of several kinds', () => {
		const { send } = account();
		const participants = ['35-users', '1-contacts', '1003-leads'];
		const activity = { ...call, isLogged: true, links: { participants } };
		const answer = send('POST', '/activities', { activities: [activity] });
		expect(answer.status).toBe(201);
		expect(read<List>(answer).activities[0]).toMatchObject({
			id: '4-activities',
			name: 'Call',
			startTime: NOON,
			isLogged: true,
			links: {
				activityType: '1-activityTypes',
				accounts: [],
				contacts: ['1-contacts'],
				leads: ['1003-leads'],
				users: ['35-users'],
			},
		});
		const unknown = { activities: [{ ...call, colour: 'red' }] };
		expect(detail(send('POST', '/activities', unknown))).toEqual([
			400,
			'"colour" is not an attribute of activities.',
		]);
	});

	test('are replaced as a whole by PUT', () => {
		const { send, get } = account();
		const answer = send('PUT', '/activities/1-activities', { activities: [{ name: 'Renamed' }] });
		expect(answer.status).toBe(200);
		expect(get('/activities/1').activities[0]).toMatchObject({
			name: 'Renamed',
			isLogged: false,
			links: { activityType: null, contacts: [], users: [], creator: '35-users' },
		});
		expect(account().patch('/activities/1-activities', []).status).toBe(405);
	});
});
