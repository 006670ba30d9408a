import type {
	IAuthenticateRuleResponseCode,
	IAuthenticateRuleResponseSuccessBody,
	ICredentialTestRequest,
} from 'n8n-workflow';

interface Answers {
	/** Who should be answering, as a person calls it. */
	provider: string;
	/** A field that only the provider's own success carries. */
	proof: string;
	/** What to tell the person, by the status that refuses the secret. */
	refusals: Record<number, string>;
}

/**
 * The rules of a credential test: the sentence n8n shows for an answer that refuses the secret, and
 * for a success that is not the provider's (a proxy's sign-in page, say). Every other status and a
 * host that cannot be reached keep n8n's own message, so neither reads as a wrong secret.
 */
export function answers({ provider, proof, refusals }: Answers): ICredentialTestRequest['rules'] {
	const refused = Object.entries(refusals).map(
		([status, message]): IAuthenticateRuleResponseCode => ({
			type: 'responseCode',
			properties: { value: Number(status), message },
		}),
	);
	const foreign: IAuthenticateRuleResponseSuccessBody = {
		type: 'responseSuccessBody',
		properties: {
			key: proof,
			value: undefined,
			message: `The answer did not come from ${provider}. Check whether a proxy or firewall stands between n8n and ${provider}.`,
		},
	};
	// n8n's tester reads each rule by its own type; only its typings ask for a list of one kind.
	return [...refused, foreign] as ICredentialTestRequest['rules'];
}
