/**
 * Loads packages once in a worker, and only the project's own files anew for each test file. Jest
 * would load the 1,700 modules of n8n-core for each of them: more than half of the time of all tests.
 */
const { createRequire, isBuiltin } = require('node:module');
const { compileFunction, constants } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

const isPackage = (name) => name !== undefined && !/^[./]/.test(name) && !isBuiltin(name);

module.exports = class PackagesOnce extends Runtime {
	constructor(...options) {
		super(...options);
		const { executor } = this;
		executor.compile = (source, filename) =>
			compileFunction(source, executor.injectedModuleParameters, {
				filename,
				importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
			});
	}

	requireModule(from, name, ...options) {
		return isPackage(name)
			? createRequire(from)(name)
			: super.requireModule(from, name, ...options);
	}
};
