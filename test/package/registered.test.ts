/** Whatever the package registers is in each list of what is tested. */
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import manifest from '../../package.json';
import { providers } from '../../playground/e2e/providers';
import { subjects as chaos } from '../chaos/subjects';
import { subjects as contracts } from '../contract/providers';
import { connections } from '../credentials/connections';

const nodes = new Set(manifest.n8n.nodes.map((path) => basename(dirname(path))));
const credentials = manifest.n8n.credentials.map((path) =>
	basename(path).replace('Api.credentials.js', ''),
);

test.each([
	['test/contract/providers.ts', contracts.map(({ name }) => name), [...nodes]],
	['test/chaos/subjects.ts', chaos.map(({ name }) => name), [...nodes]],
	['test/credentials/connections.ts', connections.map(({ provider }) => provider), credentials],
	['playground/e2e/providers.ts', providers.map(({ name }) => name), credentials],
])('%s lists every provider', (_, listed, registered) => {
	expect([...listed].sort()).toEqual([...registered].sort());
});

test.each([...nodes])('test/contract has a test that holds %s to its contract', (name) => {
	const file = join(__dirname, '..', 'contract', `${name.toLowerCase()}.test.ts`);
	expect(readFileSync(file, 'utf8')).toContain(`holdToContract('${name}');`);
});
