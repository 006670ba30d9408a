/** Texts that tell one record from all others: how they are typed must make no difference. */
import type { Field } from '../engine/field';
import type { Decode } from '../engine/value';

/** The same text, however its spaces and accents were typed. */
export const tidy = (typed: string): string => typed.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** Reads a value that is tidied first. */
export const tidied =
	(decode: Decode): Decode =>
	(raw, context) =>
		decode(typeof raw === 'string' ? tidy(raw) : raw, context);

/** A field whose text tells a record from all others. */
export const identifier = (field: Field): Field => ({ ...field, decode: tidied(field.decode) });
