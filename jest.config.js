/** Tests are TypeScript, run as they are; types are checked by `npm run types`. */
module.exports = {
	testEnvironment: '<rootDir>/test/jest/environment.js',
	runtime: '<rootDir>/test/jest/runtime.js',
	roots: ['<rootDir>/test'],
	setupFiles: ['reflect-metadata'],
	setupFilesAfterEnv: ['<rootDir>/test/jest/fresh.ts'],
	transform: {
		'^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }],
	},
	maxWorkers: 2,
	// A machine that is slow for a while is no failure; where time matters, a test measures it.
	testTimeout: 60_000,
};
