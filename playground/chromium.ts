import { existsSync } from 'node:fs';
import { chromium, selectors, type Browser } from 'playwright-core';

const PLACES = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** No sandbox (there is none in a container) and nothing that phones home. */
const FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--disable-sync',
	'--disable-background-networking',
	'--disable-component-update',
	'--no-first-run',
];

/**
 * The Chromium that this machine has; the environment variable CHROMIUM names another one.
 * @throws which package to install when there is none
 */
export function findChromium(): string {
	const places = process.env.CHROMIUM ? [process.env.CHROMIUM] : PLACES;
	const found = places.find((place) => existsSync(place));
	if (found) return found;
	throw new Error(
		`No Chromium at ${places.join(', ')}. Install the package chromium (apt-get install -y ` +
			'chromium), or name a Chromium in the environment variable CHROMIUM.',
	);
}

/** Starts Chromium without a window. */
export async function openChromium(): Promise<Browser> {
	selectors.setTestIdAttribute('data-test-id');
	return await chromium.launch({
		executablePath: findChromium(),
		args: FLAGS,
		// Whoever opens it closes it: an interruption must not pull it away under a check.
		handleSIGINT: false,
		handleSIGTERM: false,
		handleSIGHUP: false,
	});
}
