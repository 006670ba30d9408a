/** What hangs on a company, a lead or a person: its notes and its activities. */
import { reference } from '../engine/vocabulary/field';
import { list, type Operation } from '../engine/vocabulary/operation';
import type { RecordKind } from '../engine/vocabulary/record';
import { article, sentenceCase } from '../engine/vocabulary/words';
import { activityList, only, timelinePages, toldBy } from './api';
import { activity, isCurrent, note } from './records';

/** Nutshell lists the notes of a record nowhere but in its timeline. */
const currentNotes = only(toldBy(timelinePages), isCurrent);

/** A note, as its own operation gives it. */
const noteExample = {
	id: '7-notes',
	text: 'Called back',
	htmlUrl: 'https://app.nutshell.com/note/7-notes',
	relatedTo: '7-accounts',
	createdTime: '2026-11-20T09:00:00.000Z',
};

/** The operations that read what hangs on a record. */
export function related(kind: RecordKind): Record<'getActivities' | 'getNotes', Operation> {
	const noun = sentenceCase(kind.name);
	const one = (wire: string) => reference(kind, wire, { name: `${kind.key}Id` });
	return {
		getActivities: list('GET /rest/activities', {
			required: [one('filter[participant][]')],
			paging: activityList,
			of: activity,
			name: 'Get Activities',
			action: `Get the activities of ${article(noun)}`,
			description: `Retrieve the activities in which ${article(noun)} takes part`,
		}),
		getNotes: list('GET /rest/events', {
			required: [one('entity_id')],
			query: { 'filters[payload][]': ['notes'] },
			paging: currentNotes,
			of: note,
			examples: [noteExample],
			name: 'Get Notes',
			action: `Get the notes of ${article(noun)}`,
			description: `Retrieve the notes on ${article(noun)}, newest first, as the timeline tells them`,
		}),
	};
}
