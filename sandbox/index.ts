/** The four APIs behind one pure function. */
import { createAircall } from './aircall';
import { json, type Clock, type Provider } from './http';
import { createNutshell } from './nutshell';
import { createSalesloft } from './salesloft';
import { createShortcut } from './shortcut';

/** Several providers together answer like one, so a door opens on a sandbox or on a single emulator. */
export type Sandbox = Provider;

/** What a provider can be told at its creation: its rate limit, how much it is seeded with. */
type Settings<Create extends (options: never) => Provider> = Omit<Parameters<Create>[0], 'clock'>;

export interface SandboxOptions {
	/** Time as the emulators see it; the real one unless a test moves it. */
	clock?: Clock;
	aircall?: Settings<typeof createAircall>;
	nutshell?: Settings<typeof createNutshell>;
	salesloft?: Settings<typeof createSalesloft>;
	shortcut?: Settings<typeof createShortcut>;
}

/** A fresh sandbox: every call has its own seeded data and its own rate-limit counters. */
export function createSandbox({ clock = Date.now, ...settings }: SandboxOptions = {}): Sandbox {
	return combine([
		createAircall({ clock, ...settings.aircall }),
		createNutshell({ clock, ...settings.nutshell }),
		createSalesloft({ clock, ...settings.salesloft }),
		createShortcut({ clock, ...settings.shortcut }),
	]);
}

/** Sends each request to the provider of its host; a host that nobody answers for gets a 502. */
export function combine(providers: Provider[]): Sandbox {
	const byHost = new Map(
		providers.flatMap((provider) => provider.hosts.map((host) => [host, provider] as const)),
	);
	return {
		hosts: [...byHost.keys()],
		handle: (request) =>
			byHost.get(request.url.hostname)?.handle(request) ??
			json(502, { message: `The sandbox has no provider at ${request.url.hostname}` }),
		sends: (hear) => providers.forEach((provider) => provider.sends?.(hear)),
	};
}
