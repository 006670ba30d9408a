import { path } from '../../engine/vocabulary/field';
import { download, list, resource } from '../../engine/vocabulary/operation';
import { nutshell, whole } from '../api';
import { pipeline } from '../records';

/** The API calls a pipeline a stageset. */
export const pipelineResource = resource(pipeline, {
	export: download('GET /rest/stagesets/{id}/export', {
		required: [path(pipeline, 'id')],
		find: async ({
			values: {
				path: { id },
			},
		}) => ({
			url: `${nutshell.host}/rest/stagesets/${id}/export`,
			name: `pipeline-${id}`,
			mimeType: 'text/csv',
			isKeyed: true,
			json: { id },
		}),
		name: 'Export',
		action: 'Export a pipeline',
		description: 'Download a pipeline as a CSV file',
	}),
	getAll: list('GET /rest/stagesets', { paging: whole('stagesets') }),
});
