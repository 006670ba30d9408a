/** The export of a pipeline. That it is a CSV file is known; its columns are made up. */
import { notFound } from './answers';
import type { Call } from './call';
import { leadAmount } from './view';
import type { SandboxResponse } from '../http';

export function exported({ state, params: { id } }: Call): SandboxResponse {
	const pipeline = state.find(/^\d+$/.test(id) ? `${id}-stagesets` : id);
	if (pipeline?.kind !== 'stagesets') throw notFound();
	const rows = state
		.all('leads')
		.filter(({ links }) => links.stageset === pipeline.id)
		.map((lead) => {
			const [stage] = state.linked(lead, 'stage');
			const { number, name, status } = lead.attributes;
			return [number, name, stage?.attributes.name, status, leadAmount(state, lead)];
		});
	const lines = [['Number', 'Name', 'Stage', 'Status', 'Value'], ...rows];
	const body = lines.map((line) => line.map((cell) => String(cell ?? '')).join(',')).join('\n');
	return { status: 200, headers: { 'content-type': 'text/csv; charset=utf-8' }, body: `${body}\n` };
}
