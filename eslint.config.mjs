import js from '@eslint/js';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import { createNodeResolver, flatConfigs as importX } from 'eslint-plugin-import-x';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import tseslint from 'typescript-eslint';

/** What n8n installs and loads; the rest of the repository are Node programs around it. */
const shipped = ['credentials/**/*.ts', 'nodes/**/*.ts'];

/**
 * n8n's own rules for community nodes, cloud rules included, at the severities that its command line
 * tool and its publication scan use. The set is written out here, since that tool would bring several
 * hundred packages for this one file; `n8n.strict` in package.json, which asks for the tool's own
 * config file, is therefore absent.
 */
export default tseslint.config(
	{ ignores: ['dist/', 'coverage/', 'packages/', 'playground/node_modules/', 'playground/.n8n/'] },
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	{
		files: ['*.js'],
		extends: [js.configs.recommended],
		languageOptions: {
			sourceType: 'commonjs',
			globals: { module: 'writable', require: 'readonly' },
		},
	},
	{ files: ['*.mjs'], extends: [js.configs.recommended] },
	{
		files: ['**/*.ts'],
		extends: [js.configs.recommended, tseslint.configs.recommended, importX.recommended],
		settings: {
			'import-x/extensions': ['.ts', '.js', '.mjs'],
			'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
			'import-x/resolver-next': [
				createNodeResolver({ extensions: ['.ts', '.js', '.mjs', '.json'] }),
			],
		},
		rules: {
			// The compiler checks them, and faster.
			'import-x/named': 'off',
			'import-x/namespace': 'off',
			'import-x/no-unresolved': 'off',
		},
	},
	{
		files: ['{bench,playground,sandbox,scripts,test}/**/*.ts'],
		rules: {
			'import-x/no-extraneous-dependencies': ['error', { packageDir: import.meta.dirname }],
			// `const { secret, ...rest } = record` is how a key is left out.
			'@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
		},
	},
	{
		files: ['package.json'],
		extends: [n8nCommunityNodesPlugin.configs.recommended],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		languageOptions: {
			parser: tseslint.parser,
			parserOptions: { extraFileExtensions: ['.json'] },
		},
		rules: n8nNodesBase.configs.community.rules,
	},
	{
		files: shipped,
		extends: [n8nCommunityNodesPlugin.configs.recommended],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		linterOptions: { noInlineConfig: true },
		rules: {
			'no-console': 'error',
			// n8n's import rule lets every devDependency pass, although none is there at run time.
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex: '^(?!\\.{1,2}/|n8n-workflow$|node:crypto$)',
							message: 'Only n8n-workflow and node:crypto are there when n8n runs the package.',
						},
					],
				},
			],
		},
	},
	{
		files: ['credentials/**/*.ts'],
		rules: {
			...n8nNodesBase.configs.credentials.rules,
			// Not valid for community nodes.
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
			// credential-password-field of the other plugin is more accurate.
			'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
		},
	},
	{
		files: ['nodes/**/*.ts'],
		rules: {
			...n8nNodesBase.configs.nodes.rules,
			// These three know only the string 'main', and no upper bound for a limit.
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
			'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
		},
	},
);
