import { list, resource } from '../../engine/vocabulary/operation';
import { whole } from '../api';
import { stage } from '../records';

export const stageResource = resource(stage, {
	getAll: list('GET /rest/stages', { paging: whole('stages') }),
});
