/**
 * One realm for everything in a Jest worker: the packages, which are loaded once (see runtime.js),
 * and the tests use the same Error, Date and timers, as they do outside of Jest.
 */
const { AsyncLocalStorage } = require('node:async_hooks');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { createContext } = require('node:vm');
const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

// n8n-core writes its settings below this folder: never in the home of whoever runs the tests, and
// one folder per worker, since two processes creating the same file would race.
const worker = process.env.JEST_WORKER_ID ?? '1';
process.env.N8N_USER_FOLDER = join(tmpdir(), `n8n-nodes-quartet-test-${worker}`);
process.env.N8N_LOG_LEVEL = 'silent';

// Jest makes one of these for each file and never lets go of it, and until Node.js 24 every promise
// takes room and time for each one that was ever in use: after 250 files, 4 GB for one large test.
const inUse = new Set();
const { run } = AsyncLocalStorage.prototype;
AsyncLocalStorage.prototype.run = function (...given) {
	inUse.add(this);
	return run.apply(this, given);
};

const { exit } = process;
const KEPT_BY_JEST = new Set(['EVENT_HANDLERS', 'JEST_STATE_SYMBOL']);
const UNUSED = createContext();

module.exports = class OneRealm {
	constructor({ projectConfig }) {
		this.global = globalThis;
		this.moduleMocker = new ModuleMocker(globalThis);
		this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
		this.fakeTimers = null;
	}

	async setup() {}

	async teardown() {
		this.fakeTimersModern.dispose();
		// What Jest leaves behind for each file would hear of the tests of every later one, and keep
		// all that this one has loaded.
		for (const key of Object.getOwnPropertySymbols(globalThis)) {
			if (KEPT_BY_JEST.has(key.description)) delete globalThis[key];
		}
		for (const storage of inUse) storage.disable();
		inUse.clear();
		process.exit = exit;
	}

	exportConditions() {
		return ['node', 'node-addons'];
	}

	/** Jest takes an environment without a context for one that is over. */
	getVmContext() {
		return UNUSED;
	}
};
