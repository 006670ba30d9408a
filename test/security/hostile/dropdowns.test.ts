/** Dropdowns and mapping forms of lists that are longer than an editor can show. */
import { customFields, references } from '../../../nodes/engine/vocabulary/field';
import { isObject, type Json } from '../../../nodes/engine/json';
import * as operation from '../../../nodes/engine/vocabulary/operation';
import { pageNumber, recordsOf } from '../../../nodes/engine/vocabulary/paging';
import type { ColumnSet } from '../../../nodes/engine/vocabulary/columns';
import { integerId, record } from '../../../nodes/engine/vocabulary/record';
import { loadOptions, mapperFields, searchList } from '../../harness';
import { records } from '../../engine/client/list';
import { answering, credentials, serviceNode, widgets, type Sent } from '../../engine/service';
import { closeNetwork } from '../../network';

closeNetwork();

describe('a dropdown', () => {
	const paging = pageNumber({
		page: 'page',
		size: 'size',
		max: 100,
		records: (answer) => (isObject(answer) ? recordsOf(answer.data) : []),
		next: (answer) => (isObject(answer) ? answer.next : undefined),
		total: (answer) => (isObject(answer) ? answer.total : undefined),
	});
	const label = ({ id }: Json) => `Tag ${String(id)}`;
	const tag = record('Tag', { id: integerId, list: 'GET /tags', paging, label });
	const label1 = record('Label', { id: integerId, list: 'GET /labels', label });
	const columns: ColumnSet = {
		key: 'columns',
		list: 'GET /columns',
		paging,
		column: ({ id }) => ({ id: String(id), name: String(id), type: 'string' }),
	};
	const node = serviceNode([
		widgets({
			create: operation.create('POST /widgets', {
				beside: customFields(columns, 'custom', (given) => given),
				optional: [references(tag, 'tag_ids'), references(label1, 'label_ids')],
			}),
		}),
	]);
	const endless = ({ query }: Sent) => {
		const page = Number(query.get('page'));
		const size = Number(query.get('size'));
		return { body: { data: records(size, page * size), next: page + 1, total: 1e12 } };
	};
	const more = {
		name: 'There Are More Than Can Be Listed Here: Name the Others in an Expression',
		value: '',
	};

	test('of a list without end ends, and says that there is more', async () => {
		const sent = answering(endless);
		const options = await loadOptions({ node, method: tag.key, credentials });
		expect(sent).toHaveLength(20);
		expect(options).toHaveLength(2_001);
		expect(options[0]).toEqual(more);
	});

	test('of one long answer holds as much as an editor can show', async () => {
		answering(() => ({ body: records(5_001) }));
		const options = await loadOptions({ node, method: label1.key, credentials });
		expect(options).toHaveLength(5_001);
		expect(options[0]).toEqual(more);
		answering(() => ({ body: records(5_000) }));
		const whole = await loadOptions({ node, method: label1.key, credentials });
		expect(whole).toHaveLength(5_000);
		expect(whole).not.toContainEqual(more);
		answering(() => ({ body: records(7_000) }));
		const searched = { node, method: label1.key, credentials };
		expect((await searchList(searched)).results).toHaveLength(5_000);
		const [found] = (await searchList({ ...searched, filter: 'Tag 6999' })).results;
		expect(found.value).toBe(6_999);
	});

	test('for a mapping form ends, too', async () => {
		const sent = answering(endless);
		const { fields } = await mapperFields({ node, method: 'columns', credentials });
		expect(sent).toHaveLength(20);
		expect(fields).toHaveLength(2_000);
	});
});
