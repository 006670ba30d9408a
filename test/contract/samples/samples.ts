import type { NodeParameterValueType } from 'n8n-workflow';
import type { Provider } from '../../../sandbox/http';

/** Where the general sample does not fit a provider. */
export interface Samples {
	/** Gives the emulated account what its seed lacks. */
	furnish?: (provider: Provider) => void;
	/** By `resource.operation`: gives the account what only this operation needs. */
	furnishFor?: Record<string, (provider: Provider) => void>;
	/** By the key of a record kind: its ID. Otherwise the first record that its picker lists. */
	kinds?: Record<string, string | number>;
	/**
	 * By the name of a parameter, or `resource.operation.name` for one operation only; a name inside
	 * a group is `group.name`. `null` leaves the parameter out, because nothing can be emulated for it.
	 */
	parameters?: Record<string, NodeParameterValueType | null>;
	/**
	 * By `resource.operation`: parameters that are also tried without all others, since an operation
	 * that is asked for more may choose another endpoint.
	 */
	alone?: Record<string, string[]>;
}
