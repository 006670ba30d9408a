/** What several kinds of record of Salesloft have in common. */
import { getPath, type Json } from '../../engine/json';
import { wordsOf } from '../../engine/vocabulary/answered';
import { requireList } from '../../engine/vocabulary/paging';
import { isNothing } from '../../engine/vocabulary/spelling';
import { numberedPages } from '../api';

export const paging = numberedPages;
export const sortedByName = { sort_by: 'name', sort_direction: 'ASC' };
export const newestFirst = { sort_by: 'created_at', sort_direction: 'DESC' };
export const name = (one: Json) => wordsOf(one.name);
export const dayOf = (time: unknown) => wordsOf(time).slice(0, 10);
export const isOpen = ({ archived, archived_at }: Json) =>
	archived !== true && isNothing(archived_at);
export const isActive = ({ active }: Json) => active !== false;
export const dataOf = (answer: unknown) => requireList(getPath(answer, 'data'));
/**
 * Salesloft may regard capitals: a name as it is written, and in the ways in which such names mostly are;
 * also without the note that a picker shows behind it, `Acme (acme.com)`.
 */
export function spellings(called: string): string[] {
	const names = [called, called.replace(/ \([^()]*\)$/, '')];
	return [...new Set(names.flatMap(inCapitals))];
}

function inCapitals(name: string): string[] {
	const lower = name.toLowerCase();
	const title = lower.replace(/(?<!\S)\S/gu, (first) => first.toUpperCase());
	return [name, title, name.toUpperCase(), lower];
}

export const makeFirst = (noun: string) => `create the ${noun} first with Create or Update`;
