import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Owner } from './rest';

/** n8n's editor in a browser, as a person uses it. */
export class Editor {
	private constructor(
		private readonly page: Page,
		private readonly url: string,
		private readonly screenshots: string,
	) {}

	/** Opens the editor at its sign-in form; screenshots go to the given folder. */
	static async open(browser: Browser, url: string, screenshots: string): Promise<Editor> {
		const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
		// Transitions half done would end up in the screenshots.
		await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
		await page.goto(`${url}/signin`);
		return new Editor(page, url, screenshots);
	}

	async signIn({ email, password }: Owner): Promise<void> {
		await this.page.locator('input[name="emailOrLdapLoginId"]').fill(email);
		await this.page.locator('input[name="password"]').fill(password);
		await this.page.keyboard.press('Enter');
		await this.page.waitForURL(/\/home\//);
	}

	/** Makes a credential of the type with this display name; gives what the form says then. */
	async createCredential(displayName: string, values: Record<string, string>): Promise<string> {
		await this.page.goto(`${this.url}/home/credentials/create`);
		await this.page.getByTestId('new-credential-type-select').locator('input').fill(displayName);
		await this.page
			.getByTestId('new-credential-type-select-option')
			.getByText(displayName, { exact: true })
			.click();
		await this.page.getByTestId('new-credential-type-button').click();
		for (const [field, value] of Object.entries(values)) {
			await this.parameter(field).locator('input').fill(value);
		}
		await this.page.getByTestId('credential-save-button').click();
		return await this.visible(
			'credentials-config-container-test-success',
			'credentials-config-container-test-error',
		).innerText();
	}

	/** Opens a node's panel in the editor. */
	async openNode(workflowId: string, node: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${workflowId}`);
		await this.page.locator(`[data-test-id="canvas-node"][data-node-name="${node}"]`).dblclick();
		await this.page.getByTestId('parameter-input').first().waitFor();
	}

	/** Searches in a "From list" picker and takes the first entry; gives that entry's text. */
	async pick(parameter: string, search: string): Promise<string> {
		const picker = this.page.getByTestId(`resource-locator-${parameter}`);
		await picker.getByTestId('rlc-input').click();
		await this.page.getByTestId('rlc-search').fill(search);
		const entry = this.page.getByTestId('rlc-item').first();
		const label = await entry.innerText();
		await entry.click();
		return label;
	}

	/** Runs the open node; gives the text of its output panel. */
	async executeStep(): Promise<string> {
		await this.page.getByTestId('node-execute-button').click();
		const output = this.page.getByTestId('output-panel');
		await output.getByTestId('ndv-items-count').waitFor();
		return await output.innerText();
	}

	async screenshot(name: string): Promise<void> {
		await this.page.mouse.move(0, 0);
		await this.page.screenshot({ path: join(this.screenshots, `${name}.png`) });
	}

	async close(): Promise<void> {
		await this.page.close();
	}

	/** Whichever of these is on screen; n8n keeps some in the page while they are hidden. */
	private visible(...testIds: string[]): Locator {
		const any = testIds.map((id) => `[data-test-id="${id}"]:visible`);
		return this.page.locator(any.join(', '));
	}

	private parameter(name: string): Locator {
		return this.page.getByTestId(`parameter-input-${name}`);
	}
}
