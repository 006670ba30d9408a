/** Labels; each name is used once. */
import { json } from '../../http';
import type { Operations } from '../call';
import { bodyOf, collection } from '../call';
import type { Label, Workspace } from '../kinds';
import type { LabelDraft } from '../tags';
import { addLabel, checkName } from '../tags';
import { labelStats } from '../stats';
import { labelSlim } from '../view';
import { epicList } from './epics';
import { slimList } from './stories';

function labelView(workspace: Workspace, label: Label, slim = false) {
	return { ...labelSlim(label), ...(!slim && { stats: labelStats(workspace, label) }) };
}

const labels = collection(
	(workspace) => workspace.labels,
	(workspace, label) => labelView(workspace, label),
);

export const labelOperations: Operations = {
	listLabels({ state: workspace, query }) {
		const slim = query.get('slim') === 'true';
		return json(
			200,
			workspace.labels.all().map((label) => labelView(workspace, label, slim)),
		);
	},
	createLabel(call) {
		const draft = bodyOf<LabelDraft>(call);
		checkName(call.state.labels, draft.name);
		return json(201, labelView(call.state, addLabel(call, draft)));
	},
	getLabel: labels.get,
	updateLabel(call) {
		const label = labels.one(call);
		checkName(call.state.labels, bodyOf<Partial<Label>>(call).name ?? label.name, label);
		return labels.update(call);
	},
	deleteLabel(call) {
		const { id } = labels.one(call);
		const { stories, epics, iterations } = call.state;
		for (const holder of [...stories.all(), ...epics.all(), ...iterations.all()]) {
			holder.label_ids = holder.label_ids.filter((held) => held !== id);
		}
		return labels.delete(call);
	},
	listLabelEpics(call) {
		const { id } = labels.one(call);
		return epicList(call, ({ label_ids }) => label_ids.includes(id));
	},
	listLabelStories(call) {
		const { id } = labels.one(call);
		return slimList(call, ({ label_ids }) => label_ids.includes(id));
	},
};
