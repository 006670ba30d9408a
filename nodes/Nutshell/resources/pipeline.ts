import { list, resource } from '../../engine/vocabulary/operation';
import { whole } from '../api';
import { simple } from '../simplify';

/** The API calls a pipeline a stageset. */
export const pipelineResource = resource(
	'Pipeline',
	{ getAll: list('GET /rest/stagesets', { paging: whole('stagesets') }) },
	{ simplify: simple('id', 'name', 'status') },
);
