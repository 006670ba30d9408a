/** Lists of Salesloft as they come from rows, where something is always missing. */
import type { INodeParameters } from 'n8n-workflow';
import { openAccount } from '../harness/account';
import { account, salesloft } from './provider';

const { run, sent } = openAccount(salesloft);

const MISSING = '={{ $json.missing }}';

async function bodyOf(operation: string, parameters: INodeParameters) {
	const { error } = await run(`person.${operation}`, parameters);
	return error?.message ?? sent().at(-1)?.body;
}

test('a tag that is missing is not sent as undefined', async () => {
	expect(
		await bodyOf('create', {
			emailAddress: 'new@example.com',
			additionalFields: { tags: ['vip', MISSING, '', '={{ null }}'] },
		}),
	).toEqual({ email_address: 'new@example.com', tags: ['vip'] });
});

test('tags of which all are missing leave the tags of a person as they are', async () => {
	expect(
		await bodyOf('update', {
			personId: account.firstPerson,
			updateFields: { title: 'CTO', tags: [MISSING] },
		}),
	).toEqual({ title: 'CTO' });
});

test('tags can be emptied on purpose', async () => {
	expect(
		await bodyOf('update', {
			personId: account.firstPerson,
			updateFields: { fieldsToClear: ['tags'] },
		}),
	).toEqual({ tags: [] });
});

test('a comma separates tags, but no names of accounts', async () => {
	expect(
		await bodyOf('create', {
			emailAddress: 'new@example.com',
			additionalFields: { tags: ['bug, urgent', '["Acme, Inc."]'] },
		}),
	).toEqual({ email_address: 'new@example.com', tags: ['bug', 'urgent', 'Acme, Inc.'] });
	await run('account.getAll', { filters: { name: ['Acme, Inc.'] } });
	expect(sent().at(-1)?.query).toBe('name[]=Acme, Inc.&page=1&per_page=50');
});
