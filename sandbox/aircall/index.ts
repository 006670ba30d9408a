/** Aircall, emulated: the API, and the hosts that its recordings lie on. */
import type { Provider } from '../http';
import { emulatedApi } from './api';
import {
	ASSET_HOST,
	assetDoor,
	SHORT_HOST,
	shortDoor,
	STORAGE_HOST,
	storageDoor,
} from './recordings';
import type { SeedOptions } from './seed';
import { seed } from './seed';

export { aircallAccount } from './account';

export interface AircallOptions extends SeedOptions {
	/** Requests per minute for the whole company; 120 unless given. */
	limit?: number;
	/**
	 * Whether every answer tells what is left of the limit, as some public clients read it. The
	 * reference tells of refusals only, and so do they unless this is set.
	 */
	tellsQuota?: boolean;
}

/** A fresh company in memory, with the credential and the ids of `aircallAccount`. */
export function createAircall({
	limit = 120,
	tellsQuota = false,
	...options
}: AircallOptions): Provider {
	const state = seed(options);
	const hosts = {
		[STORAGE_HOST]: storageDoor(state),
		[SHORT_HOST]: shortDoor(state),
		[ASSET_HOST]: assetDoor,
	};
	return emulatedApi({ state, limit, tellsQuota, hosts });
}
