/** Notes on people and accounts. */
import type { Operations } from '../emulator';
import { blank } from '../kinds';
import { ref, validate } from './answers';
import { actingUser, unknownId } from './call';
import type { Call } from './call';
import { anyOf } from './filters';
import type { Filter } from './filters';
import { add, kinds } from './kinds';
import type { Row } from './kinds';
import { resource } from './resource';

type Note = Row<'notes'>;
type NoteBody = Partial<Note> & { user_guid?: string };

export const notes: Operations<Call> = resource('notes', {
	filters: { associated_with_id: associatedWithId },
	show: ({ associated_with_type: kind, associated_with_id: id }) => ({
		associated_type: kind,
		associated_with: ref(collectionOf(kind), id),
		crm_activity_metadata: null,
	}),
	create: (call) => {
		const { user_guid, ...fields } = call.body as NoteBody;
		const user_id = actingUser(call, user_guid).id;
		check(call, { ...blank(kinds.notes, call.now), ...fields });
		return add(call.state, 'notes', { ...fields, user_id }, call.now);
	},
	update: (call, note) => {
		const { content = '', call_id = note.call_id } = call.body as NoteBody;
		check(call, { ...note, content, call_id }, note.id);
		Object.assign(note, { content, call_id, updated_at: call.now });
	},
	removable: 'again',
});

function check({ state }: Call, note: Omit<Note, 'id'>, id?: number): void {
	const { associated_with_type: kind, associated_with_id, call_id, content } = note;
	const hasNote = (other: Note) => other.call_id === call_id && other.id !== id;
	validate({
		content: content === '' && "can't be blank",
		associated_with_id: unknownId(state, collectionOf(kind), associated_with_id),
		call_id:
			call_id !== null &&
			(unknownId(state, 'calls', call_id) || (state.notes.find(hasNote) && 'already has a note')),
	});
}

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
