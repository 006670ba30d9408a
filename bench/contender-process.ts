/** Does what it is assigned, and measures itself meanwhile. */
import 'reflect-metadata';
import { answer } from './child';
import type { Assignment, Contender, Job, Outcome } from './contender';
import * as axios from './contenders/axios';
import * as handWritten from './contenders/hand-written';
import * as httpRequest from './contenders/http-request';
import * as pack from './contenders/pack';
import * as stories from './contenders/stories';
import type { Work } from './contenders/work';

const contenders: Record<Contender, Work> = {
	pack: pack.work,
	stories: stories.work,
	'stories together': stories.together,
	'HTTP Request': httpRequest.work,
	'HTTP Request, batched': httpRequest.batched,
	'HTTP Request + Split Out': httpRequest.splitOut,
	'hand-written': handWritten.work,
	axios: axios.work,
};

/** In MB. */
const peakMemory = () => process.resourceUsage().maxRSS / 1024;

async function measure(contender: Contender, job: Job, host: string): Promise<Outcome> {
	// What the one before has left behind is not this one's work.
	gc?.();
	const peakBefore = peakMemory();
	const cpuBefore = process.cpuUsage();
	const begun = performance.now();
	const done = await contenders[contender](job, host);
	const milliseconds = performance.now() - begun;
	const { user, system } = process.cpuUsage(cpuBefore);
	return { ...done, milliseconds, cpu: (user + system) / 1000, peak: peakMemory(), peakBefore };
}

answer<Assignment>(async ({ contender, job, host }) => await measure(contender, job, host));
