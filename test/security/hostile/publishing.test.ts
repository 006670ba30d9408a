/** What GitHub runs for this repository, and with which rights: the package cannot be replaced on its way. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import manifest from '../../../package.json';
import { root } from '../../../scripts/root';
import { filesIn } from '../../../scripts/tarball';

const permissions = z.record(z.string());
const step = z.object({
	name: z.string().optional(),
	id: z.string().optional(),
	uses: z.string().optional(),
	with: z.record(z.unknown()).optional(),
	env: z.record(z.string()).optional(),
	run: z.string().optional(),
});
const job = z.object({
	needs: z.string().optional(),
	environment: z.string().optional(),
	permissions,
	outputs: z.record(z.string()).optional(),
	steps: z.array(step),
});
const workflow = z.object({ on: z.unknown(), permissions, jobs: z.record(job) });
type Step = z.infer<typeof step>;

const texts = filesIn('.github/workflows').map((path) => readFileSync(join(root, path), 'utf8'));
const workflows = texts.map((text) => workflow.parse(parse(text)));
const jobs = workflows.flatMap((one) => Object.entries(one.jobs));
/** What every workflow runs first. */
const everything = readFileSync(join(root, '.ci/run'), 'utf8');
const steps = jobs.flatMap(([, one]) => one.steps);

const publishing = workflow.parse(
	parse(readFileSync(join(root, '.github/workflows/publish.yml'), 'utf8')),
);
const { build, publish } = publishing.jobs;

/** The name of an action, or the commands of a step. */
const does = ({ uses, run }: Step) => uses?.split('@')[0] ?? run?.trim();

describe('every workflow', () => {
	it('pins each action to a commit, and says which version that is', () => {
		const uses = texts.flatMap((text) => text.split('\n').filter((line) => /\buses:/.test(line)));
		const loose = uses.filter(
			(line) => !/^\s*- uses: actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line),
		);
		expect(loose).toEqual([]);
		expect(uses).toHaveLength(steps.filter(({ uses: action }) => action).length);
	});

	it('pins an action to the same commit everywhere', () => {
		const pins = new Set(steps.flatMap(({ uses }) => uses ?? []));
		expect(new Set([...pins].map((pin) => pin.split('@')[0])).size).toBe(pins.size);
	});

	it('gives no right but the one that a job needs', () => {
		expect(workflows.map((one) => one.permissions)).toEqual(workflows.map(() => ({})));
		expect(jobs.map(([name, one]) => [name, one.permissions])).toEqual([
			['test', { contents: 'read' }],
			['build', { contents: 'read' }],
			['publish', { 'id-token': 'write' }],
		]);
	});

	it('leaves no token of GitHub in the working copy, and knows no other secret', () => {
		const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
		expect(checkouts.map((one) => one.with)).toEqual(
			checkouts.map(() => ({ 'persist-credentials': false })),
		);
		expect(
			texts.filter((text) => /secrets\b|github\.token|pull_request_target/.test(text)),
		).toEqual([]);
	});

	it('writes nothing from outside into a command', () => {
		expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
	});

	it('installs dependencies without running their scripts', () => {
		const commands = [...steps.map(({ run }) => run ?? ''), everything];
		const installs = commands.flatMap((run) => run.match(/npm (ci|install|i)\b.*/g) ?? []);
		expect(installs).toEqual(['npm ci --ignore-scripts']);
	});

	it('checks everything that there is to check before anything else is done', () => {
		const checking = ['test', 'build'].map((name) => Object.fromEntries(jobs)[name].steps);
		expect(checking.map((all) => all.filter(({ run }) => run === '.ci/run').length)).toEqual([
			1, 1,
		]);
		expect(everything.match(/^npm .*/gm)).toEqual([
			'npm ci --ignore-scripts',
			'npm test',
			'npm run packages -- --check',
			'npm run e2e',
			'npm run e2e -- --install',
			'npm run evaluate',
			'npm run e2e -- --n8n 1.123.81',
			'npm run e2e -- --queue',
		]);
	});
});

