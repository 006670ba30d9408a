import { traffic } from '../nodes/engine/pace';

// Each test is a process of its own as far as rate limits are concerned.
beforeEach(() => traffic.clear());
