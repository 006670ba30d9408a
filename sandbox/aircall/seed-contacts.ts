/** The shared contacts, and the phone numbers that calls find them by. */
import { aircallAccount } from './account';
import { directLink } from './answers';
import type { Contact } from './state';

const DAY = 86_400;
const FIRST_NAMES =
	'Alice Bruno Chloé Daniel Elena Farid Greta Hugo Ines Jonas Kira Liam Maya Nils Olga Pablo Quinn Rosa Samir Tess';
const LAST_NAMES =
	'Martin Becker Rossi Novak Dubois Hansen Costa Evans Moreau Keller Bianchi Walsh Santos Lindqvist Romero Fontaine Parker';
const COMPANIES = ['Bluebird Cycles', 'Harbour & Sons', 'Kestrel Labs', 'Maison Verte', 'Oakline'];
/** Ranges that regulators keep free for fiction: France, United Kingdom, United States. */
const FICTIONAL = [33_639_980_000, 447_700_900_000, 12_025_550_100];

/** The number of the contact at a position, from the oldest. */
export function contactPhone(position: number): string {
	return `+${FICTIONAL[position % 3] + Math.floor(position / 3)}`;
}

/** All contacts, oldest first. */
export function seedContacts(now: number, count: number): Contact[] {
	const firstNames = FIRST_NAMES.split(' ');
	const lastNames = LAST_NAMES.split(' ');
	return Array.from({ length: count }, (_, i) => {
		const id = aircallAccount.firstContact + i;
		const first_name = firstNames[i % firstNames.length];
		const last_name = lastNames[i % lastNames.length];
		const created_at = now - 90 * DAY + Math.floor((i * 80 * DAY) / count);
		return {
			id,
			direct_link: directLink(`v1/contacts/${id}`),
			first_name,
			last_name,
			company_name: COMPANIES[i % COMPANIES.length],
			information: i % 4 === 0 ? 'Prefers calls in the morning' : '',
			is_shared: true,
			created_at,
			updated_at: created_at,
			phone_numbers: [{ id: 60_000_001 + i, label: 'Work', value: contactPhone(i) }],
			emails: [
				{
					id: 70_000_001 + i,
					label: 'Work',
					value: `${plain(first_name)}.${plain(last_name)}${i + 1}@customer.example`,
				},
			],
		};
	});
}

/** A name as it stands in an email address. */
export function plain(name: string): string {
	return name
		.normalize('NFD')
		.replace(/[^a-z]/gi, '')
		.toLowerCase();
}