describe('a release', () => {
	it('begins with the tag of a version only', () => {
		expect(publishing.on).toEqual({ push: { tags: ['v*.*.*'] } });
	});

	it('is tested and packed by a job that cannot publish', () => {
		expect(build.steps.map(does)).toEqual([
			'actions/checkout',
			'actions/setup-node',
			`test "$GITHUB_REF_NAME" = "v$(node -p "require('./package.json').version")"`,
			'.ci/run',
			expect.stringMatching(/^mv "\$\(npm pack .*\)" package\.tgz\n/),
			'actions/upload-artifact',
		]);
		expect(build.steps[5].with).toMatchObject({ name: 'package', path: 'package.tgz' });
	});

	it('takes nothing from a cache that another workflow could have filled', () => {
		const settings = [...build.steps, ...publish.steps].map((one) => one.with ?? {});
		expect(settings.filter((one) => 'cache' in one)).toEqual([]);
	});

	it('is published by a job that runs none of the code, and only after the tests', () => {
		expect(publish.needs).toBe('build');
		expect(publish.environment).toBe('npm');
		expect(publish.steps.map(does)).toEqual([
			'actions/download-artifact',
			'actions/setup-node',
			`printf '%s\\n' 11.5.1 "$(npm --version)" | sort --check=quiet --version-sort`,
			'echo "$SHA256  package.tgz" | sha256sum --check --strict',
			'npm publish ./package.tgz --provenance --access public --ignore-scripts',
		]);
		expect(publish.steps[0].with).toEqual({ name: 'package' });
	});

	it('is the very file that was packed, by the sum that the first job hands over', () => {
		expect(build.outputs).toEqual({ sha256: '${{ steps.pack.outputs.sha256 }}' });
		expect(publish.steps[3].env).toEqual({ SHA256: '${{ needs.build.outputs.sha256 }}' });
	});
});

describe('the commands of a release', () => {
	let folder: string;

	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-quartet-publishing-'));
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	/** Runs a step as GitHub does. @returns whether it succeeds */
	function passes({ run = 'false' }: Step, env: Record<string, string> = {}): boolean {
		const { status } = spawnSync('bash', ['-e', '-c', run], {
			cwd: folder,
			env: { ...process.env, ...env },
		});
		return status === 0;
	}

	/** Puts a command in place of npm. */
	function npm(script: string): Record<string, string> {
		writeFileSync(join(folder, 'npm'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
		return { PATH: `${folder}:${process.env.PATH}` };
	}

	it.each([
		[`v${manifest.version}`, true],
		[manifest.version, false],
		['v0.0.0', false],
		['', false],
	])('the tag %j is that of the package: %s', (tag, fits) => {
		writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
		expect(passes(build.steps[2], { GITHUB_REF_NAME: tag })).toBe(fits);
	});

	it.each([
		['10.9.2', false],
		['11.5.0', false],
		['11.5.1', true],
		['11.10.0', true],
		['12.0.0', true],
	])('npm %s publishes without a token: %s', (version, can) => {
		expect(passes(publish.steps[2], npm(`echo ${version}`))).toBe(can);
	});

	it('hand over the sum of what was packed, and take no other file', () => {
		const output = join(folder, 'output');
		const pack = npm('echo packed > some-0.1.0.tgz\necho some-0.1.0.tgz');
		expect(passes(build.steps[4], { ...pack, GITHUB_OUTPUT: output })).toBe(true);
		const sum = 'd535a32ae4ccd17fb41897c4ba5077d9e1aaa9ae82e6ad990e2c93b0dd10821d';
		expect(readFileSync(output, 'utf8')).toBe(`sha256=${sum}\n`);

		const check = (SHA256: string) => passes(publish.steps[3], { SHA256 });
		expect(check(sum)).toBe(true);
		expect(check('')).toBe(false);
		writeFileSync(join(folder, 'package.tgz'), 'another\n');
		expect(check(sum)).toBe(false);
	});

	it('stop where npm packs nothing', () => {
		expect(passes(build.steps[4], { ...npm('exit 1'), GITHUB_OUTPUT: join(folder, 'out') })).toBe(
			false,
		);
	});
});
