/** The company's phone numbers. */
import { named } from '../emulator';
import { json } from '../http';
import type { Routes } from './answers';
import { on, resource } from './resource';
import { numberView } from './views';

export const numbers: Routes = {
	...resource('numbers', { show: numberView }),

	'number.updateMusicAndMessages': on('numbers', (number, call) => {
		Object.assign(number.messages, call.body.messages);
		return numberView(number, call);
	}),

	// Nobody has seen what it answers.
	'number.registrationStatus': (call) => {
		named(call, call.state.numbers);
		return json(200, {});
	},
};
