/** The floor: axios in a loop, without n8n, retries or checks; pages four at a time. */
import { createRequire } from 'node:module';
import type { Agent } from 'node:https';
import { join } from 'node:path';
import axios from 'axios';
import { isObject, type Json } from '../../nodes/engine/json';
import { apiKey, newPeople, someIds, type Work } from './work';

const load = createRequire(join(__dirname, '..', '..', 'playground', 'package.json'));
const { HttpsProxyAgent } = load('https-proxy-agent') as {
	HttpsProxyAgent: new (proxy: string, options: object) => Agent;
};

const PARALLEL = 4;
const proxy = process.env.HTTPS_PROXY;

const client = axios.create({
	headers: { authorization: `Bearer ${apiKey}` },
	proxy: false,
	...(proxy === undefined ? {} : { httpsAgent: new HttpsProxyAgent(proxy, { keepAlive: true }) }),
});

export const work: Work = async (job, host) => {
	const records: unknown[] = [];
	switch (job.kind) {
		case 'create':
			for (const { email, firstName, lastName, title } of newPeople(job.count)) {
				const person = { email_address: email, first_name: firstName, last_name: lastName, title };
				records.push((await client.post<Json>(`${host}/v2/people`, person)).data.data);
			}
			break;
		case 'get':
			for (const id of someIds(job.count)) {
				records.push((await client.get<Json>(`${host}/v2/people/${id}`)).data.data);
			}
			break;
		case 'list':
			for await (const page of pages(host)) records.push(...page);
	}
	return { records: records.length };
};

/** All pages in order. */
async function* pages(host: string): AsyncGenerator<unknown[]> {
	const read = async (page: number): Promise<Json> =>
		(
			await client.get<Json>(`${host}/v2/people`, {
				params: { page, per_page: 100, ...(page === 1 && { include_paging_counts: true }) },
			})
		).data;
	const list = ({ data }: Json) => (Array.isArray(data) ? (data as unknown[]) : []);
	const first = await read(1);
	yield list(first);
	const { paging } = isObject(first.metadata) ? first.metadata : {};
	const count = isObject(paging) ? Number(paging.total_pages) : 1;
	const asked: Array<Promise<Json>> = [];
	for (let page = 2, taken = 1; taken < count; taken += 1) {
		for (; page <= count && asked.length < PARALLEL; page += 1) asked.push(read(page));
		yield list((await asked.shift()) ?? {});
	}
}
