/** What went wrong in other triggers, as n8n's own advisories tell it, must not go wrong here. */
import type { INodeParameters, INodeProperties, INodeType } from 'n8n-workflow';
import { NutshellWebhookTrigger } from '../../nodes/Nutshell/NutshellWebhookTrigger.node';
import { handedOn } from '../../nodes/engine/listen/seen';
import { openAccount } from '../harness/account';
import { TriggerWorkflow, type Delivered, type Hearing } from '../harness/trigger';
import { nutshell } from '../nutshell/provider';
import { subjects } from '../triggers/subjects';

const SCRIPT = '<script>alert(1)</script>';

/** Every switch of a node, one by one in both positions. */
function switchesOf({ description }: INodeType): INodeParameters[] {
	const isSwitch = ({ type }: INodeProperties) => type === 'boolean';
	const both = [true, false];
	return description.properties.flatMap(({ name, type, options = [] }): INodeParameters[] => {
		if (type === 'boolean') return both.map((value) => ({ [name]: value }));
		const own = options.filter((one): one is INodeProperties => 'type' in one).filter(isSwitch);
		return own.flatMap((one) => both.map((value) => ({ [name]: { [one.name]: value } })));
	});
}

/** Whether n8n answers by itself, with nothing of what arrived or of what the workflow makes of it. */
function expectPlainAnswer({ description }: INodeType): void {
	expect(description.webhooks).toEqual([
		{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
	]);
}

describe.each(subjects)('$name', (subject) => {
	const account = openAccount(subject.provider, { limit: 100_000 });
	beforeEach(() => handedOn.clear());

	const workflow = (parameters: INodeParameters = {}, more: Partial<Hearing> = {}) =>
		new TriggerWorkflow({
			node: subject.node,
			credentials: account.credentials(),
			parameters: { events: subject.events, ...parameters },
			...more,
		});
	/** Signed with what somebody could take for the secret of a trigger that has none. */
	const guesses = (n: number): Delivered[] =>
		['', 'undefined', 'null', '0', 'false', '[object Object]'].map((secret) =>
			subject.deliver([{ secret, types: ['task_created'] }], n),
		);

	describe('GHSA-jf52-3f2h-h9j5 / CVE-2026-21894: deliveries whose signature nobody checks', () => {
		it.each([false, true])(
			'refuses what is not signed with the secret, and no switch changes that (as a test: %s)',
			async (isTest) => {
				const settings = switchesOf(new subject.node());
				expect(settings.length).toBeGreaterThan(3);
				for (const parameters of settings) {
					const trigger = workflow(parameters, { isTest });
					await trigger.activate();
					const good = subject.deliver(trigger.state.hooks, 1);
					const { secret } = trigger.state.hooks[0];
					const unsigned = { body: String(good.body).replaceAll(secret, '') };
					for (const bad of [unsigned, ...guesses(1)]) {
						expect(await trigger.deliver(bad)).toEqual({ status: 401 });
					}
					handedOn.clear();
					expect((await trigger.deliver(good)).items).toHaveLength(1);
					await trigger.deactivate();
				}
			},
		);
	});

	describe('GHSA-5m98-cgcr-xx3q / CVE-2026-86080: a webhook that is used without its secret', () => {
		const withoutSecrets = async () => {
			const trigger = workflow();
			await trigger.activate();
			const before = trigger.state.hooks.map(({ id }) => id);
			trigger.saved = trigger.saved.replaceAll(/"secret":"[^"]+"/g, '"secret":""');
			return { trigger, before };
		};

		it('believes nothing, and makes a new one, where the secret of its own is lost', async () => {
			const { trigger, before } = await withoutSecrets();
			for (const one of guesses(1)) expect(await trigger.deliver(one)).toEqual({ status: 401 });
			await trigger.activate();
			const { hooks } = trigger.state;
			expect(hooks.filter(({ id }) => before.includes(id))).toEqual([]);
			expect(hooks).toHaveLength(subject.perTwoEvents);
			for (const { secret } of hooks) expect(secret).toMatch(/^[0-9a-f]{32,64}$/);
			for (const one of guesses(1)) expect(await trigger.deliver(one)).toEqual({ status: 401 });
			expect((await trigger.deliver(subject.deliver(hooks, 1))).items).toHaveLength(1);
		});

		it('takes none for its own that somebody else has made at its address', async () => {
			const trigger = workflow();
			const { id } = subject.foreign(account, trigger.url);
			await trigger.activate();
			expect(trigger.state.hooks.map((one) => one.id)).not.toContain(id);
			expect(trigger.state.hooks).toHaveLength(subject.perTwoEvents);
			const theirs = subject.deliver([{ secret: 'a person', types: ['task_created'] }], 1);
			expect(await trigger.deliver(theirs)).toEqual({ status: 401 });
		});
	});

	describe('CVE-2026-27578: a page in the answer', () => {
		it('answers nothing, whatever arrives', async () => {
			expectPlainAnswer(new subject.node());
			const trigger = workflow({ options: { raw: true } });
			await trigger.activate();
			const { hooks } = trigger.state;
			const good = subject.deliver(hooks, 1);
			const headers = { accept: 'text/html', 'content-type': 'text/html', referer: SCRIPT };
			const statuses: number[] = [];
			for (const one of [
				{ ...good, headers: { ...good.headers, ...headers }, query: { [SCRIPT]: SCRIPT } },
				good,
				{ body: SCRIPT, headers },
				{ body: JSON.stringify({ [SCRIPT]: SCRIPT }), headers },
			]) {
				statuses.push((await trigger.deliver(one)).status);
			}
			expect(statuses).toEqual([200, 200, 401, 401]);
			expect(trigger.said).toEqual(['', '', '', '']);
		});
	});
});

describe('Nutshell, whose deliveries are not signed', () => {
	const { credentials } = openAccount(nutshell);
	const workflow = (token: string) =>
		new TriggerWorkflow({
			node: NutshellWebhookTrigger,
			credentials: credentials(),
			parameters: { token, events: ['leadCreated'] },
		});
	const body = JSON.stringify({
		meta: [],
		events: [{ id: SCRIPT, type: 'events', payloadType: 'leads', action: 'create', links: {} }],
		actors: [],
		payloads: [],
	});

	it('believes nothing without the token, where there is one (GHSA-jf52-3f2h-h9j5)', async () => {
		const trigger = workflow('nobody can guess it');
		for (const token of ['', 'undefined', 'null', 'nobody can guess i', 'nobody can guess it ']) {
			expect(await trigger.deliver({ body, query: { token } })).toEqual({ status: 401 });
		}
		expect(await trigger.deliver({ body })).toEqual({ status: 401 });
	});

	it('answers nothing, whatever arrives (CVE-2026-27578)', async () => {
		expectPlainAnswer(new NutshellWebhookTrigger());
		const trigger = workflow('');
		const query = { [SCRIPT]: SCRIPT };
		const statuses: number[] = [];
		for (const one of [body, SCRIPT, `[${body}]`]) {
			statuses.push((await trigger.deliver({ body: one, query })).status);
		}
		expect(statuses).toEqual([200, 400, 400]);
		expect(trigger.said).toEqual(['', '', '']);
	});
});
