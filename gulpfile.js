const { rmSync } = require('node:fs');
const { dest, src } = require('gulp');

const output = 'dist';

/** Removes the last build, so that nothing of a deleted source is published. */
async function clean() {
	rmSync(output, { recursive: true, force: true });
}

/** Copies what n8n reads beside the compiled code: icons, and each node's codex file. */
function buildIcons() {
	const files = [
		'credentials/**/*.svg',
		'icons/**/*.svg',
		'nodes/**/*.svg',
		'nodes/**/*.node.json',
	];
	return src(files, { base: '.', encoding: false }).pipe(dest(output));
}

module.exports = { clean, 'build:icons': buildIcons };
