/** The line below a trigger on the canvas. */
import { Workflow, type INode, type INodeType } from 'n8n-workflow';
import { AircallPollingTrigger } from '../../nodes/Aircall/AircallPollingTrigger.node';
import { AircallTrigger } from '../../nodes/Aircall/AircallTrigger.node';
import { NutshellPollingTrigger } from '../../nodes/Nutshell/NutshellPollingTrigger.node';
import { NutshellWebhookTrigger } from '../../nodes/Nutshell/NutshellWebhookTrigger.node';
import { SalesloftPollingTrigger } from '../../nodes/Salesloft/SalesloftPollingTrigger.node';
import { SalesloftTrigger } from '../../nodes/Salesloft/SalesloftTrigger.node';
import { ShortcutPollingTrigger } from '../../nodes/Shortcut/ShortcutPollingTrigger.node';
import { ShortcutTrigger } from '../../nodes/Shortcut/ShortcutTrigger.node';

const triggers: Array<new () => INodeType> = [
	...[AircallTrigger, NutshellWebhookTrigger, SalesloftTrigger, ShortcutTrigger],
	...[AircallPollingTrigger, NutshellPollingTrigger],
	...[SalesloftPollingTrigger, ShortcutPollingTrigger],
];

/** What n8n shows below a trigger on these events. */
function shown(subtitle: string, events: string[]): unknown {
	const node: INode = {
		...{ id: '1', name: 'Node', type: 'n8n-nodes-base.noOp', typeVersion: 1 },
		...{ position: [0, 0], parameters: { events } },
	};
	const nodeTypes = {
		getByName: jest.fn(),
		getByNameAndVersion: jest.fn(),
		getKnownTypes: () => ({}),
	};
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	return workflow.expression.getSimpleParameterValue(node, subtitle, 'internal', {});
}

test.each(triggers.map((node) => [node.name, node] as const))(
	'of %s names the events in words',
	(_, node) => {
		const { subtitle = '' } = new node().description;
		expect(shown(subtitle, ['callMissed', 'leadWon'])).toBe('Call Missed, Lead Won');
		expect(shown(subtitle, [])).toBe('');
	},
);
