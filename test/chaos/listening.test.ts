import { pollAll, register } from './listening';
import { subjects } from './subjects';

/** Another seed is another run; a failure names the one that it happened with. */
const plan = { seed: 20260310, rate: 0.2 };

describe.each(subjects)('$name while every fifth request fails', (subject) => {
	it('leaves no webhook behind and touches none of others', async () => {
		const found = await register(subject, 8, plan);
		expect(found ?? { unclear: [], left: 0, touched: 0 }).toMatchObject({
			...{ unclear: [], left: 0, touched: 0 },
		});
	});

	it('hands on by polling whatever is made, each once and in order', async () => {
		const found = await pollAll(subject, 12, plan);
		expect(found).toMatchObject({ unclear: [], doubled: 0, lost: 0, reordered: 0 });
		expect(found.made).toBeGreaterThan(10);
	});
});
