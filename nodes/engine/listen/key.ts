/** What tells one thing from another, in few characters. */
import { createHash } from 'node:crypto';

/** 66 bits: two of a million keys are the same once in a hundred million times. */
export const shortKey = (text: string): string =>
	createHash('sha256').update(text).digest('base64url').slice(0, 11);
