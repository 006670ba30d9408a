import { join } from 'node:path';
import type { Browser, CDPSession, Locator, Page } from 'playwright-core';
import type { Owner } from './rest';

/** How long the page has to be as it is before it counts as quiet, and how long that may take. */
const QUIET_MS = 400;
const QUIET_WITHIN_MS = 15_000;

/**
 * Runs in the page: from the next double click to the last change of the DOM before it is quiet, in
 * milliseconds. Text, because the page knows types that this program does not.
 */
const WATCH_OPENING = `window.opened = new Promise((resolve, reject) => {
	const watch = () => {
		const begun = performance.now();
		let last = begun;
		const observer = new MutationObserver(() => (last = performance.now()));
		observer.observe(document.body, { subtree: true, childList: true });
		const look = () => {
			const now = performance.now();
			const shown = document.querySelector('[data-test-id="parameter-input"]') !== null;
			if (!(shown && now - last > ${QUIET_MS}) && now - begun < ${QUIET_WITHIN_MS}) {
				return requestAnimationFrame(look);
			}
			observer.disconnect();
			if (shown && now - last > ${QUIET_MS}) resolve(last - begun);
			else reject(new Error('The panel did not become quiet'));
		};
		requestAnimationFrame(look);
	};
	window.addEventListener('dblclick', watch, { capture: true, once: true });
});
// The promise itself would be waited for.
undefined;`;

/** Runs in the page: closes n8n's passing messages, and tells whether all are gone. Another one can still come. */
const CLOSE_MESSAGES = `(() => {
	for (const button of document.querySelectorAll('.el-notification__closeBtn')) button.click();
	return document.querySelector('.el-notification') === null;
})()`;

/** How the page looks in a picture of a workflow: nothing but the nodes and their connections. */
const CANVAS_ALONE = `
	${[
		...['canvas-background', 'canvas-controls', 'execute-workflow-button', 'workflow-chat-button'],
		...['logs-panel', 'node-creator-plus-button', 'sticky'],
	]
		.map((id) => `[data-test-id='${id}']`)
		.join(', ')}
	{ visibility: hidden !important; }
`;

/** How much of the canvas a picture shows around the nodes: their names stand below them. */
const AROUND = { above: 24, beside: 72, below: 72 };

/** How long a panel took to open, in milliseconds. */
export interface Opening {
	/** From the double click until the DOM was quiet. */
	quiet: number;
	/** What the page's own thread computed to open the panel and to close it again. */
	busy: number;
}

/** n8n's editor in a browser, as a person uses it. */
export class Editor {
	private constructor(
		private readonly page: Page,
		/** Asks Chromium itself. */
		private readonly session: CDPSession,
		private readonly url: string,
		private readonly screenshots: string,
	) {}

	/** Opens the editor at its sign-in form; screenshots go to the given folder. */
	static async open(browser: Browser, url: string, screenshots: string): Promise<Editor> {
		const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
		// Transitions half done would end up in the screenshots.
		await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
		await page.goto(`${url}/signin`);
		const session = await page.context().newCDPSession(page);
		await session.send('Performance.enable', { timeDomain: 'threadTicks' });
		return new Editor(page, session, url, screenshots);
	}

