/** Phone numbers: E.164 going in, display form coming out. */
const DISPLAY: Array<[RegExp, string]> = [
	[/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 $1-$2-$3'],
	[/^\+33(\d)(\d{2})(\d{2})(\d{2})(\d{2})$/, '+33 $1 $2 $3 $4 $5'],
	[/^\+44(\d{4})(\d{6})$/, '+44 $1 $2'],
];

/** A number as the API shows it: `+1 212-555-0100`. */
export function displayDigits(e164: string): string {
	const format = DISPLAY.find(([pattern]) => pattern.test(e164));
	return format ? e164.replace(...format) : e164;
}

/** Ranges that regulators keep free for fiction: France, United Kingdom, United States. */
const FICTIONAL = [33_639_980_000, 447_700_900_000, 12_025_550_100];

/** The number of the seeded contact at a position, from the oldest. */
export function contactPhone(position: number): string {
	return `+${FICTIONAL[position % 3] + Math.floor(position / 3)}`;
}
