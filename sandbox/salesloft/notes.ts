/** Notes on people and accounts. */
import { answer, deleted, ref, validate } from './answers';
import { actingUser, named, removeNamed, unknownId } from './call';
import type { Call, Routes } from './call';
import { anyOf, range } from './filters';
import type { Filter } from './filters';
import { list } from './list';
import type { Note, NoteFields } from './records';

type NoteBody = Pick<NoteFields, 'content' | 'associated_with_type' | 'associated_with_id'> & {
	call_id?: number;
	user_guid?: string;
};

export const notes: Routes = {
	list_notes: list<Note>({
		rows: ({ state }) => state.notes.all(),
		filters: {
			ids: anyOf((note) => note.id),
			associated_with_type: anyOf((note) => note.associated_with_type),
			associated_with_id: associatedWithId,
			updated_at: range((note) => note.updated_at),
		},
		sorts: { updated_at: (note) => note.updated_at, created_at: (note) => note.created_at },
		show: showNote,
	}),
	get_notes_by_id: (call) => answer(showNote(named(call, call.state.notes))),
	create_notes: (call) => answer(showNote(create(call))),
	update_notes_by_id: (call) => {
		const note = named(call, call.state.notes);
		const { content, call_id = note.call_id } = call.body as NoteBody;
		check(call, { ...note, content, call_id }, note.id);
		return answer(showNote(Object.assign(note, { content, call_id, updated_at: call.now })));
	},
	delete_notes_by_id: (call) => {
		removeNamed(call, call.state.notes);
		return deleted();
	},
};

function create(call: Call): Note {
	const { content, associated_with_type, associated_with_id, call_id, user_guid } =
		call.body as NoteBody;
	const fields: NoteFields = {
		content,
		associated_with_type,
		associated_with_id,
		call_id: call_id ?? null,
		user_id: actingUser(call, user_guid).id,
		created_at: call.now,
		updated_at: call.now,
	};
	check(call, fields);
	return call.state.notes.insert(fields);
}

function check({ state }: Call, note: NoteFields, id?: number): void {
	const { associated_with_type: kind, associated_with_id, call_id, content } = note;
	const hasNote = (other: Note) => other.call_id === call_id && other.id !== id;
	validate({
		content: content === '' && "can't be blank",
		associated_with_id:
			kind === 'person'
				? unknownId(state.people, associated_with_id)
				: unknownId(state.accounts, associated_with_id),
		call_id:
			call_id !== null &&
			(unknownId(state.calls, call_id) || (state.notes.find(hasNote) && 'already has a note')),
	});
}

/** An id says nothing without the kind of record it belongs to. */
function associatedWithId(call: Call, name: string): ReturnType<Filter<Note>> {
	const test = anyOf<Note>((note) => note.associated_with_id)(call, name);
	const type = call.query.value('associated_with_type');
	validate({ associated_with_type: test && type === undefined && 'must be given' });
	return test;
}

function showNote(note: Note) {
	const { associated_with_type: kind, associated_with_id, user_id, call_id, ...own } = note;
	return {
		...own,
		associated_type: kind,
		associated_with: ref(kind === 'person' ? 'people' : 'accounts', associated_with_id),
		user: ref('users', user_id),
		call: ref('activities/calls', call_id),
		crm_activity_metadata: null,
	};
}
