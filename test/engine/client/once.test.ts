/** What all items of a run share is asked for once. */
import { Once } from '../../../nodes/engine/client/once';

test('a question of all items is asked once, however many each of them asks for itself', async () => {
	const asked: string[] = [];
	const once = new Once<string>();
	const ask = async (question: string) =>
		await once.get(question, async () => {
			asked.push(question);
			return await Promise.resolve(`the answer to ${question}`);
		});
	for (let item = 0; item < 2_500; item += 1) {
		expect(await ask('the users')).toBe('the answer to the users');
		await ask(`company ${item}`);
	}
	expect(asked.filter((one) => one === 'the users')).toHaveLength(1);
	expect(asked).toHaveLength(2_501);
});
