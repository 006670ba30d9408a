/** The example workflows on n8n's canvas: their pictures in the recipes (docs/recipes.md). */
import assert from 'node:assert/strict';
import { examples, NOTE } from '../../scripts/examples';
import type { Editor } from '../editor';
import type { Playground } from '../playground';
import type { Check } from './checks';
import { exampleNamed } from './run-example';

/** Each example is opened, has all of its nodes on the canvas, and is taken a picture of. */
export async function checkPictures(
	check: Check,
	editor: Editor,
	playground: Playground,
): Promise<void> {
	for (const { picture, name, nodes } of examples()) {
		await check(`the example “${name}” opens on the canvas with all of its nodes`, async () => {
			const { id } = await exampleNamed(playground, name);
			const shown = await editor.picture(id, picture);
			const wanted = nodes.filter(({ type }) => type !== NOTE).map((node) => node.name);
			assert.deepEqual(shown.sort(), wanted.sort());
		});
	}
}
