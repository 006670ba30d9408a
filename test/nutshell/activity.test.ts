import type { INodeParameters } from 'n8n-workflow';
import { json } from '../../sandbox/http';
import { byId, openAccount } from '../harness/account';
import { chosen, daysFromNow, nutshell, timeFromNow } from './provider';

const { open, records, sent, requests, forget } = openAccount(nutshell);

describe('activities', () => {
	test('participants of all kinds are sent together', async () => {
		const [made] = await records('activity.create', {
			name: 'Visit',
			activityType: byId(2),
			startTime: timeFromNow(1),
			endTime: timeFromNow(2),
			companies: chosen('1'),
			leads: chosen('1003'),
			people: chosen('1', '2'),
			isLogged: true,
			note: 'Went well',
			additionalFields: {
				isAllDay: true,
				location: 'Boise',
				users: ['35-users'],
			},
		});
		expect(sent()).toEqual([
			{
				route: 'POST /rest/activities',
				body: {
					activities: [
						{
							name: 'Visit',
							activityType: '2-activityTypes',
							endTime: daysFromNow(2),
							isAllDay: true,
							isLogged: true,
							location: 'Boise',
							note: 'Went well',
							startTime: daysFromNow(1),
							links: {
								participants: ['1-contacts', '2-contacts', '1003-leads', '1-accounts', '35-users'],
							},
						},
					],
				},
			},
		]);
		expect(made).toMatchObject({
			id: '4-activities',
			isLogged: true,
			companies: ['1-accounts'],
			leads: ['1003-leads'],
			people: ['1-contacts', '2-contacts'],
			users: ['35-users'],
		});
	});

	test('trap: an update sends the whole record, since the API forgets what is left out', async () => {
		const [changed] = await records('activity.update', {
			activityId: byId(1),
			updateFields: { note: 'They will buy', isFlagged: true },
		});
		expect(changed).toEqual({
			id: '1-activities',
			name: 'First call',
			htmlUrl: 'https://app.nutshell.com/activity/1-activities',
			description: '',
			activityType: '1-activityTypes',
			startTime: timeFromNow(-1),
			endTime: new Date((daysFromNow(-1) + 3600) * 1000).toISOString(),
			isAllDay: false,
			isFlagged: true,
			isLogged: true,
			isCancelled: false,
			isOverdue: false,
			companies: [],
			leads: [],
			people: ['1-contacts'],
			users: ['35-users'],
			creator: '35-users',
			createdTime: timeFromNow(-3),
		});
		expect(sent()).toEqual([
			{ route: 'GET /rest/activities/1-activities' },
			{
				route: 'PUT /rest/activities/1-activities',
				body: {
					activities: [
						{
							name: 'First call',
							description: '',
							activityType: '1-activityTypes',
							startTime: daysFromNow(-1),
							endTime: daysFromNow(-1) + 3600,
							isFlagged: true,
							isLogged: true,
							isAllDay: false,
							note: 'They will buy',
							links: { participants: ['1-contacts', '35-users'] },
						},
					],
				},
			},
		]);
	});

	test('an update replaces the participants that are given', async () => {
		const [changed] = await records('activity.update', {
			activityId: byId(1),
			updateFields: { people: chosen('5'), users: ['36-users'] },
		});
		expect([changed.people, changed.users]).toEqual([['5-contacts'], ['36-users']]);
	});

	test('an update of one kind of participant keeps those of the other kinds', async () => {
		const [changed] = await records('activity.update', {
			activityId: byId(1),
			updateFields: { people: chosen('5') },
		});
		expect([changed.people, changed.users]).toEqual([['5-contacts'], ['35-users']]);
	});

	test('an update keeps the description, which Nutshell shows as the agenda', async () => {
		const given = { description: 'Prices and dates' };
		await records('activity.create', { name: 'Visit', additionalFields: given });
		forget();
		const [changed] = await records('activity.update', {
			activityId: byId(4),
			updateFields: { name: 'Second visit' },
		});
		expect([changed.name, changed.description]).toEqual(['Second visit', 'Prices and dates']);
		expect(sent()[1].body).toMatchObject({ activities: [{ description: 'Prices and dates' }] });
	});

	describe('an update of an activity with an internal note, which is a note of its own,', () => {
		const openWithNote = () =>
			open({
				instead: ({ method, url }) => {
					if (method !== 'GET') return undefined;
					if (url.pathname === '/rest/notes/9-notes') {
						return json(200, { notes: [{ id: '9-notes', body: 'Went well' }] });
					}
					if (url.pathname !== '/rest/activities/1-activities') return undefined;
					const links = { activityType: '1-activityTypes', logNote: '9-notes' };
					return json(200, { activities: [{ id: '1-activities', name: 'Visit', links }] });
				},
			});
		const update = async (updateFields: INodeParameters) => {
			await records('activity.update', { activityId: byId(1), updateFields });
			return sent();
		};

		test('keeps the note', async () => {
			openWithNote();
			const [, , put] = await update({ isFlagged: true });
			expect(put.route).toBe('PUT /rest/activities/1-activities');
			expect(put.body).toMatchObject({ activities: [{ isFlagged: true, note: 'Went well' }] });
		});

		test.each<[string, INodeParameters, object]>([
			['sends another one', { note: 'Sold' }, { note: 'Sold' }],
			['empties it', { note: '' }, { note: '' }],
		])('%s where that is asked, and does not read it', async (_, fields, note) => {
			openWithNote();
			const [, put] = await update(fields);
			expect(put.route).toBe('PUT /rest/activities/1-activities');
			expect(put.body).toEqual({
				activities: [
					{
						...{ name: 'Visit', activityType: '1-activityTypes', ...note },
						links: { participants: [] },
					},
				],
			});
		});
	});

	test('activities are listed by participant, type, status and day', async () => {
		const found = await records('activity.getAll', {
			participant: 'person',
			personId: byId(1),
			filters: {
				activityTypes: ['1-activityTypes', '2-activityTypes'],
				status: ['logged'],
				flagged: false,
				from: '2025-06-01',
				until: '2025-06-30',
				query: 'call',
			},
		});
		expect(found.map(({ name }) => name)).toEqual(['First call']);
		expect(requests()).toEqual([
			'GET /rest/activities?filter[participant][]=1-contacts&filter[activityType]=1' +
				'&filter[activityType]=2&filter[dateMin]=2025-06-01&filter[dateMax]=2025-06-30' +
				'&filter[flagged]=false&filter[status][]=logged&q=call&limit=50',
		]);
	});

	test('an activity is read by its ID', async () => {
		const [found] = await records('activity.get', { activityId: byId('2-activities') });
		expect([found.name, found.activityType]).toEqual(['Site visit', '2-activityTypes']);
	});
});
