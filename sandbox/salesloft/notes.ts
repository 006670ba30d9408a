/** Notes on people and accounts. */
import type { Operations } from '../emulator';
import { ref, validate } from './answers';
import { actingUser, unknownId, type Call } from './call';
import { anyOf, type Filter } from './filters';
import type { Row } from './kinds';
import { resource, writer } from './resource';

type Note = Row<'notes'>;

export const notes: Operations<Call> = resource('notes', {
	filters: { associated_with_id: associatedWithId },
	show: ({ associated_with_type: kind, associated_with_id: id }) => ({
		associated_type: kind,
		associated_with: ref(collectionOf(kind), id),
		crm_activity_metadata: null,
	}),
	...writer('notes', {
		made: (call) => ({ user_id: actingUser(call, call.body.user_guid).id }),
		check({ state }, { content, call_id, associated_with_type: kind, ...note }, id) {
			const hasNote = (other: Note) => other.call_id === call_id && other.id !== id;
			return {
				content: content === '' && "can't be blank",
				associated_with_id: unknownId(state, collectionOf(kind), note.associated_with_id),
				call_id: call_id !== null && state.notes.find(hasNote) && 'already has a note',
			};
		},
	}),
	removable: 'again',
});

function collectionOf(kind: Note['associated_with_type']): 'people' | 'accounts' {
	return kind === 'person' ? 'people' : 'accounts';
}

/** An id says nothing without the kind of record it belongs to. */
function associatedWithId(call: Call, name: string): ReturnType<Filter<Note>> {
	const test = anyOf<Note>((note) => note.associated_with_id)(call, name);
	const type = call.query.last('associated_with_type');
	validate({ associated_with_type: test && type === undefined && 'must be given' });
	return test;
}
