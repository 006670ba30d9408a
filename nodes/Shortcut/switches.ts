/** What is switched on and off for everybody in the workspace. */
import { action } from '../engine/vocabulary/operation';

/** @param path of the API, as in `PUT /api/v3/iterations/disable` */
export const switches = (path: string, nouns: string) => ({
	disable: action(`PUT /api/v3/${path}/disable` as const, {
		done: true,
		name: 'Disable for Workspace',
		action: `Disable ${nouns} for the workspace`,
		description: `Switch ${nouns} off for everybody in the workspace`,
	}),
	enable: action(`PUT /api/v3/${path}/enable` as const, {
		done: true,
		name: 'Enable for Workspace',
		action: `Enable ${nouns} for the workspace`,
		description: `Switch ${nouns} on for everybody in the workspace`,
	}),
});
