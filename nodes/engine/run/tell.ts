/** What a person is told beside the output. */
import type { IExecuteFunctions } from 'n8n-workflow';
import { duration } from '../client/errors';
import type { Api } from '../vocabulary/api';
import { inWords } from '../vocabulary/words';

/** Tells a person something beside the output. */
export type Tell = (sentence: string) => void;

/** Nobody reads more, and what they say can come from the provider. */
const MOST_HINTS = 20;

/** Shows each sentence once, however many items have to say it. */
export function teller(context: IExecuteFunctions): Tell {
	const told = new Set<string>();
	return (message) => {
		if (told.has(message) || told.size === MOST_HINTS) return;
		told.add(message);
		context.addExecutionHints({ message, location: 'outputPane' });
	};
}

/** Below this a wait is not worth a word. */
const NOTABLE_WAIT_MS = 2_000;

/** Tells how long a run has waited, where that is worth a word. */
export function tellWaiting(tell: Tell, { name }: Api, waited: number): void {
	if (waited < NOTABLE_WAIT_MS) return;
	tell(`This run waited ${duration(waited)} for the rate limit of ${name}.`);
}

/** What a person is told where Limit leaves out records; nothing where nobody knows how many. */
export function cutAt(limit: number, total?: number): string | undefined {
	if (total === undefined) return undefined;
	const [given, all] = [limit, total].map(inWords);
	return `${given} of ${all} records. Raise Limit, or turn on Return All, to get more.`;
}

/** The same for a model, which sees neither the node nor what is beside the output. */
export function cutForAgent(limit: number, total?: number): string {
	const given = inWords(limit);
	const known =
		total === undefined
			? `There may be more records than these ${given}.`
			: `These are ${given} of ${inWords(total)} records.`;
	return `${known} To see others, search more narrowly, or ask for more if this tool takes a limit.`;
}
