/** Taking back a deletion. */
import { path } from '../engine/vocabulary/field';
import { action, type Operation } from '../engine/vocabulary/operation';
import type { RecordKind } from '../engine/vocabulary/record';
import { article, sentenceCase } from '../engine/vocabulary/words';

/**
 * The operation that brings back a record.
 * @param deleted the records of the kind that were deleted; a name is looked up among these, since one
 * that is in use can have the same name
 */
export function undelete(segment: string, kind: RecordKind, deleted: RecordKind): Operation {
	const noun = sentenceCase(kind.name);
	return action(`POST /rest/${segment}/{id}/undelete` as const, {
		required: [path(deleted, 'id')],
		name: 'Undelete',
		action: `Undelete ${article(noun)}`,
		description: `Bring back ${article(noun)} that was deleted`,
	});
}
