/** Where files may be fetched from: the provider itself, large storage services, and what a person allows. */
import { NodeOperationError, type INode } from 'n8n-workflow';
import type { Api } from '../vocabulary/api';
import { plainHost, publicUrl } from './public-url';

/**
 * Under these names lies what customers have stored with a large service, and nothing else. Each leads
 * to the service's own public addresses. So not all of amazonaws.com: names of machines and of
 * internal load balancers there lead to private addresses.
 *
 * None of the four providers says where its files lie. Presigned links, which expire as those of one
 * of them do, are what these services give.
 */
const STORAGE_SERVICES = [
	// Amazon S3: the bucket in the name or in the path, with or without a region, also accelerated.
	/^(?:[\w-]+\.)?s3(?:[.-](?:dualstack\.)?[a-z]{2,4}(?:-[a-z]+){1,2}-\d)?\.amazonaws\.com(?:\.cn)?$/,
	/^[\w-]+\.s3-accelerate(?:\.dualstack)?\.amazonaws\.com$/,
	// Amazon CloudFront, which stands before S3.
	/^[a-z0-9]+\.cloudfront\.net$/,
	// Google Cloud Storage.
	/^(?:[\w-]+\.)?storage\.googleapis\.com$/,
	// Azure Blob Storage.
	/^[a-z0-9-]+\.blob\.core\.windows\.net$/,
];

/**
 * The address of a file, if it may be fetched from there.
 * @param allowed gives the hosts that a person allows, also as `*.example.com`
 * @throws Error for a link that is not public https, NodeOperationError for a host that nobody vouches for
 */
export function fileUrl(
	link: string,
	{ name, domains = [], fileHosts = [] }: Api,
	allowed: () => string[],
	node: INode,
): URL {
	const url = publicUrl(link);
	const host = plainHost(url);
	const isKnown =
		fileHosts.includes(host) ||
		domains.some((domain) => host === domain || isBelow(domain, host)) ||
		STORAGE_SERVICES.some((service) => service.test(host)) ||
		allowed().some((one) => host === one || (one.startsWith('*.') && isBelow(one.slice(2), host)));
	if (isKnown) return url;
	throw new NodeOperationError(
		node,
		`The file lies at ${host}, which is neither a host of ${name} nor a known storage service`,
		{
			description: `Nothing was sent there. If you trust it, add ${host} to 'Allowed Hosts' under Options and run this again.`,
		},
	);
}

function isBelow(domain: string, host: string): boolean {
	return host.endsWith(`.${domain}`);
}
