/** Tags. A description is taken, and null was answered to it; where it goes is not known. */
import { empty, json } from '../http';
import type { Routes } from './answers';
import { find, page, refuse, unprocessable } from './answers';
import type { State, Tag } from './state';

export function tags(state: State): Routes {
	const check = ({ name, color }: Partial<Tag>, own?: number): void => {
		if (name?.trim() === '') refuse(400, 'name must not be blank');
		if (color !== undefined && !/^#[0-9a-f]{6}$/i.test(color)) {
			refuse(400, 'color must be a hexadecimal color, like #00B388');
		}
		if ([...state.tags.values()].some((tag) => tag.name === name && tag.id !== own)) {
			unprocessable({ name: ['has already been taken'] });
		}
	};

	return {
		'tag.list': (call) =>
			page(call, { key: 'tags', records: state.tags.values(), view: (tag) => tag }),

		'tag.get': ({ params }) => json(200, { tag: find(state.tags, params.tag_id, 'Tag') }),

		'tag.create': ({ body }) => {
			const { name, color } = body as Pick<Tag, 'name' | 'color'>;
			check({ name, color });
			const tag: Tag = { id: state.nextId(), name, color, description: null };
			state.tags.set(tag.id, tag);
			return json(200, { tag });
		},

		'tag.update': ({ params, body }) => {
			const tag = find(state.tags, params.tag_id, 'Tag');
			const { description, ...fields } = body as Partial<Tag>;
			check(fields, tag.id);
			return json(200, { tag: Object.assign(tag, fields) });
		},

		'tag.delete': ({ params }) => {
			const { id } = find(state.tags, params.tag_id, 'Tag');
			state.tags.delete(id);
			for (const call of state.calls.values()) {
				call.tags = call.tags.filter((tag) => tag.id !== id);
			}
			return empty(204);
		},
	};
}
