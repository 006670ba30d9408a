/** The dialer campaign: the one list of numbers a user is to call. */
import { named } from '../emulator';
import { json } from '../http';
import { aircallAccount } from './account';
import { list, refuse, requireE164, shownLike, unprocessable } from './answers';
import type { ApiCall, Routes } from './answers';
import type { User } from './kinds';
import { on } from './resource';

const campaignView = shownLike('DialerCampaign');
const numberView = shownLike('DialerNumber');
const contactView = shownLike('CampaignContact');

const CAMPAIGN_CONTACTS = 3;

export const dialer: Routes = {
	'dialer.get': on('users', (user) => {
		const number_id = String(user.default_number_id);
		return campaignView({ ...campaignOf(user), number_id });
	}),

	// Creating a campaign that is already there appends to it.
	'dialer.create': on('users', (user, call) => {
		const { state, now } = call;
		const campaign = user.campaign ?? { id: state.nextId(), created_at: now, numbers: [] };
		addNumbers(call, campaign);
		user.campaign = campaign;
	}),

	'dialer.delete': on('users', (user) => {
		campaignOf(user);
		user.campaign = null;
	}),

	'dialer.listNumbers': (call) => {
		const { numbers } = campaignOf(named(call, call.state.users));
		return list(call, numbers, (number) => numberView(number));
	},

	'dialer.addNumbers': on('users', (user, call) => addNumbers(call, campaignOf(user))),

	'dialer.deleteNumber': on('users', (user, { params }) => {
		const campaign = campaignOf(user);
		const left = campaign.numbers.filter(({ id }) => id !== Number(params.phone_number_id));
		if (left.length === campaign.numbers.length) refuse(404, 'Phone number not found');
		campaign.numbers = left;
	}),

	// One public client knows of it. Nothing says how such a campaign is made, nor whether its list has pages.
	'campaign.listContacts': (call) => {
		if (call.params.campaign_id !== aircallAccount.campaign) refuse(404, 'Campaign not found');
		const wanted = call.query.get('phone_number');
		const contacts = call.state.contacts
			.all()
			.slice(0, CAMPAIGN_CONTACTS)
			.map(({ first_name, last_name, company_name, emails, phone_numbers }) => ({
				...{ phone_number: phone_numbers[0]?.value, first_name, last_name },
				...{ email: emails[0]?.value, company_name: company_name ?? '', note: '' },
			}))
			.filter(({ phone_number }) => wanted === null || phone_number === wanted);
		return json(200, { contacts: contacts.map((one) => contactView(one)) });
	},
};

function campaignOf({ campaign }: User) {
	return campaign ?? refuse(404, 'Dialer campaign not found');
}

/** Adds all numbers, or none when one of them still waits to be called. */
function addNumbers({ body, state, now }: ApiCall, campaign: ReturnType<typeof campaignOf>): void {
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
