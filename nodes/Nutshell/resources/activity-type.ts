import { list, resource } from '../../engine/vocabulary/operation';
import { whole } from '../api';
import { activityType } from '../records';

export const activityTypeResource = resource(activityType, {
	getAll: list('GET /rest/activitytypes', { paging: whole('activitytypes') }),
});
