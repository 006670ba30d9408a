/**
 * Loaded before a contender: n8n's own modules come from the playground's n8n, whoever asks for
 * them, so that every contender runs on the same n8n-core and none on a second copy.
 */
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const paths = [join(__dirname, '..', 'playground')];
const SHARED = /^(@n8n\/di|axios|n8n-core|n8n-workflow|reflect-metadata)(\/|$)/;
/** Looking a module up asks the hooks again. */
let looking = false;

registerHooks({
	resolve(specifier, context, next) {
		if (looking || !SHARED.test(specifier)) return next(specifier, context);
		looking = true;
		try {
			const url = pathToFileURL(require.resolve(specifier, { paths })).href;
			return { url, format: 'commonjs', shortCircuit: true };
		} finally {
			looking = false;
		}
	},
});
