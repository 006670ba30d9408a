/** What phone numbers look like, and when two of them are the same. */

/** A phone number as Aircall takes it. */
export const E164 = /^\+[1-9]\d{6,14}$/;

/** A phone number without what people write for the eye: `+1 800-123-4567` to `+18001234567`. */
export function plainPhone(written: string): string {
	return written.replace(/[\s().-]/g, '');
}

export function isSamePhone(one: string, other: string): boolean {
	return plainPhone(one) === plainPhone(other);
}
