import { blank } from '../../sandbox/kinds';

const none: number[] = [];
const kind = { entity: 'Team', fields: { owners: none, followers: none, created_at: 0, name: '' } };

test('fields that begin as the same empty list are lists of their own in each record', () => {
	const [one, other] = [blank(kind, 5), blank(kind, 6)];
	one.owners.push(1);
	expect(one).toEqual({ owners: [1], followers: [], created_at: 5, name: '' });
	expect(other).toEqual({ owners: [], followers: [], created_at: 6, name: '' });
});
