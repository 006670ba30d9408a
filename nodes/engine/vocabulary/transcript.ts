/** What was said, as data or as one text with speakers and times, whole or in parts. */
import type { Json } from '../json';
import { wordsOf } from './answered';
import { choice, integer, type Field } from './field';

/** What somebody says without a break. */
export interface Said {
	/** In seconds, as the provider tells them. */
	begins: unknown;
	ends: unknown;
	who: string;
	text: unknown;
}

const AS_DATA = 'data';

/** The choice between the two forms. @param one what the provider calls what is said without a break */
export const formatOf = (one: string, provider: string): Field =>
	choice(
		'format',
		[
			{ name: 'Text', value: 'text', description: 'One text with the speakers and times' },
			{
				name: 'Data',
				value: AS_DATA,
				description: `Each ${one} by itself, as ${provider} gives it`,
			},
		],
		{ in: 'local', default: 'text' },
	);

export const isData = ({ format }: Json): boolean => format === AS_DATA;

const local = (wire: string, min: number, description: string, usual = 0): Field =>
	integer(wire, { in: 'local', min, default: usual, description });

/** Parts of what is long, for what cannot read all of it at once. @param noun what is transcribed: `call` */
export const slicesOf = (noun: string): Field[] => [
	local(
		'from_character',
		0,
		'Where the text begins; to read on, next_character of the part before',
	),
	local('from_second', 0, `Leaves out what ended before this second of the ${noun}`),
	local(
		'max_characters',
		1,
		'How long the text may be; the output says where the rest begins',
		8000,
	),
	local('to_second', 1, `Leaves out what began at this second of the ${noun} or later`, 600),
];

/** Whether something was said in the part that is wanted. */
export function isWithin(
	{ begins, ends }: Pick<Said, 'begins' | 'ends'>,
	{ from_second, to_second }: Json,
): boolean {
	const start = secondsOf(begins, 0);
	const end = secondsOf(ends, start);
	return end >= Number(from_second ?? 0) && start < Number(to_second ?? Infinity);
}

/** @param usual where there is no time that can be read */
function secondsOf(told: unknown, usual: number): number {
	const seconds = Number(told ?? NaN);
	return Number.isFinite(seconds) ? seconds : usual;
}

/** A line for each: `[04:05] Agent: Hello`. */
export function linesOf(said: Said[]): string {
	return said
		.map(({ begins, who, text }) => `[${clock(begins)}] ${who}: ${wordsOf(text).trim()}`)
		.join('\n');
}

/** Seconds as `04:05`, or as `1:04:05`. */
function clock(seconds: unknown): string {
	const whole = Math.max(0, Math.floor(secondsOf(seconds, 0)));
	const [hours, ...rest] = [whole / 3600, (whole / 60) % 60, whole % 60].map(Math.floor);
	const text = rest.map((one) => String(one).padStart(2, '0')).join(':');
	return hours > 0 ? `${hours}:${text}` : text;
}

/** The wanted part of what was said as a text, counted in whole characters, and where the next begins. */
export function textIn(said: Said[], { from_character, max_characters }: Json): Json {
	const all = [...linesOf(said)];
	const from = Number(from_character ?? 0);
	const to = from + Number(max_characters ?? Infinity);
	return {
		text: all.slice(from, to).join(''),
		characters: all.length,
		next_character: to < all.length ? to : null,
	};
}
