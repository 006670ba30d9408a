/** A moment in which a node gets to wait for what it asked for. */
const MOMENT_MS = 200;

/** n8n's Stop button, pressed a moment after something happened, however long that took to happen. */
export class StopButton {
	private readonly controller = new AbortController();
	private pressedAt = Infinity;

	/** What a run is given as its `stop`. */
	get signal(): AbortSignal {
		return this.controller.signal;
	}

	/** Milliseconds since it was pressed. */
	get pressedAgo(): number {
		return Date.now() - this.pressedAt;
	}

	pressSoon(): void {
		setTimeout(() => {
			this.pressedAt = Date.now();
			this.controller.abort();
		}, MOMENT_MS);
	}
}
