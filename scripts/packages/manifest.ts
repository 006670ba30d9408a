/** package.json and package-lock.json of a package, made from those of the pack. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../package.json';
import { root } from '../root';
import { packageOf, renamed, wordOf, type Service } from './service';

/** What only the rest of this repository needs. */
const LEFT_OUT = {
	scripts: ['bench', 'chaos', 'docs', 'e2e', 'evaluate', 'packages', 'start'],
	devDependencies: ['axios', 'flatted', 'mockttp', 'playwright-core', 'yaml'],
};

function without<T>(all: Record<string, T>, names: string[]): Record<string, T> {
	return Object.fromEntries(Object.entries(all).filter(([name]) => !names.includes(name)));
}

/** package.json */
export function manifestOf(service: Service) {
	const isOwn = (path: string) =>
		path.includes(`/${service.name}/`) || path.includes(`/${service.name}Api.`);
	const { homepage, bugs, repository } = JSON.parse(
		renamed(JSON.stringify(manifest), service),
	) as typeof manifest;
	return {
		...manifest,
		name: packageOf(service),
		description: `n8n nodes for ${service.name}: ${service.things} in workflows, correct under load and failure`,
		keywords: ['n8n-community-node-package', 'n8n', wordOf(service), ...service.keywords],
		...{ homepage, bugs, repository },
		n8n: {
			...manifest.n8n,
			credentials: manifest.n8n.credentials.filter(isOwn),
			nodes: manifest.n8n.nodes.filter(isOwn),
		},
		scripts: without(manifest.scripts, LEFT_OUT.scripts),
		devDependencies: without(manifest.devDependencies, LEFT_OUT.devDependencies),
	};
}

/** An entry of a lockfile; its other fields are handed on as they are. */
interface Locked {
	dependencies?: Record<string, string>;
	devDependencies?: Record<string, string>;
	optionalDependencies?: Record<string, string>;
	[field: string]: unknown;
}

/** By the places where they are installed; the package itself is at `''`. */
type Places = Record<string, Locked>;

/** Where Node finds a package that is asked for at `place`: there, or in a folder above. */
function placeOf(name: string, place: string, all: Places): string | undefined {
	const found = `${place && `${place}/`}node_modules/${name}`;
	if (found in all) return found;
	if (place === '') return undefined;
	return placeOf(name, place.slice(0, Math.max(0, place.lastIndexOf('node_modules/') - 1)), all);
}

/** The entries that the package at `''` needs, directly or not. */
export function needed(all: Places): Places {
	const found = new Set<string>();
	const visit = (place: string): void => {
		if (found.has(place)) return;
		found.add(place);
		const { dependencies, devDependencies, optionalDependencies } = all[place];
		for (const name of Object.keys({
			...dependencies,
			...devDependencies,
			...optionalDependencies,
		})) {
			const next = placeOf(name, place, all);
			if (next !== undefined) visit(next);
		}
	};
	visit('');
	return Object.fromEntries(Object.entries(all).filter(([place]) => found.has(place)));
}

/** package-lock.json: of the pack's, what the package needs, at the same versions. */
export function lockfileOf(service: Service) {
	const text = readFileSync(join(root, 'package-lock.json'), 'utf8');
	const lockfile = JSON.parse(text) as { packages: Places };
	const { name, devDependencies } = manifestOf(service);
	const itself = { ...lockfile.packages[''], name, devDependencies };
	return { ...lockfile, name, packages: needed({ ...lockfile.packages, '': itself }) };
}
