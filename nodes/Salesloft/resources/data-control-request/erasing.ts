/**
 * What erases people and accounts for good. A mistake is made hard: only one record at a time, only after
 * somebody has typed in what it is called in Salesloft, and as a dry run unless a person has switched that
 * off in the node itself.
 */
import type { Json } from '../../../engine/json';
import { idOf, wordsOf } from '../../../engine/vocabulary/answered';
import {
	flag,
	integer,
	jsonObject,
	reference,
	text,
	type Field,
} from '../../../engine/vocabulary/field';
import type { Job } from '../../../engine/vocabulary/job';
import { erase, type Operation } from '../../../engine/vocabulary/operation';
import type { Route } from '../../../engine/vocabulary/route';
import { isNothing, isSameText } from '../../../engine/vocabulary/spelling';
import { InvalidValue } from '../../../engine/vocabulary/value';
import { isSameDomain } from '../../domain';
import { Failure } from '../../failure';
import { account, person } from '../../records';
import { asRecord } from '../../unpublished';

/** What is erased, and what it is called. */
interface Subject {
	field: Field;
	/** Where such a record is read. */
	read: Route;
	/** What is to be typed in. */
	asked: string;
	placeholder: string;
	isCalled: (record: Json, typed: string) => boolean;
	/** What names it in the body. */
	body: (id: number) => Json;
}

export const onePerson: Subject = {
	field: reference(person, 'person', { in: 'local', name: 'personId' }),
	read: 'GET /v2/people/{id}',
	asked:
		'the email address of the person as Salesloft has it, or the full name where there is none',
	placeholder: 'e.g. jane@example.com',
	isCalled: ({ email_address: email, display_name: name }, typed) =>
		isSameText(isNothing(email) ? name : email, typed),
	body: (id) => ({ people_ids: [id] }),
};

export const oneAccount: Subject = {
	field: reference(account, 'account', { in: 'local', name: 'accountId' }),
	read: 'GET /v2/accounts/{id}',
	asked: 'the domain of the account as Salesloft has it, or the name where there is none',
	placeholder: 'e.g. example.com',
	isCalled: ({ domain, name }, typed) =>
		isNothing(domain) ? isSameText(name, typed) : isSameDomain(domain, typed),
	body: (id) => ({ account_id: id }),
};

const switched = flag('dry_run', {
	default: true,
	description:
		'Whether Salesloft only notes the request, and erases nothing. This can be switched off here in the node alone, not by an expression and not by an AI agent.',
});
/** Salesloft's own dry run. */
const dryRun: Field = {
	...switched,
	property: { ...switched.property, noDataExpression: true },
	read: (raw, context) => {
		if (typeof raw === 'boolean' && !context.isComputed) return raw;
		throw new InvalidValue(context, 'can be switched in the node alone, not by an expression');
	},
};

const optional = [
	jsonObject('schedule', {
		description: 'When Salesloft is to do it; what it has to hold is not published',
	}),
	integer('team_id', {
		label: 'Team ID',
		default: '',
		description: 'Where Salesloft asks for it: the ID of your team, which Team, Get tells',
	}),
];

/** An operation that erases. @param words what the editor shows */
export function erasing(
	route: Parameters<typeof erase>[0],
	subject: Subject,
	words: Record<'name' | 'action' | 'description', string>,
): Operation {
	return erase(route, {
		...words,
		required: [
			subject.field,
			text('confirmation', {
				in: 'local',
				min: 1,
				placeholder: subject.placeholder,
				description: `What shows that the right one is meant: ${subject.asked}`,
			}),
		],
		beside: [dryRun],
		optional,
		prepare: async (job) => await confirmed(job, subject),
		run: asked,
		simplify: false,
		undocumented:
			'What Salesloft answers to this is not published, and neither is when it asks for a schedule or a team.',
	});
}

/**
 * Completes the body.
 * @throws Failure where something else was typed in than what the record is called
 * @throws Error where Salesloft answers with another record than the one that is to be erased
 */
async function confirmed(job: Job, subject: Subject): Promise<void> {
	const { body, local } = job.values;
	const id = Number(local[subject.field.wire]);
	const record = await job.record(subject.read, { path: { id: String(id) } });
	if (idOf(record) !== id) throw new Error(OTHER_RECORD);
	if (!subject.isCalled(record, wordsOf(local.confirmation))) throw notConfirmed(subject);
	body.dry_run ??= true;
	Object.assign(body, subject.body(id));
}

/** What Salesloft answers, and whether it was only a dry run: an AI agent reads nothing else. */
async function asked(job: Job): Promise<Json> {
	const { dry_run } = job.values.body;
	const told = { dry_run, ...(await asRecord('request')(job)) };
	if (dry_run === true && told.dry_run === true) job.tell(WAS_DRY);
	return told;
}

const WAS_DRY =
	"This was a dry run: Salesloft was asked to erase nothing. To erase, switch 'Dry Run' off in the node.";

const OTHER_RECORD =
	'Salesloft answered with another record than the one that was asked for, so nothing was erased';

/** What the record is really called is not told: whoever confirms has to know it. */
const notConfirmed = ({ asked: name }: Subject) =>
	new Failure(
		"'Confirmation' is not what this record is called, so nothing was erased",
		`Check that the right one is meant, and enter ${name}.`,
	);
