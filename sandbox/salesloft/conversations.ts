/** Conversations with their recordings and transcriptions, and the calls of the dialer. */
import { named, type Operations } from '../emulator';
import { json, type Clock, type Handle } from '../http';
import { signedLink, silentMp3, storageHost } from '../storage';
import { answer, refusal } from './answers';
import type { Call } from './call';
import { onlyWhen, type Comparison } from './filters';
import type { State } from './kinds';
import { ref } from './links';
import { pageOf } from './list';
import { resource } from './resource';

/** Where Salesloft's files really lie is not known; this name of a storage service is made up. */
const HOST = 'salesloft-sandbox.s3.amazonaws.com';

const bounds: Record<string, (own: number, bound: number) => boolean> = {
	gt: (own, bound) => own > bound,
	gte: (own, bound) => own >= bound,
	lt: (own, bound) => own < bound,
	lte: (own, bound) => own <= bound,
};

/** `duration[gt]=60`, and the other ends. */
const amount: Comparison = ({ query }, name) => {
	const wanted = query.keyed(name);
	if (wanted.length === 0) return undefined;
	return (own) => wanted.every(([end, bound]) => bounds[end](Number(own), Number(bound)));
};

/** The answer that leads to a file. How that looks is not known: here the link is its `url`. */
const linkTo = (path: string, { ms }: Call) =>
	answer({ url: signedLink(HOST, path, Math.floor(ms / 1000)) });

const transcriptionOf = ({ transcriptions }: State, id: string) =>
	transcriptions.find(({ conversation_id }) => conversation_id === id);

export const conversations: Operations<Call> = {
	...resource('conversations', {
		reads: {
			...{ owner_ids: 'owner_id', user_guids: 'user_guid' },
			...{ account_ids: 'account_id', person_ids: 'person_id' },
		},
		filters: { duration: amount },
		tells: {
			transcription: ({ id }, { state }) =>
				ref('transcriptions', transcriptionOf(state, id)?.id ?? null),
		},
	}),
	// What becomes of it is not known: here nothing.
	create_conversations_calls: ({ body }) => json(201, { data: body }),
	// Nothing is known of this answer.
	get_conversations_by_id_extensive: (call) => {
		named(call, call.state.conversations);
		return answer({});
	},
	get_conversations_by_id_recording: (call) => {
		const { id, is_recorded } = named(call, call.state.conversations);
		if (!is_recorded) throw refusal(404, 'Not Found');
		return linkTo(`/recordings/${id}.mp3`, call);
	},
	...resource('transcriptions', {
		tells: { conversation: ({ conversation_id }) => ref('conversations', conversation_id) },
	}),
	get_transcriptions_by_id_artifact: (call) => {
		const { id } = named(call, call.state.transcriptions);
		return linkTo(`/artifacts/${id}.json`, call);
	},
	// What a sentence holds is not known: these names are made up, and the node knows others as well.
	list_transcriptions_by_id_sentences: (call) => {
		const { sentences } = named(call, call.state.transcriptions);
		const { rows, paging } = pageOf(call.query, sentences);
		return json(200, { metadata: { paging }, data: rows });
	},
	...resource('call_data_records', {
		reads: {
			...{ has_call: 'call_id', user_guid: 'user.guid', group_id: 'user.group_id' },
			...{ disposition: 'call.disposition', sentiment: 'call.sentiment' },
			recordings_only: ({ is_recorded }) => is_recorded,
		},
		filters: { recordings_only: onlyWhen((sent) => sent === 'true') },
		tells: {
			called_person: ({ person_id }) => ref('people', person_id),
			recording: ({ id, is_recorded }) => ({
				...{ recording_status: is_recorded ? 'completed' : 'not_recorded', status: 'completed' },
				url: is_recorded ? `https://${HOST}/calls/${id}.mp3` : null,
			}),
		},
	}),
};

/** The host of the files. What an artifact holds is not known: here the sentences. */
export function fileHost(
	{ conversations: all, transcriptions }: State,
	clock: Clock,
): Record<string, Handle> {
	const now = () => Math.floor(clock() / 1000);
	return {
		[HOST]: storageHost(now, (path) => {
			const [, folder, file] = path.split('/');
			const id = file.replace(/\.\w+$/, '');
			if (folder === 'recordings' && all.get(id)?.is_recorded) {
				return { type: 'audio/mpeg', body: silentMp3(`recording of conversation ${id}`) };
			}
			const sentences = folder === 'artifacts' ? transcriptions.get(id)?.sentences : undefined;
			return sentences && { type: 'application/json', body: JSON.stringify({ sentences }) };
		}),
	};
}
