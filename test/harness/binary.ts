import { Container } from '@n8n/di';
import { BinaryDataService, prepareBinaryData } from 'n8n-core';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

/** A file that an item carries. */
export interface Attachment {
	content: Buffer | string;
	fileName: string;
	mimeType: string;
}

/**
 * Lets files lie on disk below the tests' folder, as in a real n8n: items carry an `id` in place of
 * the bytes. Without it they lie in memory.
 * @returns what puts them into memory again: n8n's modules outlive a test file
 */
export async function storeBinaryOnDisk(): Promise<() => void> {
	const inMemory = Container.get(BinaryDataService);
	const prototype = Object.getPrototypeOf(inMemory) as object;
	const onDisk = Object.assign(Object.create(prototype) as BinaryDataService, inMemory);
	// Otherwise it would be the same object in both.
	Reflect.set(onDisk, 'managers', {});
	await onDisk.init();
	Container.set(BinaryDataService, onDisk);
	return () => Container.set(BinaryDataService, inMemory);
}

/** An item with a file in it. */
export async function binaryItem(
	json: IDataObject,
	{ content, fileName, mimeType }: Attachment,
	property = 'data',
): Promise<INodeExecutionData> {
	const stored = await prepareBinaryData(Buffer.from(content), '1', 'workflow', fileName, mimeType);
	return { json, binary: { [property]: stored } };
}

/** The bytes of an item's file, wherever they are stored. */
export async function readBinary(item: INodeExecutionData, property = 'data'): Promise<Buffer> {
	const stored = item.binary?.[property];
	if (!stored) throw new Error(`The item has no file in '${property}'`);
	return await Container.get(BinaryDataService).getAsBuffer(stored);
}
