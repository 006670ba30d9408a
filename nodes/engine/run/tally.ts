/** How many records one item has read: told while it lasts, and bounded. */
import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { counted, inWords } from '../vocabulary/words';

/** From so many records on, and each time as many more, a person wants to know how far it is. */
const NOTABLE = 100_000;

/** Counts the records that are read for one item. */
export class Tally {
	private read = 0;

	/**
	 * @param name what is read from
	 * @param most how many records may be read: n8n holds them all until the node is done
	 */
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly name: string,
		private readonly most: number,
	) {}

	/** @throws NodeOperationError beyond the bound */
	add(records: number): void {
		const before = Math.floor(this.read / NOTABLE);
		this.read += records;
		if (this.read > this.most) throw this.tooMany();
		if (Math.floor(this.read / NOTABLE) > before) this.tell();
	}

	/** Hints are shown when a node is done; these go to the browser's console and to n8n's log. */
	private tell(): void {
		const sentence = `${this.name}: ${inWords(this.read)} records read so far`;
		this.context.sendMessageToUI(sentence);
		this.context.logger.info(sentence);
	}

	private tooMany(): Error {
		const [most, read] = [counted(this.most, 'record'), inWords(this.read)];
		return new NodeOperationError(
			this.context.getNode(),
			`The list has more than ${most}: ${read} were read, and none of them is given out`,
			{
				description:
					"Narrow the list with filters or 'Limit', or read it in parts. 'Max Records' under 'Options' raises this bound, where n8n has the memory for it.",
			},
		);
	}
}

/** What to tell a person about a long output of one item. */
export function longOutput(given: number): string | undefined {
	if (given < NOTABLE) return undefined;
	return `One item gave ${inWords(given)} records, which n8n holds in memory all at once. Filters or a limit make the workflow lighter.`;
}
