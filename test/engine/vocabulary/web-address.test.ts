import { urlOf } from '../../../nodes/engine/vocabulary/web-address';

test('an address with letters beyond ASCII is one, however often it is asked', () => {
	for (let asked = 0; asked < 30_000; asked += 1) {
		expect(urlOf('https://dateien.m\u00fcller.example/x')?.hostname).toBe(
			'dateien.xn--mller-kva.example',
		);
	}
});

test('what is not an address is none', () => {
	expect(urlOf('https://[')).toBeUndefined();
	expect(urlOf('/path')).toBeUndefined();
	expect(urlOf('/path', 'https://a.example')?.href).toBe('https://a.example/path');
});
