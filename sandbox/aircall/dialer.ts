/** The dialer campaign: the one list of numbers a user is to call. */
import { empty, json } from '../http';
import type { ApiCall, Routes } from './answers';
import { find, page, refuse, requireE164, unprocessable } from './answers';
import type { DialerCampaign, State } from './state';
import { iso, seconds } from './state';

export function dialer(state: State): Routes {
	const userId = ({ params }: ApiCall): number => find(state.users, params.user_id, 'User').id;
	const found = (call: ApiCall): DialerCampaign =>
		state.campaigns.get(userId(call)) ?? refuse(404, 'Dialer campaign not found');

	/** Adds all numbers, or none when one of them still waits to be called. */
	const add = (call: ApiCall, campaign: DialerCampaign) => {
		const { phone_numbers } = call.body as { phone_numbers: string[] };
		for (const number of phone_numbers) requireE164(number, 'phone_numbers');
		const waiting = campaign.numbers.filter(({ called }) => !called).map(({ number }) => number);
		const twice = phone_numbers.filter((number) => waiting.includes(number));
		if (twice.length > 0) {
			unprocessable({
				dialer_campaign: twice.map((number) => `${number} already imported, but not called`),
			});
		}
		const created_at = iso(seconds(state));
		for (const number of new Set(phone_numbers)) {
			campaign.numbers.push({ id: state.nextId(), number, called: false, created_at });
		}
		return empty(204);
	};

	return {
		'dialer.get': (call) => {
			const { id, createdAt } = found(call);
			const number = find(state.users, userId(call), 'User').default_number_id;
			return json(200, { id, number_id: String(number), created_at: iso(createdAt) });
		},

		// Creating a campaign that is already there appends to it.
		'dialer.create': (call) => {
			const owner = userId(call);
			const existing = state.campaigns.get(owner);
			const campaign = existing ?? { id: state.nextId(), createdAt: seconds(state), numbers: [] };
			const answer = add(call, campaign);
			state.campaigns.set(owner, campaign);
			return answer;
		},

		'dialer.delete': (call) => {
			found(call);
			state.campaigns.delete(userId(call));
			return empty(204);
		},

		'dialer.listNumbers': (call) =>
			page(call, { key: 'numbers', records: found(call).numbers, view: (number) => number }),

		'dialer.addNumbers': (call) => add(call, found(call)),

		'dialer.deleteNumber': (call) => {
			const campaign = found(call);
			const id = Number(call.params.phone_number_id);
			const left = campaign.numbers.filter((number) => number.id !== id);
			if (left.length === campaign.numbers.length) refuse(404, 'Phone number not found');
			campaign.numbers = left;
			return empty(204);
		},
	};
}
