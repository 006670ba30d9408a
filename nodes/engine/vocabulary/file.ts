/** Files that a provider keeps. */
import type { Json } from '../json';

/** The kinds of file that there are, with their extensions. */
export const EXTENSIONS = {
	'application/json': 'json',
	'application/zip': 'zip',
	'audio/mpeg': 'mp3',
	'text/csv': 'csv',
};
/** A kind of file whose extension is known. */
export type MimeType = keyof typeof EXTENSIONS;

/** A file that the provider keeps on a storage host. */
export interface FileLink {
	url: string;
	/** What the file is called, without its extension: made of what was checked, not of an answer. */
	name: string;
	/** Absent where there are files of every kind. */
	mimeType?: MimeType;
	/** What the provider says of a file of any kind. It is believed as far as it does no harm. */
	told?: { fileName: unknown; mimeType: unknown };
	/** Whether it is open to the credential alone, so that the first request carries it: on `fileHosts` only. */
	isKeyed?: true;
	/** What the item holds beside the file. */
	json: Json;
}

/** No name of a file leads out of its folder, or looks like another one. */
const CHECKED = /^[a-z0-9-]{1,100}$/i;
const MIME_TYPE = /^[a-z]{1,20}\/[\w.+-]{1,100}$/i;
const LONGEST_NAME = 100;

/** What a file is called in n8n, and what kind it is. */
export function fileLabel({
	name,
	mimeType,
	told,
}: FileLink): Record<'fileName' | 'mimeType', string> {
	const checked = CHECKED.test(name) ? name : 'file';
	if (mimeType) return { fileName: `${checked}.${EXTENSIONS[mimeType]}`, mimeType };
	const kind = String(told?.mimeType);
	return {
		fileName: harmless(told?.fileName) || checked,
		mimeType: MIME_TYPE.test(kind) ? kind.toLowerCase() : 'application/octet-stream',
	};
}

/** The last part of a path, of letters, digits and a few signs alone; it begins with none of these. */
function harmless(told: unknown): string {
	if (typeof told !== 'string') return '';
	const last = told.slice(-1000).split(/[/\\]/).pop() ?? '';
	const plain = last.normalize('NFC').replace(/[^\p{L}\p{M}\p{N} ._()+-]/gu, '_');
	const named = plain.replace(/^[^\p{L}\p{N}]+/u, '').replace(/[ .]+$/, '');
	const [extension = ''] = /\.[a-z0-9]{1,10}$/i.exec(named) ?? [];
	const stem = named.slice(0, named.length - extension.length);
	return stem.slice(0, LONGEST_NAME - extension.length) + extension;
}

/** How files go up as a form. */
export interface Upload {
	/** The name of a file's part, by its number from 0 on: `file0`. */
	part: (n: number) => string;
	/** How many files one request takes. */
	most: number;
}
