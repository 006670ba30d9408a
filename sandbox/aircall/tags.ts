/** Tags. A description is taken, and null was answered to it; where it goes is not known. */
import { refuse, requireFree } from './answers';
import type { Routes } from './answers';
import { resource } from './resource';
import { tagView } from './views';

export const tags: Routes = resource('tags', {
	show: tagView,
	write: ({ description, ...fields }, { state }, own) => {
		const { name, color } = fields;
		if (name?.trim() === '') refuse(400, 'name must not be blank');
		if (color !== undefined && !/^#[0-9a-f]{6}$/i.test(color)) {
			refuse(400, 'color must be a hexadecimal color, like #00B388');
		}
		requireFree(state.tags, 'name', name, own);
		return fields;
	},
	removed: ({ state }, { id }) => {
		for (const call of state.calls.all()) call.tags = call.tags.filter((tag) => tag.id !== id);
	},
});
