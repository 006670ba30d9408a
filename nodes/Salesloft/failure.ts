/** What goes wrong at Salesloft without a refusal. */

/** A failure that says what to do. */
export class Failure extends Error {
	constructor(
		message: string,
		readonly description: string,
	) {
		super(message);
	}
}
