import { Nutshell } from '../../nodes/Nutshell/Nutshell.node';
import { exampleOf } from '../example';
import { execute, resultOf } from '../harness/run-node';
import { openAccount } from '../harness/account';
import { nutshell } from './provider';

const { sent, credentials } = openAccount(nutshell);

const inquiry = {
	email: 'nora.newman@example.com',
	name: 'Nora Newman',
	company: 'Example Inc.',
	interest: '200 field sensors',
	message: 'Hello',
};

test('the example makes a lead of each inquiry, but no person or company twice', async () => {
	const workflow = exampleOf('nutshell-inquiry-to-lead', new Nutshell(), credentials());

	for (const lead of ['1023-leads', '1024-leads']) {
		const run = await execute(workflow, credentials(), { items: [{ json: inquiry }] });
		const idOf = (node: string) => resultOf(run, node).items[0].json.id;
		expect(run.status).toBe('success');
		expect([
			idOf('Create or Update Company'),
			idOf('Link Person to Company'),
			idOf('Create Lead'),
		]).toEqual(['13-accounts', '41-contacts', lead]);
		expect(resultOf(run, 'Note the Message').items[0].json.relatedTo).toBe(lead);
	}
	const posts = sent().filter(({ route }) => route.startsWith('POST'));
	const tasks = posts.filter(({ route }) => route === 'POST /rest/tasks');
	expect(tasks.map(({ body }) => body)).toMatchObject(
		['1023-leads', '1024-leads'].map((lead) => ({
			title: 'Answer Nora Newman',
			links: { relatedEntity: lead },
		})),
	);
	expect(posts.map(({ route }) => route)).toEqual([
		...['accounts', 'contacts', 'leads', 'notes', 'tasks'].map((one) => `POST /rest/${one}`),
		...['leads', 'notes', 'tasks'].map((one) => `POST /rest/${one}`),
	]);
});

test('the example of an ad lead makes the lead, its person, its company and the task', async () => {
	const workflow = exampleOf('nutshell-ad-lead', new Nutshell(), credentials());
	const adLead = {
		leadgenId: '1184052210',
		campaign: 'Spring sensors',
		email: 'omar.quist@example.com',
		name: 'Omar Quist',
		phone: '555 0177',
		company: 'Quist Logistics',
	};
	const run = await execute(workflow, credentials(), { items: [{ json: adLead }] });
	expect(run.status).toBe('success');
	expect(resultOf(run, 'Create Lead With Person').items[0].json).toMatchObject({
		name: 'Spring sensors (1184052210)',
		companyCreated: true,
		personCreated: true,
	});
	expect(sent().map(({ route }) => route)).toEqual([
		'GET /rest/leads',
		...['GET /rest/accounts', 'GET /rest/contacts'],
		...['accounts', 'contacts', 'leads', 'tasks'].map((one) => `POST /rest/${one}`),
	]);
});
