import { get, resource } from '../../../engine/vocabulary/operation';
import { foundOnceReady, waitUntilReady } from '../../../engine/vocabulary/ready';
import { ASK_AGAIN } from '../../api';
import { callId, flagIfOn } from '../../fields';
import { INSIGHTS, insightRoute, PRO, type Insight } from '../../plans';
import { asRecord } from '../../unseen';
import { allInsights, insightExamples, insights, simplifyInsights } from './all-insights';
import { examples, format, slices, transcript } from './transcript';

interface Words {
	/** `Get the summary of a call` */
	action: string;
	/** What it tells, in a sentence that goes on with what it needs. */
	tells: string;
	more?: Pick<Parameters<typeof get>[1] & object, 'run' | 'options' | 'beside' | 'examples'>;
}

/** An insight that is read as Aircall gives it, unless it says more. */
function insight(name: string, which: Insight, { action, tells, more }: Words) {
	return get(insightRoute(which), {
		required: [callId],
		options: [waitUntilReady],
		run: foundOnceReady(ASK_AGAIN),
		simplify: false,
		...more,
		name,
		action,
		description: `${tells}; needs ${INSIGHTS[which]}, and comes minutes after a recorded call`,
	});
}

export const callInsightResource = resource('Call Insight', {
	getActionItems: insight('Get Action Items', 'action_items', {
		action: 'Get the action items of a call',
		tells: 'Retrieve what is to be done after a call',
	}),
	getAllInsights: get(insightRoute('transcription'), {
		required: [callId],
		beside: [insights],
		options: [waitUntilReady],
		run: allInsights,
		simplify: simplifyInsights,
		examples: insightExamples,
		name: 'Get All Insights',
		action: 'Get all insights of a call',
		description:
			'Retrieve the transcription, summary, topics and whatever else Aircall tells of a call, with null for what it does not have and for what your plan lacks',
	}),
	getCustomSummary: insight('Get Custom Summary', 'custom_summary_result', {
		action: 'Get the custom summary of a call',
		tells: 'Retrieve the summary of a call that follows your own template',
		more: { run: asRecord('summary_template_results') },
	}),
	getEvaluations: insight('Get Evaluations', 'evaluations', {
		action: 'Get the evaluations of a call',
		tells: 'Retrieve how a call was rated',
		more: { run: asRecord('evaluations') },
	}),
	getPlaybookResult: insight('Get Playbook Result', 'playbook_result', {
		action: 'Get the playbook result of a call',
		tells: 'Retrieve how closely a call followed its playbook',
		more: {
			options: [
				flagIfOn('fetch_playbook', {
					label: 'Include Playbook',
					description: 'Whether to return the playbook as well',
				}),
				waitUntilReady,
			],
		},
	}),
	getPredictedCsat: insight('Get Predicted CSAT', 'predicted_csat', {
		action: 'Get the predicted CSAT of a call',
		tells: 'Retrieve how satisfied the customer probably is',
	}),
	getRealtimeTranscription: get(insightRoute('transcription'), {
		required: [callId],
		beside: [format],
		query: { mode: 'realtime' },
		options: slices,
		run: transcript,
		simplify: false,
		examples,
		name: 'Get Realtime Transcript',
		action: 'Get the realtime transcription of a call',
		description: `Retrieve what was said so far in a call that still goes on, as text or as data; needs ${PRO}`,
	}),
	getSentiments: insight('Get Sentiments', 'sentiments', {
		action: 'Get the sentiments of a call',
		tells: 'Retrieve how each side of a call felt',
	}),
	getSummary: insight('Get Summary', 'summary', {
		action: 'Get the summary of a call',
		tells: 'Retrieve what a call was about, in a few sentences',
	}),
	getTopics: insight('Get Topics', 'topics', {
		action: 'Get the topics of a call',
		tells: 'Retrieve what a call was about, in a few words',
	}),
	getTranscription: insight('Get Transcription', 'transcription', {
		action: 'Get the transcription of a call',
		tells: 'Retrieve what was said in a call or voicemail, as text or as data',
		more: { beside: [format], options: slices, run: transcript, examples },
	}),
});
