import { list, resource } from '../../engine/vocabulary/operation';
import { whole } from '../api';
import { pipeline } from '../records';

/** The API calls a pipeline a stageset. */
export const pipelineResource = resource(pipeline, {
	getAll: list('GET /rest/stagesets', { paging: whole('stagesets') }),
});
