/** Labels; each name is used once. */
import type { Operations } from '../call';
import { holding, resource } from '../resource';
import { statsOf } from '../stats';
import { storySlim } from '../story-view';
import { checkName } from '../write';
import { epicSlim } from './epics';

const labelStats = statsOf('Label');

const labels = resource('labels', {
	/** The query `slim` of a list leaves the numbers out. */
	tell: ({ id }, { state, query }) => ({
		stats:
			query.get('slim') === 'true'
				? undefined
				: labelStats(
						state,
						holding(state.stories, 'label_ids', id),
						holding(state.epics, 'label_ids', id),
					),
	}),
	check: ({ state, body }, label) => checkName(state.labels, body.name, label),
	heldIn: { stories: 'label_ids', epics: 'label_ids', iterations: 'label_ids' },
});

export const labelOperations: Operations = {
	...labels.operations,
	listLabelEpics: labels.holders('epics', epicSlim),
	listLabelStories: labels.holders('stories', storySlim),
};
