/**
 * `npm run scan`, `npm run scan -- <folder of a package>`: n8n's publication scan, run on what it would
 * scan after a release: the sources and the tarball.
 * Only its look at npm's provenance record is left out, since that exists once a release does.
 */
import { resolve } from 'node:path';
import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';
import { root } from './root';
import { packed } from './tarball';

async function passes(leg: string, directory: string, patterns: string[]): Promise<boolean> {
	const { passed, message, details } = await analyzePackage(directory, patterns);
	// "No files found" counts as passed for the scanner; for us it means that the wrong place was scanned.
	const clean = passed && message === undefined;
	console.log(`${leg}: ${clean ? 'passed' : [message, details].filter(Boolean).join('\n')}`);
	return clean;
}

async function scan(folder: string): Promise<boolean> {
	const tarball = packed(folder);
	try {
		const sources = await passes('Sources', folder, SOURCE_FILE_PATTERNS);
		const published = await passes('Tarball', tarball.directory, ['**/*.js', 'package.json']);
		return sources && published;
	} finally {
		tarball.remove();
	}
}

const [folder = root] = process.argv.slice(2);

void scan(resolve(folder)).then((clean) => {
	process.exitCode = clean ? 0 : 1;
});
