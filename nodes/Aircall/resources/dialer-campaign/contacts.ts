/** The contacts of a campaign, a list that nobody has documented. */
import { getPath } from '../../../engine/json';
import { countIn, requireList, wholeList, type Paging } from '../../../engine/vocabulary/paging';
import { unwrap } from '../../api';
import { COUNTED_ONLY } from '../../windows';

/** If it has pages, how to turn them is unknown. */
export const campaignContacts: Paging = {
	...wholeList,
	read: (answer) => {
		const records = requireList(unwrap(answer));
		const total = countIn(getPath(answer, 'meta.total')) ?? records.length;
		return { records, ceiling: total > records.length ? COUNTED_ONLY : undefined };
	},
};
