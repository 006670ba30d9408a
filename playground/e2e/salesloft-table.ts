/** The example of Salesloft that makes a table. */
import assert from 'node:assert/strict';
import { pick, type RunExample } from './run-example';

/** Each email of the day that was opened or answered has one row; those with replies come first. */
export async function repliesTable(run: RunExample): Promise<void> {
	const { items, posts } = await run('Salesloft: every evening, a table of opens and replies');
	const emails = items('Emails of the Day');
	const noticed = emails.filter(({ views, replies }) => Number(views) + Number(replies) > 0);
	assert(noticed.length > 0 && noticed.length < emails.length);
	const rows = items('Replies First');
	assert.equal(rows.length, noticed.length);
	assert.deepEqual(
		rows.slice(0, 5).map(({ to, opens, replies }) => [to, opens, replies]),
		[
			['ada.hill21@wayne.example', 3, 1],
			['finn.berg16@umbrella.example', 2, 1],
			['ada.rivers11@soylent.example', 1, 1],
			['ewa.woods5@globex.example', 0, 1],
			['cara.field13@northwind.example', 3, 0],
		],
	);
	assert.deepEqual(pick(rows[0], 'sentBy', 'cadence', 'template'), {
		...{ sentBy: 'Avery Admin', cadence: '', template: '' },
	});
	assert.deepEqual(pick(rows[3], 'sentBy', 'cadence', 'template'), {
		...{ sentBy: 'Avery Admin', cadence: 'Outbound: New Leads', template: 'First touch' },
	});
	assert.equal(items('Table').length, 1);
	assert.deepEqual(posts, []);
}
