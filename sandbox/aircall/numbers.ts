/** The company's phone numbers. */
import { named } from '../emulator';
import { answer } from './answers';
import type { Routes } from './answers';
import { resource } from './resource';
import { numberView } from './views';

export const numbers: Routes = {
	...resource('numbers', { show: numberView }),

	'number.updateMusicAndMessages': (call) => {
		const number = named(call, call.state.numbers);
		Object.assign(number.messages, call.body.messages);
		return answer(call, numberView(number, call));
	},
};
