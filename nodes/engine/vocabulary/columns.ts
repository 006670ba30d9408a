/** The vocabulary: the fields that an account defines itself. */
import type { FieldType, INodePropertyOptions } from 'n8n-workflow';
import type { Json } from '../json';
import type { Paging } from './paging';
import type { Route } from './route';
import type { Read } from './value';
import type { Query } from './values';

/** A field that an account defines itself. */
export interface Column {
	/** By what the API names it. */
	id: string;
	name: string;
	type: FieldType;
	/** Its choices, where the type is `options`. */
	options?: INodePropertyOptions[];
}

/** A set of columns that an account defines itself, for a mapping field. */
export interface ColumnSet {
	/** The name of its method. */
	key: string;
	list: Route;
	query?: Query;
	paging?: Paging;
	/**
	 * The record's own fields, where the API takes custom ones beside them: a custom field that is
	 * named as one of these would change the record itself.
	 */
	beside?: string[];
	/** How values are sent, by the type of their column; without it as they are. */
	read?: Partial<Record<string, Read>>;
	/** One column of the mapping form for each record of the list; undefined leaves it out. */
	column: (record: Json) => Column | undefined;
}
