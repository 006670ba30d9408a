/** A trigger as data -> the properties of its node. */
import type { INodeProperties } from 'n8n-workflow';
import {
	EVENTS,
	FETCH,
	FILTERS,
	filtersOf,
	IGNORE_OWN,
	NOTICE,
	OPTIONS,
	RAW,
	SIMPLIFY,
	TOKEN,
} from '../form/heard';
import type { TriggerEvent } from '../vocabulary/event';
import { toProperty } from '../vocabulary/field';
import type { PollingTrigger, WebhookTrigger } from '../vocabulary/trigger';
import { sentenceCase } from '../vocabulary/words';

/** Builds the parameters of a trigger node. */
export function describeTrigger(trigger: PollingTrigger | WebhookTrigger): INodeProperties[] {
	const { events } = trigger;
	return [
		...('delivery' in trigger && !trigger.registration ? pasted(trigger) : []),
		eventsProperty(events),
		{
			displayName: 'Simplify',
			name: SIMPLIFY,
			type: 'boolean',
			default: true,
			description: 'Whether to return a simplified version of the record instead of all of it',
		},
		...filtersProperty(events),
		optionsProperty(trigger),
	];
}

function eventsProperty(events: TriggerEvent[]): INodeProperties {
	return {
		displayName: 'Trigger On',
		name: EVENTS,
		type: 'multiOptions',
		required: true,
		default: [],
		options: events
			.map(({ name, value, description }) => ({
				name,
				value,
				// n8n would write it without capitals: "On ai voice agent call ended".
				action: `On ${sentenceCase(name)}`,
				...(description === undefined ? {} : { description }),
			}))
			.sort((a, b) => a.name.localeCompare(b.name, 'en')),
	};
}

/** Each filter shows for the events that it can narrow down. */
function filtersProperty(events: TriggerEvent[]): INodeProperties[] {
	const filters = filtersOf(events);
	if (filters.length === 0) return [];
	const options = filters.map(({ field }) => {
		const those = events.filter((event) =>
			event.filters.some((one) => one.field.name === field.name),
		);
		const show = { [`/${EVENTS}`]: those.map(({ value }) => value) };
		return toProperty(field, { displayOptions: { show } });
	});
	return [
		{
			displayName: 'Filters',
			name: FILTERS,
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: options.sort((a, b) => a.displayName.localeCompare(b.displayName, 'en')),
		},
	];
}

function optionsProperty(trigger: PollingTrigger | WebhookTrigger): INodeProperties {
	const { api, self } = trigger;
	const options: INodeProperties[] = [];
	if ('fetch' in trigger) {
		options.push({
			displayName: 'Fetch Record',
			name: FETCH,
			type: 'boolean',
			default: false,
			description: `Whether to read the record from ${api.name} when something happens to it. This takes a request for each event.`,
		});
	}
	if (self) {
		options.push({
			displayName: 'Ignore Own Changes',
			name: IGNORE_OWN,
			type: 'boolean',
			default: false,
			description:
				'Whether to leave out what the owner of the credential does, so that a workflow that changes records does not start itself',
		});
	}
	options.push({
		displayName: 'Raw',
		name: RAW,
		type: 'boolean',
		default: false,
		description: `Whether to return what ${api.name} has sent, as it is`,
	});
	return {
		displayName: 'Options',
		name: OPTIONS,
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options,
	};
}

/** For providers whose API makes no webhooks. */
function pasted({ api: { name }, pasteAt }: WebhookTrigger): INodeProperties[] {
	const notice: INodeProperties = {
		displayName: pasteAt ?? '',
		name: NOTICE,
		type: 'notice',
		default: '',
	};
	return [
		...(pasteAt === undefined ? [] : [notice]),
		{
			displayName: 'Token',
			name: TOKEN,
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: `A text that nobody can guess. If you enter one, add it to the address that you give to ${name}, as ?token=…, and deliveries without it are refused.`,
		},
	];
}