	async signIn({ email, password }: Owner): Promise<void> {
		await this.page.locator('input[name="emailOrLdapLoginId"]').fill(email);
		await this.page.locator('input[name="password"]').fill(password);
		await this.page.keyboard.press('Enter');
		await this.page.waitForURL(/\/home\//);
	}

	/** Fills the form of a new credential, saves it, and waits until the form says this. */
	async createCredential(
		displayName: string,
		values: Record<string, string>,
		verdict: string,
	): Promise<void> {
		await this.visit('home/credentials/create');
		await this.page.getByTestId('new-credential-type-select').locator('input').fill(displayName);
		await this.page
			.getByTestId('new-credential-type-select-option')
			.getByText(displayName, { exact: true })
			.click();
		await this.page.getByTestId('new-credential-type-button').click();
		const form = this.page.getByTestId('editCredential-modal');
		for (const [field, value] of Object.entries(values)) {
			await form.getByTestId(`parameter-input-${field}`).locator('input').fill(value);
		}
		await form.getByTestId('credential-save-button').click();
		await form.getByText(verdict).filter({ visible: true }).waitFor();
	}

	/** Opens the details of a failed test in the form, and waits until they say this. */
	async readDetails(expected: string): Promise<void> {
		const form = this.page.getByTestId('editCredential-modal');
		await form.getByText('More details').filter({ visible: true }).click();
		await form.getByText(expected).waitFor();
	}

	/** Opens a workflow on the canvas. */
	async openWorkflow(workflowId: string): Promise<void> {
		await this.visit(`workflow/${workflowId}`);
		await this.page.getByTestId('canvas-node').first().waitFor();
	}

	/** Opens a node's panel in the editor. */
	async openNode(workflowId: string, node: string): Promise<void> {
		await this.openWorkflow(workflowId);
		await this.onCanvas(node).dblclick();
		await this.page.getByTestId('parameter-input').first().waitFor();
	}

	/** Opens a node's panel from the canvas, closes it again, and gives how long opening took. */
	async timeOpening(node: string): Promise<Opening> {
		// No panel is to pay for what the one before it left in memory.
		await this.session.send('HeapProfiler.collectGarbage');
		const before = await this.busy();
		await this.page.evaluate(WATCH_OPENING);
		await this.onCanvas(node).dblclick();
		const quiet = await this.page.evaluate<number>('window.opened');
		await this.page.keyboard.press('Escape');
		await this.page.getByTestId('parameter-input').first().waitFor({ state: 'detached' });
		await this.page.waitForTimeout(QUIET_MS);
		return { quiet, busy: (await this.busy()) - before };
	}

	/** Opens a "From list" picker, searches in it, and gives what it offers. */
	async search(parameter: string, text: string): Promise<string[]> {
		const picker = this.page.getByTestId(`resource-locator-${parameter}`);
		await picker.getByTestId('rlc-input').click();
		await this.page.getByTestId('rlc-search').fill(text);
		const entries = this.page.getByTestId('rlc-item');
		await entries.filter({ hasNotText: text }).first().waitFor({ state: 'detached' });
		await entries.first().waitFor();
		return await entries.allInnerTexts();
	}

	/** Takes an entry of the picker that is open. */
	async pick(label: string): Promise<void> {
		await this.page.getByTestId('rlc-item').getByText(label, { exact: true }).click();
	}

	/** The fields that the open node can take from the one before it, which has not run yet. */
	async offeredFields(): Promise<string[]> {
		const input = this.page.getByTestId('ndv-input-panel');
		await input.getByText('Usually outputs the following fields').waitFor();
		return (await input.innerText()).split('\n');
	}

	/** Runs the open node, and waits until its output shows this text. */
	async executeStep(expected: string): Promise<void> {
		await this.page.getByTestId('node-execute-button').click();
		await this.page.getByTestId('output-panel').getByText(expected).first().waitFor();
	}

	/** Runs the open node, which fails, and gives what its output says then. */
	async executeStepInVain(): Promise<{ message: string; description: string }> {
		await this.page.getByTestId('node-execute-button').click();
		const output = this.page.getByTestId('output-panel');
		const message = await output.getByTestId('node-error-message').innerText();
		const description = await output.getByTestId('node-error-description').innerText();
		return { message, description };
	}

	/** Opens what n8n offers to start a new workflow with. */
	async openTriggers(): Promise<void> {
		await this.visit('workflow/new');
		await this.page.getByTestId('canvas-plus-button').click();
	}

	/** Searches in it, and waits until n8n offers this. */
	async findTrigger(text: string, expected: string): Promise<void> {
		await this.page.getByTestId('node-creator-search-bar').fill(text);
		await this.offered(expected).waitFor();
	}

	/** Takes what n8n offers, and then one of its events; opens the panel of the new trigger. */
	async addTrigger(offered: string, event: string): Promise<void> {
		await this.offered(offered).click();
		await this.offered(event).click();
		await this.page.getByTestId('parameter-input').first().waitFor();
	}

	/** Lets the open trigger listen, and waits until its output shows this text, as JSON. */
	async listen(change: () => Promise<unknown>, expected: string): Promise<void> {
		await this.page.getByTestId('node-execute-button').click();
		await this.page.getByText('Listening for test event').waitFor();
		await change();
		const output = this.page.getByTestId('output-panel');
		await output.getByText(expected).first().waitFor();
		await output.getByTestId('radio-button-json').click();
		await output.getByText(expected).first().waitFor();
	}

	/** The values of a parameter of the open node. */
	async valuesOf(parameter: string): Promise<string[]> {
		const input = this.page.getByTestId(`parameter-input-${parameter}`);
		return await input.locator('.el-tag').allInnerTexts();
	}

	/**
	 * Opens a workflow, runs all of it, and waits until this many nodes have succeeded.
	 * @param happens what its trigger waits for
	 */
	async executeWorkflow(workflowId: string, nodes: number, happens?: () => unknown): Promise<void> {
		await this.visit(`workflow/${workflowId}`);
		await this.page.getByTestId('execute-workflow-button').click();
		if (happens) {
			await this.page.getByText('Waiting for trigger event').first().waitFor();
			happens();
		}
		await this.page
			.getByTestId('canvas-node-status-success')
			.nth(nodes - 1)
			.waitFor();
	}

	/** Opens the log beneath the canvas, and gives what came of the first node that failed in the run. */
	async openLog(): Promise<string> {
		await this.page.getByTestId('logs-overview-header').click();
		return await this.page.getByTestId('log-details-output').innerText();
	}

	/** Takes a picture of the page, without n8n's passing messages. */
	async screenshot(name: string, folder = this.screenshots): Promise<void> {
		await this.settle();
		await this.page.screenshot({ path: join(folder, `${name}.png`) });
	}

	/**
	 * Takes a picture of the nodes of a workflow, and of nothing else of the page.
	 * @returns the names of the nodes on the canvas, without notes
	 */
	async picture(workflowId: string, name: string): Promise<string[]> {
		await this.openWorkflow(workflowId);
		await this.page.addStyleTag({ content: CANVAS_ALONE });
		await this.page.getByTestId('zoom-to-fit').evaluate('(button) => button.click()');
		await this.settle();
		const nodes = await this.page.locator('[data-test-id="canvas-node"][data-node-name]').all();
		const boxes = await Promise.all(nodes.map(async (node) => await node.boundingBox()));
		const seen = boxes.filter((box) => box !== null);
		const x = Math.min(...seen.map((box) => box.x)) - AROUND.beside;
		const y = Math.min(...seen.map((box) => box.y)) - AROUND.above;
		const right = Math.max(...seen.map((box) => box.x + box.width)) + AROUND.beside;
		const bottom = Math.max(...seen.map((box) => box.y + box.height)) + AROUND.below;
		const clip = { x, y, width: right - x, height: bottom - y };
		await this.page.screenshot({ path: join(this.screenshots, `${name}.png`), clip });
		return await Promise.all(
			nodes.map(async (node) => (await node.getAttribute('data-node-name')) ?? ''),
		);
	}

	/** Leaves the page as a picture is to show it: nothing under the pointer, and no passing message. */
	private async settle(): Promise<void> {
		await this.page.mouse.move(0, 0);
		await this.page.waitForFunction(CLOSE_MESSAGES);
	}

	/** How long the page's own thread has computed until now, in milliseconds. */
	private async busy(): Promise<number> {
		const { metrics } = await this.session.send('Performance.getMetrics');
		const tasks = metrics.find(({ name }) => name === 'TaskDuration');
		if (!tasks) throw new Error('Chromium does not tell how long its tasks took');
		return tasks.value * 1000;
	}

	private offered(name: string): Locator {
		return this.page.getByTestId('node-creator-item-name').getByText(name, { exact: true });
	}

	private onCanvas(node: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${node}"]`);
	}

	/** Goes to a page of n8n, named by its path from n8n's own address. */
	private async visit(path: string): Promise<void> {
		await this.page.goto(new URL(path, this.url).href);
	}
}
