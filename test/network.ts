import nock from 'nock';

/** Call once in a test file: no request leaves this process; nock answers those that it knows. */
export function closeNetwork(): void {
	beforeAll(() => {
		if (!nock.isActive()) nock.activate();
		nock.disableNetConnect();
	});
	afterEach(() => nock.cleanAll());
	afterAll(() => {
		nock.enableNetConnect();
		nock.restore();
	});
}
