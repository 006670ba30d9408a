/** The lists that a team sets up: stages, tiers, tags, imports, custom fields, call outcomes. */
import { answer, deleted, validate } from './answers';
import { named, removeNamed } from './call';
import type { Call, Routes } from './call';
import { anyOf, flag, range, search } from './filters';
import { list } from './list';
import type { Listing } from './list';
import type { Choice, CustomField, CustomFieldFields, Import, Stage, Tag } from './records';

const stageListing: Omit<Listing<Stage>, 'rows'> = {
	filters: {
		ids: anyOf((stage) => stage.id),
		active: flag((stage) => stage.active),
	},
	sorts: {
		updated_at: (stage) => stage.updated_at,
		created_at: (stage) => stage.created_at,
		order: (stage) => stage.order,
	},
	show: (stage) => stage,
};

const choiceListing: Omit<Listing<Choice>, 'rows'> = {
	filters: { name: anyOf((choice) => choice.name) },
	sorts: { name: (choice) => choice.name, updated_at: (choice) => choice.updated_at },
	direction: 'ASC',
	show: (choice) => choice,
};

export const settings: Routes = {
	list_person_stages: list<Stage>({
		...stageListing,
		rows: ({ state }) => state.personStages.all(),
	}),
	get_person_stages_by_id: (call) => answer(named(call, call.state.personStages)),
	create_person_stages: (call) => {
		const { personStages } = call.state;
		const order = personStages.all().length + 1;
		const dates = { created_at: call.now, updated_at: call.now };
		return answer(personStages.insert({ name: newName(call), order, active: true, ...dates }));
	},
	update_person_stages_by_id: (call) => {
		const stage = named(call, call.state.personStages);
		return answer(Object.assign(stage, { name: newName(call), updated_at: call.now }));
	},
	delete_person_stages_by_id: (call) => {
		const id = removeNamed(call, call.state.personStages);
		for (const person of call.state.people.filter((one) => one.person_stage_id === id)) {
			person.person_stage_id = null;
		}
		return deleted();
	},
	list_account_stages: list<Stage>({
		...stageListing,
		rows: ({ state }) => state.accountStages.all(),
		filters: { ...stageListing.filters, updated_at: range((stage) => stage.updated_at) },
	}),
	get_account_stages_by_id: (call) => answer(named(call, call.state.accountStages)),
	list_account_tiers: list<Stage>({
		...stageListing,
		rows: ({ state }) => state.accountTiers.all(),
		filters: { ...stageListing.filters, name: anyOf((tier) => tier.name) },
	}),
	get_account_tiers_by_id: (call) => answer(named(call, call.state.accountTiers)),
	list_imports: list<Import>({
		rows: ({ state }) => state.imports.all(),
		filters: {
			ids: anyOf((one) => one.id),
			user_ids: anyOf((one) => one.user_id),
			name: anyOf((one) => one.name),
			created_at: range((one) => one.created_at),
		},
		sorts: { created_at: (one) => one.created_at, updated_at: (one) => one.updated_at },
		show: showImport,
	}),
	get_imports_by_id: (call) => answer(showImport(named(call, call.state.imports), call)),
	list_tags: list<Tag>({
		rows: ({ state }) => state.tags.all(),
		filters: { ids: anyOf((tag) => tag.id), search: search((tag) => [tag.name]) },
		sorts: { name: (tag) => tag.name },
		show: (tag) => tag,
	}),
	list_call_dispositions: list<Choice>({
		...choiceListing,
		rows: ({ state }) => state.dispositions.all(),
		filters: {},
		show: showDisposition,
	}),
	get_call_dispositions_by_id: (call) =>
		answer(showDisposition(named(call, call.state.dispositions))),
	list_call_sentiments: list<Choice>({
		...choiceListing,
		rows: ({ state }) => state.sentiments.all(),
	}),
	get_call_sentiments_by_id: (call) => answer(named(call, call.state.sentiments)),
	list_custom_fields: list<CustomField>({
		rows: ({ state }) => state.customFields.all(),
		filters: {
			ids: anyOf((field) => field.id),
			field_type: anyOf((field) => field.field_type),
			value_type: anyOf((field) => field.value_type),
		},
		sorts: {
			updated_at: (field) => field.updated_at,
			created_at: (field) => field.created_at,
			name: (field) => field.name,
		},
		show: (field) => field,
	}),
	get_custom_fields_by_id: (call) => answer(named(call, call.state.customFields)),
	create_custom_fields: (call) =>
		answer(
			call.state.customFields.insert({
				...customFieldOf(call, { name: '', field_type: 'person', value_type: 'text' }),
				created_at: call.now,
				updated_at: call.now,
			}),
		),
	update_custom_fields_by_id: (call) => {
		const field = named(call, call.state.customFields);
		const changed = customFieldOf(call, field, field.id);
		moveValues(call, field, changed.name);
		return answer(Object.assign(field, changed, { updated_at: call.now }));
	},
	delete_custom_fields_by_id: (call) => {
		const field = named(call, call.state.customFields);
		moveValues(call, field);
		call.state.customFields.remove(field.id);
		return deleted();
	},
};

function newName({ body }: Call): string {
	const name = String(body.name);
	validate({ name: name === '' && "can't be blank" });
	return name;
}

type Definition = Pick<CustomFieldFields, 'name' | 'field_type' | 'value_type'>;

/** Names are unique per kind of record: values are keyed by them. */
function customFieldOf<Current extends Definition>(
	{ state, body }: Call,
	current: Current,
	id?: number,
): Current {
	const field = { ...current, ...(body as Partial<Definition>) };
	const taken = state.customFields.find(
		(other) =>
			other.id !== id && other.field_type === field.field_type && other.name === field.name,
	);
	validate({
		name: (field.name === '' && "can't be blank") || (taken && 'has already been taken'),
	});
	return field;
}

/** Records keep their values under a field's new name, and lose them with the field. */
function moveValues({ state }: Call, { field_type, name }: CustomField, newName?: string): void {
	const records = field_type === 'person' ? state.people.all() : state.accounts.all();
	for (const { custom_fields: values } of records) {
		const value = values[name];
		delete values[name];
		if (newName !== undefined && value !== undefined) values[newName] = value;
	}
}

function showImport(one: Import, { state }: Call) {
	const people = state.people.filter(({ import_id }) => import_id === one.id).length;
	return {
		...one,
		current_people_count: people,
		imported_people_count: people,
		errors_list: [],
	};
}

function showDisposition(disposition: Choice) {
	return { ...disposition, crm_value: disposition.name };
}
