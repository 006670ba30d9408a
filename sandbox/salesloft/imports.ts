/** Imports: names under which people were added. */
import type { Operations } from '../emulator';
import { endMemberships } from './cadences';
import type { Call } from './call';
import type { Row, State } from './kinds';
import { resource, writer } from './resource';

const importedBy = (state: State, id: number | string) =>
	state.people.where(({ import_id }) => import_id === id);

const counted = ({ id }: Row<'imports'>, { state }: Call) => importedBy(state, id).length;

export const imports: Operations<Call> = {
	...resource('imports', {
		// Nobody knows what its type says: a filter by it finds none.
		reads: { user_ids: 'user_id', import_type: () => null },
		sortedBy: 'created_at',
		tells: {
			current_people_count: counted,
			imported_people_count: counted,
			import_type: undefined,
		},
		...writer('imports', { made: ({ caller }) => ({ user_id: caller.user.id }) }),
		removable: 'once',
		// A person is in one import at most here, so `single` and `all` are the same.
		removed: (call, { id }) => {
			const { state, query } = call;
			for (const person of importedBy(state, id)) {
				if (query.last('undo') === undefined) person.import_id = null;
				else state.people.remove(person.id);
			}
			endMemberships(call, ({ person_id }) => !state.people.has(person_id));
		},
	}),
};
