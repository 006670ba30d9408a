/** Operations of several requests: one that fails in the middle says what was done before. */
import { addAdvice } from './answered';

/**
 * Does something in several steps.
 * @param work is handed a function that takes what was done, as a sentence, after each step
 * @throws what a step throws; a refusal of the provider also says what was done before it
 */
export async function inSteps<T>(
	work: (done: (sentence: string) => void) => Promise<T>,
): Promise<T> {
	const sentences: string[] = [];
	try {
		return await work((sentence) => void sentences.push(sentence));
	} catch (error) {
		for (const sentence of sentences) addAdvice(error, sentence);
		throw error as Error;
	}
}
