/** This pack sends what the pages show beside it for n8n's HTTP Request node. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { aircall } from '../aircall/provider';
import { openAccount, type Sent } from '../harness/account';
import { nutshell } from '../nutshell/provider';
import { salesloft } from '../salesloft/provider';
import { account, shortcut } from '../shortcut/provider';
import { textOf } from './pages';

/** A node of a workflow as a person pastes it. */
interface Pasted {
	name: string;
	type: string;
	parameters: INodeParameters;
}

/** The fields of n8n's HTTP Request node that the page uses. */
interface HttpRequest {
	method: string;
	url: string;
	nodeCredentialType: string;
	queryParameters?: { parameters: Array<{ name: string; value: string }> };
	jsonBody?: string;
}

describe('Side by side with the HTTP Request node', () => {
	/** The workflows below the heading of a service: with the HTTP Request node, and with this pack's. */
	function pasted(service: string): [http: HttpRequest[], ours: Pasted] {
		const [, below] = textOf('docs/from-http-request.md').split(`\n### ${service}\n`);
		const [http, ours] = [...below.matchAll(/```json\n([^]*?)```/g)].map(
			([, json]) => (JSON.parse(json) as { nodes: Pasted[] }).nodes,
		);
		expect(http.map(({ type }) => type)).toEqual(http.map(() => 'n8n-nodes-base.httpRequest'));
		expect(ours).toHaveLength(1);
		return [http.map(({ parameters }) => parameters as unknown as HttpRequest), ours[0]];
	}

	/** The simple expressions of the page, with the values of a row. */
	const filledIn = (text: string, row: Record<string, unknown>) =>
		text
			.replace(/^=/, '')
			.replace(/\{\{ \$json\.(\w+) \}\}/g, (_, name: string) => String(row[name]));

	/** What the HTTP Request node would send. */
	function wanted(
		{ method, url, queryParameters, jsonBody }: HttpRequest,
		row: Record<string, unknown>,
	): Sent {
		const query = queryParameters?.parameters
			.map(({ name, value }) => `${name}=${filledIn(value, row)}`)
			.join('&');
		return {
			route: `${method} ${new URL(filledIn(url, row)).pathname}`,
			...(query !== undefined && { query }),
			...(jsonBody !== undefined && { body: JSON.parse(filledIn(jsonBody, row)) as unknown }),
		};
	}

	const run = async (
		{ run: runOperation }: ReturnType<typeof openAccount>,
		{ parameters }: Pasted,
		row: IDataObject,
	) => {
		const name = `${String(parameters.resource)}.${String(parameters.operation)}`;
		const { items, error } = await runOperation(name, parameters, { items: [{ json: row }] });
		expect(error?.message).toBeUndefined();
		return items.map(({ json }) => json);
	};

	const calls = openAccount(aircall);
	const leads = openAccount(nutshell);
	const people = openAccount(salesloft);
	const stories = openAccount(shortcut);

	test('Aircall: a new contact is searched for and made by the same requests', async () => {
		const row = { phone: '+442079460958', firstName: 'Nora', lastName: 'Newman' };
		const [[search, create], ours] = pasted('Aircall');
		const [contact] = await run(calls, ours, row);
		expect(contact).toMatchObject({ first_name: 'Nora', created: true });
		// The node asks for a page of the answer, too.
		const { route, query } = wanted(search, row);
		expect(calls.requests()[0]).toBe(`${route}?${query}&page=1&per_page=50`);
		expect(calls.sent().at(-1)).toEqual(wanted(create, row));
		calls.forget();
		const [again] = await run(calls, ours, row);
		expect(again).toMatchObject({ id: contact.id, created: false });
	});

	test('Nutshell: a person is made by the same request', async () => {
		const row = { name: 'Nora Newman', email: 'nora@example.com' };
		const [[create], ours] = pasted('Nutshell');
		await run(leads, ours, row);
		expect(leads.sent()).toEqual([wanted(create, row)]);
	});

	test('Salesloft: the list has the same people', async () => {
		people.open({ people: 250 });
		const [[list], ours] = pasted('Salesloft');
		const { query, route } = wanted(list, {});
		const ids: unknown[] = [];
		for (let page: number | null = 1; page !== null; ) {
			const path = `${route.replace('GET /v2/', '')}?${query}&page=${page}`;
			const answer: PageOfPeople = people.ask('GET', path);
			ids.push(...answer.data.map(({ id }) => id));
			page = answer.metadata.paging.next_page;
		}
		const given = await run(people, ours, {});
		expect(given).toHaveLength(250);
		expect(given.map(({ id }) => id).sort()).toEqual(ids.sort());
	});

	test('Shortcut: a story is moved by the same requests', async () => {
		const state = account.states.inReview;
		const row = { story: account.firstStory, state };
		const [[read, move], ours] = pasted('Shortcut');
		await run(stories, ours, row);
		expect(stories.sent()).toEqual([wanted(read, row), wanted(move, row)]);
	});
});

interface PageOfPeople {
	data: Array<{ id: number }>;
	metadata: { paging: { next_page: number | null } };
}
