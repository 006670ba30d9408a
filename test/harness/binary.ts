import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Container } from '@n8n/di';
import {
	BinaryDataBlobManager,
	BinaryDataConfig,
	BinaryDataService,
	ErrorReporter,
	prepareBinaryData,
} from 'n8n-core';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

/** A file that an item carries. */
export interface Attachment {
	content: Buffer | string;
	fileName: string;
	mimeType: string;
}

/** A bucket of S3 as n8n's binary store uses one: keys, with the bytes and the labels of each. */
class Bucket {
	private readonly objects = new Map<string, { bytes: Buffer; labels: object }>();

	async write(key: string, body: Buffer | Readable, labels: object = {}): Promise<number> {
		const bytes = await buffer(Readable.from(body));
		this.objects.set(key, { bytes, labels });
		return bytes.length;
	}

	async read(key: string): Promise<Buffer | null> {
		return await Promise.resolve(this.objects.get(key)?.bytes ?? null);
	}

	/** In parts, as they come over a network. */
	async readStream(key: string): Promise<Readable | null> {
		const bytes = await this.read(key);
		return bytes && Readable.from([bytes.subarray(0, 3), bytes.subarray(3)]);
	}

	async getMetadata(key: string): Promise<{ fileSize: number } | null> {
		const found = this.objects.get(key);
		return await Promise.resolve(found ? { ...found.labels, fileSize: found.bytes.length } : null);
	}

	async copy(from: string, to: string): Promise<void> {
		const found = this.objects.get(from);
		if (found) this.objects.set(to, found);
		await Promise.resolve();
	}

	async rename(from: string, to: string): Promise<void> {
		await this.copy(from, to);
		await this.delete([from]);
	}

	async delete(keys: string[]): Promise<void> {
		for (const key of keys) this.objects.delete(key);
		await Promise.resolve();
	}
}

/**
 * Lets files lie as in a real n8n, where items carry an `id` in place of the bytes. Without it they
 * lie in memory.
 * @param where on disk, below the tests' folder, or in a bucket
 * @returns what puts them into memory again: n8n's modules outlive a test file
 */
export async function storeBinary(where: 'filesystem' | 's3'): Promise<() => void> {
	const inMemory = Container.get(BinaryDataService);
	const prototype = Object.getPrototypeOf(inMemory) as object;
	const stored = Object.assign(Object.create(prototype) as BinaryDataService, inMemory);
	// Otherwise they would be the same objects in both.
	Reflect.set(stored, 'managers', {});
	Reflect.set(stored, 'config', { ...Container.get(BinaryDataConfig), mode: where });
	stored.setManager('s3', new BinaryDataBlobManager(new Bucket(), Container.get(ErrorReporter)));
	await stored.init();
	Container.set(BinaryDataService, stored);
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
