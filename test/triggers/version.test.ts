/** What n8n does for a delivery before a trigger sees it. */
import type { INodeType } from 'n8n-workflow';
import { AircallTrigger } from '../../nodes/Aircall/AircallTrigger.node';
import { NutshellWebhookTrigger } from '../../nodes/Nutshell/NutshellWebhookTrigger.node';
import { SalesloftTrigger } from '../../nodes/Salesloft/SalesloftTrigger.node';
import { ShortcutTrigger } from '../../nodes/Shortcut/ShortcutTrigger.node';

const triggers: Array<new () => INodeType> = [
	AircallTrigger,
	NutshellWebhookTrigger,
	SalesloftTrigger,
	ShortcutTrigger,
];

test.each(triggers.map((node) => [node.name, node] as const))(
	'%s has no version 1, for which n8n evaluates an expression with each delivery',
	(_, node) => {
		const { version } = new node().description;
		expect(Math.min(...[version].flat())).toBeGreaterThan(1);
	},
);
