import { list, resource } from '../../engine/vocabulary/operation';
import { recordsOf } from '../../engine/vocabulary/paging';
import { whole } from '../api';
import { simple } from '../simplify';

const simpleStage = simple('id', 'name', 'position', ['pipeline', 'links.stageset']);

/** The links of a stage come as an object or as a list of such objects. */
export const stageResource = resource(
	'Stage',
	{ getAll: list('GET /rest/stages', { paging: whole('stages') }) },
	{
		simplify: (stage) => {
			const linked = recordsOf(stage.links).find(({ stageset }) => stageset !== undefined);
			return simpleStage({ ...stage, links: linked ?? stage.links });
		},
	},
);
