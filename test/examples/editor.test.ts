/** What a person sees who opens an example in n8n's editor, and reads what it writes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeParameters, INodeProperties, NodeParameterValueType } from 'n8n-workflow';
import { examples } from '../../scripts/examples';
import { nodeTypes } from '../../scripts/node-types';
import { typeOf } from '../../scripts/recipes';
import { root } from '../../scripts/root';
import { text } from '../../nodes/engine/vocabulary/field';
import { action } from '../../nodes/engine/vocabulary/operation';
import { answering, runOperation } from '../engine/service';
import { closeNetwork } from '../network';

closeNetwork();

interface Given {
	property: INodeProperties;
	value: NodeParameterValueType;
}

/** The parameters that are given, with those within collections. */
function given(properties: INodeProperties[], parameters: INodeParameters): Given[] {
	return properties.flatMap((property) => {
		const value = parameters[property.name];
		if (value === undefined) return [];
		if (property.type !== 'collection') return [{ property, value }];
		return given((property.options ?? []) as INodeProperties[], value as INodeParameters);
	});
}

test('lists are lists: the editor shows a text in their place letter by letter', async () => {
	const types = await nodeTypes();
	const lists = examples().flatMap(({ path, nodes }) =>
		nodes.flatMap((node) =>
			given(typeOf(node, types)?.properties ?? [], node.parameters)
				.filter(({ property }) => property.type === 'string')
				.filter(({ property }) => property.typeOptions?.multipleValues)
				.map(({ property, value }) => ({ at: `${path}: ${node.name}, ${property.name}`, value })),
		),
	);
	expect(lists.length).toBeGreaterThan(3);
	expect(lists.filter(({ value }) => !Array.isArray(value)).map(({ at }) => at)).toEqual([]);
});

/** Writes a time for people, as the pages and the examples do. */
const TIME = /\{\{ ([^{}]*?)(\.toDateTime\(\)[^{}]*\.toFormat\('d LLLL yyyy, HH:mm'\)) \}\}/g;

test('a time is written in the time zone of the workflow, as the pages say', async () => {
	const page = readFileSync(join(root, 'docs/faq.md'), 'utf8');
	const [[, , writing]] = [...page.matchAll(TIME)];
	const sent = answering(() => ({ body: { id: 1 } }));
	const go = action('POST /widgets', {
		...{ name: 'Go', action: 'Go', description: 'Go' },
		required: [text('written')],
	});
	await runOperation(go, {
		parameters: { written: `={{ '2026-11-29T02:42:54Z'${writing} }}` },
		settings: { timezone: 'Asia/Tokyo' },
	});
	expect(sent.map(({ body }) => body)).toEqual([{ written: '29 November 2026, 11:42' }]);

	const ways = examples().flatMap(({ nodes }) =>
		[...JSON.stringify(nodes).matchAll(TIME)].map(([, , way]) => way),
	);
	expect(ways).toEqual([writing, writing, writing]);
});
