/** What a task is, and how it is told whether it was done. */
import { isDeepStrictEqual } from 'node:util';
import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../nodes/engine/json';
import type { Script, Told } from '../e2e/scripted-model';

/** A change that an account was asked for, and has made. */
export interface Change {
	/** Such as `POST /v1/calls/1/tags`. */
	request: string;
	body: unknown;
}

/** A task in plain words, with its right result. */
export interface Task {
	asks: string;
	/** What the answer has to say; of a list, one of its words. */
	answer?: Array<string | string[]>;
	/**
	 * All changes, in any order: there may be no other. A body may hold more than is told here; what
	 * is written in a model's own words is a pattern.
	 */
	changes?: Change[];
	/** How it is done from names alone, for the scripted model. */
	solution: Script;
	/** What the scripted model says in the end. */
	says?: (told: Told) => string;
}

/** What came of a task. */
export interface Outcome {
	answer: string;
	changes: Change[];
}

/** @returns what is wrong, sentence by sentence; nothing where the task was done */
export function faultsOf({ answer: wanted = [], changes = [] }: Task, outcome: Outcome): string[] {
	const missing = wanted.filter(
		(words) => ![words].flat().some((one) => says(outcome.answer, one)),
	);
	const left = [...outcome.changes];
	const undone = changes.filter((change) => {
		const made = left.findIndex((one) => fits(one, change));
		if (made >= 0) left.splice(made, 1);
		return made < 0;
	});
	return [
		...missing.map((words) => `The answer does not say ${[words].flat().join(' or ')}`),
		...undone.map((change) => `Not done: ${shown(change)}`),
		...left.map((change) => `Done and not asked for: ${shown(change)}`),
	];
}

function shown({ request, body }: Change): string {
	const text = (_: string, value: unknown) => (value instanceof RegExp ? String(value) : value);
	return [request, JSON.stringify(body, text)].filter(Boolean).join(' ');
}

/** Whether a text holds these words, and not only as a part of other ones. */
function says(text: string, words: string): boolean {
	const literal = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	return new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'iu').test(text);
}

/** Whether a value is as it is wanted: an object may hold more, and a pattern stands for a text. */
function fits(given: unknown, wanted: unknown): boolean {
	if (wanted instanceof RegExp) return typeof given === 'string' && wanted.test(given);
	if (Array.isArray(wanted)) {
		return (
			Array.isArray(given) &&
			given.length === wanted.length &&
			wanted.every((one, i) => fits(given[i], one))
		);
	}
	if (!isObject(wanted)) return isDeepStrictEqual(given, wanted);
	return isObject(given) && Object.entries(wanted).every(([name, one]) => fits(given[name], one));
}

export const change = (request: string, body: unknown): Change => ({ request, body });

/** A field of a record that a tool has told. */
export const fieldOf = (told: Told, tool: string, field: string): string =>
	String((told(tool)[0] as IDataObject | undefined)?.[field]);
