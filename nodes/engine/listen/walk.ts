/** One walk through the list of a feed, from any of its pages on: it can be left, and gone on with. */
import { NodeOperationError } from 'n8n-workflow';
import type { Client } from '../client/client';
import type { Json } from '../json';
import type { ListRequest, Feed } from '../vocabulary/feed';
import type { Paging } from '../vocabulary/paging';
import type { Query } from '../vocabulary/values';

/** Where a page of a list is: what is asked for it; null for the first one. */
export type Place = Query | null;

/** With fewer, a list could not be followed at all. */
const FEWEST_PAGES = 2;

export class Walk {
	/** The places behind each page that was read. */
	readonly behind: Place[] = [];
	/** Whether the time was up before all was read. */
	isCut = false;

	/** @param isOver whether the time is up; two pages are read all the same */
	constructor(
		private readonly client: Client,
		private readonly feed: Feed,
		private readonly asked: ListRequest,
		private readonly isOver: () => boolean,
		private readonly from: Place = null,
	) {}

	/**
	 * The records from that page on.
	 * @throws NodeOperationError where the provider leaves out some of them: moving on would lose them
	 */
	records(): AsyncGenerator<Json> {
		const { client, feed, asked } = this;
		return client.list(feed.route, this.paging, asked, {
			onCeiling: () => {
				throw cutShort(client);
			},
		});
	}

	private get paging(): Paging {
		const { paging } = this.feed;
		return {
			...paging,
			first: (...wanted) => this.from ?? paging.first(...wanted),
			read: (...answered) => {
				const page = paging.read(...answered);
				if (page.next === undefined) return page;
				this.behind.push(page.next);
				this.isCut = this.behind.length >= FEWEST_PAGES && this.isOver();
				return this.isCut ? { ...page, next: undefined } : page;
			},
		};
	}
}

/** What is said where a list ends before all that is new was read. */
export function cutShort({ api, context }: Client): NodeOperationError {
	return new NodeOperationError(
		context.getNode(),
		`${api.name} does not give all that is new since the last poll`,
		{
			description:
				'More has happened than its list holds. Nothing is handed on, so that nothing is lost without a word. To begin anew with what happens from now on, rename this node; and poll more often.',
		},
	);
}
