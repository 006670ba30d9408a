import { operation, resource } from '../../engine/operation';
import { whole } from '../api';
import { simple } from '../simplify';

export const stageResource = resource(
	'Stage',
	{ getAll: operation('GET /rest/stages', { paging: whole('stages') }) },
	{ simplify: simple('id', 'name', 'position', ['pipeline', 'links.stageset']) },
);
