import { setSafeRegexEngine } from 'n8n-workflow';
import nock from 'nock';
import { traffic } from '../../nodes/engine/client/pace';
import { handedOn } from '../../nodes/engine/listen/seen';
import { departures } from '../../sandbox/held';

// nock intercepts from the moment when it is loaded: a file says by itself that it wants that.
nock.restore();
nock.cleanAll();

// n8n takes a regular expression for stuck after a quarter of a second, which any of them may need
// on a busy machine. These wait for as long as the test does.
setSafeRegexEngine({
	exec: (pattern, input, flags) => new RegExp(pattern, flags).exec(input),
	test: (pattern, input, flags) => new RegExp(pattern, flags).test(input),
	replace: (pattern, input, flags, by) => input.replace(new RegExp(pattern, flags), by),
	matchAll: (pattern, input, flags) => [...input.matchAll(new RegExp(pattern, flags))],
	split: (pattern, input, flags) => input.split(new RegExp(pattern, flags)),
});

// Each test is a process of its own as far as rate limits and repeated deliveries are concerned.
beforeEach(() => {
	traffic.clear();
	handedOn.clear();
});

// An emulator that answered what its API does not has failed, even where the test expected an error.
afterEach(() => expect(departures.splice(0)).toEqual([]));
