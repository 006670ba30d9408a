import nock from 'nock';
import { traffic } from '../../nodes/engine/client/pace';
import { handedOn } from '../../nodes/engine/listen/seen';
import { departures } from '../../sandbox/held';

// nock intercepts from the moment when it is loaded: a file says by itself that it wants that.
nock.restore();
nock.cleanAll();

// Each test is a process of its own as far as rate limits and repeated deliveries are concerned.
beforeEach(() => {
	traffic.clear();
	handedOn.clear();
});

// An emulator that answered what its API does not has failed, even where the test expected an error.
afterEach(() => expect(departures.splice(0)).toEqual([]));
