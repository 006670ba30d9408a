/** Just enough of multipart/form-data to take an upload apart. */

export interface Part {
	name: string;
	filename: string;
	type: string;
	content: Buffer;
}

/** The parts of a form; none when the content type is another or names no boundary. */
export function partsOf(contentType: string, body: Buffer): Part[] {
	const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/.exec(contentType)?.[1];
	if (boundary === undefined) return [];
	// Latin 1 maps every byte to one character and back.
	const sections = body.toString('latin1').split(`--${boundary}`).slice(1, -1);
	return sections.map((section) => {
		const end = section.indexOf('\r\n\r\n');
		const head = Buffer.from(section.slice(0, end), 'latin1').toString('utf8');
		return {
			name: /[; ]name="([^"]*)"/.exec(head)?.[1] ?? '',
			filename: /filename="([^"]*)"/.exec(head)?.[1] ?? '',
			type: /content-type: *([^\r\n]+)/i.exec(head)?.[1] ?? 'text/plain',
			content: Buffer.from(section.slice(end + 4, -2), 'latin1'),
		};
	});
}
