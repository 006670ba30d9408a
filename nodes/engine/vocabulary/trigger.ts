/** The vocabulary: a trigger node as data. */
import type { Api } from './api';
import type { TriggerEvent } from './event';
import type { Feed } from './feed';
import type { Delivery, Registration } from './hook';
import type { RecordKind } from './record';
import type { Route } from './route';
import type { Query } from './values';

/** A node that starts workflows. */
export interface Trigger {
	api: Api;
	/** In the order in which a happening is held against them: special ones before general ones. */
	events: TriggerEvent[];
	/** Who the credential belongs to, where it is told who did something. */
	self?: { route: Route; id: (answer: unknown) => unknown };
}

/** A node that asks again and again. */
export interface PollingTrigger extends Trigger {
	feeds: Feed[];
}

/** A node that waits for deliveries of a provider. */
export interface WebhookTrigger extends Trigger {
	delivery: Delivery;
	/** How its webhook is made; without it, a person enters the address at the provider. */
	registration?: Registration;
	/** Where a person enters it, for the panel. It can have HTML. */
	pasteAt?: string;
	/** How a record can be read anew, by its kind. What the route names in its path is its ID. */
	fetch?: Map<RecordKind, { route: Route; query?: Query }>;
	/** The node that asks by itself, for an n8n that no provider can reach. */
	instead: string;
}
