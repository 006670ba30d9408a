/** What every contender is given and gives back. */
import { salesloftAccount } from '../../sandbox/salesloft/account';
import type { Job } from '../contender';

/** Does a job against the sandbox at `host`. */
export type Work = (job: Job, host: string) => Promise<Done>;

export interface Done {
	records: number;
	error?: string;
}

export const { apiKey } = salesloftAccount;

/** The values of a new person: by n8n's expressions in a node, or as they are. */
export interface NewPerson {
	email: string;
	firstName: string;
	lastName: string;
	title: string;
}

export function newPeople(count: number): NewPerson[] {
	return Array.from({ length: count }, (_, i) => ({
		email: `person.${i}@bench.example`,
		firstName: `First ${i}`,
		lastName: `Last ${i}`,
		title: 'Head of Sales',
	}));
}

/** The first people of the sandbox, again and again. */
export function someIds(count: number): number[] {
	return Array.from({ length: count }, (_, i) => salesloftAccount.firstPerson + (i % 50));
}
