/** Tests are TypeScript, run as they are; types are checked by `npm run types`. */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	setupFiles: ['<rootDir>/test/setup.ts'],
	setupFilesAfterEnv: ['<rootDir>/test/fresh.ts'],
	transform: {
		'^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }],
	},
	maxWorkers: 2,
	// A machine that is slow for a while is no failure; where time matters, a test measures it.
	testTimeout: 60_000,
};
