/** Files that a provider keeps. */
import type { Json } from '../json';

/** The kinds of file that there are, with their extensions. */
export const EXTENSIONS = { 'audio/mpeg': 'mp3' };
export type MimeType = keyof typeof EXTENSIONS;

/** A file that the provider keeps on a storage host. */
export interface FileLink {
	url: string;
	/** What the file is called, without its extension: made of what was checked, not of an answer. */
	name: string;
	mimeType: MimeType;
	/** What the item holds beside the file. */
	json: Json;
}

/** How files go up as a form. */
export interface Upload {
	/** The name of a file's part, by its number from 0 on: `file0`. */
	part: (n: number) => string;
	/** How many files one request takes. */
	most: number;
}
