const FRAMES = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏';
const FRAME_MS = 120;
/** Where output is a log, not a terminal: how often a long step says that it is still alive. */
const REPORT_MS = 30_000;

/**
 * Does a piece of work while showing what is being done and for how long.
 * @param expected what a person should reckon with, for example "about 3 minutes the first time"
 */
export async function step<T>(
	label: string,
	work: () => Promise<T>,
	expected?: string,
): Promise<T> {
	const started = Date.now();
	const seconds = () => Math.round((Date.now() - started) / 1000);
	const title = expected ? `${label} (${expected})` : label;
	const terminal = process.stdout.isTTY;

	const show = () => {
		const frame = FRAMES[Math.floor(Date.now() / FRAME_MS) % FRAMES.length];
		if (terminal) process.stdout.write(`\r\x1b[K${frame} ${title} … ${seconds()} s`);
		else console.log(`  ${title} … ${seconds()} s`);
	};
	const finish = (mark: string) =>
		console.log(`${terminal ? '\r\x1b[K' : ''}${mark} ${label}, ${seconds()} s`);

	show();
	const timer = setInterval(show, terminal ? FRAME_MS : REPORT_MS);
	try {
		const result = await work();
		finish('✓');
		return result;
	} catch (error) {
		finish('✗');
		throw error;
	} finally {
		clearInterval(timer);
	}
}
