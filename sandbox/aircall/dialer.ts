/** The dialer campaign: the one list of numbers a user is to call. */
import { named } from '../emulator';
import { empty } from '../http';
import { answer, list, refuse, requireE164, shownLike, unprocessable } from './answers';
import type { ApiCall, Routes } from './answers';
import type { Campaign } from './kinds';

const campaignView = shownLike('DialerCampaign');
const numberView = shownLike('DialerNumber');

export const dialer: Routes = {
	'dialer.get': (call) => {
		const number_id = String(named(call, call.state.users).default_number_id);
		return answer(call, campaignView({ ...campaignOf(call), number_id }));
	},

	// Creating a campaign that is already there appends to it.
	'dialer.create': (call) => {
		const user = named(call, call.state.users);
		const campaign = user.campaign ?? {
			id: call.state.nextId(),
			created_at: call.now,
			numbers: [],
		};
		addNumbers(call, campaign);
		user.campaign = campaign;
		return answer(call);
	},

	'dialer.delete': (call) => {
		campaignOf(call);
		named(call, call.state.users).campaign = null;
		return answer(call);
	},

	'dialer.listNumbers': (call) =>
		list(call, campaignOf(call).numbers, (number) => numberView(number)),

	'dialer.addNumbers': (call) => {
		addNumbers(call, campaignOf(call));
		return empty(204);
	},

	'dialer.deleteNumber': (call) => {
		const campaign = campaignOf(call);
		const id = Number(call.params.phone_number_id);
		const left = campaign.numbers.filter((number) => number.id !== id);
		if (left.length === campaign.numbers.length) refuse(404, 'Phone number not found');
		campaign.numbers = left;
		return answer(call);
	},
};

function campaignOf(call: ApiCall): Campaign {
	return named(call, call.state.users).campaign ?? refuse(404, 'Dialer campaign not found');
}

/** Adds all numbers, or none when one of them still waits to be called. */
function addNumbers({ body, state, now }: ApiCall, campaign: Campaign): void {
	const { phone_numbers } = body as { phone_numbers: string[] };
	for (const number of phone_numbers) requireE164(number, 'phone_numbers');
	const waiting = campaign.numbers.filter(({ called }) => !called).map(({ number }) => number);
	const twice = phone_numbers.filter((number) => waiting.includes(number));
	if (twice.length > 0) {
		const problems = twice.map((number) => `${number} already imported, but not called`);
		unprocessable({ dialer_campaign: problems });
	}
	for (const number of new Set(phone_numbers)) {
		campaign.numbers.push({ id: state.nextId(), number, called: false, created_at: now });
	}
}
