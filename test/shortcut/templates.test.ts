/** Story templates, and stories that are made from them. */
import { byId, mapped, openAccount } from '../harness/account';
import { account, byName, shortcut } from './provider';

const { record, records, refusal, bodies, requests, sent, ask, forget } = openAccount(shortcut);

const { templates, states, members, groups, customFields, customFieldValues } = account;
const TEMPLATE = `/api/v3/entity-templates/${templates.bugReport}`;
const bugReport = byName('Bug report');

interface Made {
	id: number;
	labels: Array<{ name: string }>;
	workflow_state_id: number;
	story_type: string;
	custom_fields: Array<{ value_id: string }>;
}

describe('a story template', () => {
	test('is made with all that its stories should hold', async () => {
		await record('storyTemplate.create', {
			name: 'Release',
			storyName: 'Release ',
			additionalFields: {
				...{ workflowStateId: 'In Review', labels: ['backend'], newLabels: ['new'] },
				tasks: { items: [{ description: 'Tag it', ownerIds: [members.ben] }] },
				subTasks: { items: [{ name: 'Write the notes' }] },
			},
		});
		expect(bodies()).toEqual([
			{
				name: 'Release',
				story_contents: {
					name: 'Release ',
					sub_tasks: [{ name: 'Write the notes' }],
					workflow_state_id: states.inReview,
					labels: [{ name: 'backend' }, { name: 'new' }],
					tasks: [{ complete: false, description: 'Tag it', owner_ids: [members.ben] }],
				},
			},
		]);
	});

	test('may hold nothing yet', async () => {
		await record('storyTemplate.create', { name: 'Empty' });
		expect(bodies()).toEqual([{ name: 'Empty', story_contents: {} }]);
	});

	test('keeps what a change does not name, since it may be replaced as a whole', async () => {
		await record('storyTemplate.update', {
			storyTemplateId: bugReport,
			setCustomFields: true,
			customFields: mapped({ [customFields.priority]: customFieldValues.priorityHigh }),
			updateFields: { description: 'What happened?', newLabels: ['backend'] },
		});
		expect(bodies()).toEqual([
			{
				story_contents: {
					...{ name: 'Bug: ', description: 'What happened?', story_type: 'bug' },
					workflow_state_id: states.ready,
					labels: [{ name: 'customer request' }, { name: 'backend' }],
					custom_fields: [
						{ field_id: customFields.priority, value_id: customFieldValues.priorityHigh },
					],
				},
			},
		]);
	});

	test('is renamed without a look at what it holds', async () => {
		const updateFields = { name: 'Bug' };
		await record('storyTemplate.update', {
			storyTemplateId: byId(templates.bugReport),
			updateFields,
		});
		expect(sent()).toEqual([{ route: `PUT ${TEMPLATE}`, body: { name: 'Bug' } }]);
	});

	test.each(['enable', 'disable'])('%s switches all of them, and names none', async (which) => {
		expect(await records(`storyTemplate.${which}`)).toEqual([{ success: true }]);
		expect(sent()).toEqual([{ route: `PUT /api/v3/entity-templates/${which}` }]);
	});
});

describe('a story from a template', () => {
	const make = async (parameters: object = {}) => {
		const given = JSON.parse(JSON.stringify(parameters));
		const { id } = await record('story.createFromTemplate', {
			storyTemplateId: bugReport,
			...given,
		});
		return ask<Made>('GET', `stories/${Number(id)}`);
	};

	test('has what the template holds, and its state', async () => {
		const story = await make({ name: 'Bug: it stops' });
		expect(bodies()).toEqual([{ story_template_id: templates.bugReport, name: 'Bug: it stops' }]);
		expect(story).toMatchObject({ workflow_state_id: states.ready, story_type: 'bug' });
	});

	test('adds to the labels and custom fields of the template, and takes away from them', async () => {
		const story = await make({
			setCustomFields: true,
			customFields: { Priority: 'High' },
			additionalFields: { newLabels: ['new'], labelsRemove: ['customer request'] },
		});
		expect(bodies()).toEqual([
			{
				story_template_id: templates.bugReport,
				labels_add: [{ name: 'new' }],
				labels_remove: [{ name: 'customer request' }],
				custom_fields_add: [
					{ field_id: customFields.priority, value_id: customFieldValues.priorityHigh },
				],
			},
		]);
		expect(story.labels.map(({ name }) => name)).toEqual(['new']);
		expect(story.custom_fields).toHaveLength(1);
	});

	test('starts where stories of its team start if the template names no state', async () => {
		const contents = { name: 'Empty', group_id: groups.design };
		const { id } = ask<{ id: string }>('POST', 'entity-templates', {
			name: 'Empty',
			story_contents: contents,
		});
		forget();
		await make({ storyTemplateId: byId(id), name: 'Sketch' });
		expect(bodies()).toEqual([
			{ story_template_id: id, name: 'Sketch', workflow_state_id: account.workflows.design + 2 },
		]);
	});

	test('has either a state or a project', async () => {
		expect(
			await refusal('story.createFromTemplate', {
				storyTemplateId: byId(templates.bugReport),
				workflowStateId: byId(states.ready),
				additionalFields: { projectId: byId(account.projects.legacy) },
			}),
		).toBe("A story has either a state or a project. Leave 'State' or 'Project' empty. [item 0]");
		expect(requests()).toEqual([]);
	});
});
