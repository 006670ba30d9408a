/** Where files may be fetched from: the provider itself, large storage services, and what a person allows. */
import { NodeOperationError, type INode, type INodeProperties } from 'n8n-workflow';
import { wordsOf } from './answered';
import type { Api } from './api';
import { arrayOf, objectOf } from './json';
import { isPublicName, plainHost, publicUrl } from './public-url';
import { plain } from './spelling';
import { quote } from './value';
import { urlOf } from './web-url';

/**
 * Under these names lies what customers have stored with a large service, and nothing else. Each leads
 * to the service's own public addresses. So not all of amazonaws.com: names of machines and of
 * internal load balancers there lead to private addresses.
 *
 * None of the four providers says where its files lie. Presigned links, which expire as Aircall's do,
 * are what these services give.
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

/** The option that allows further hosts. It is no expression: what an item holds must not allow any. */
export const allowedHostsProperty: INodeProperties = {
	displayName: 'Allowed Hosts',
	name: 'allowedHosts',
	type: 'string',
	noDataExpression: true,
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Host' },
	default: [],
	placeholder: 'e.g. files.example.com or *.example.com',
	description:
		'Other hosts that the file may be fetched from. Those of the provider and of the large storage services need no entry.',
};

/**
 * The address of a file, if it may be fetched from there.
 * @throws Error for a link that is not public https, NodeOperationError for a host that nobody vouches for
 */
export function fileUrl(link: string, { name, domains = [] }: Api, node: INode): URL {
	const url = publicUrl(link);
	const host = plainHost(url);
	const allowed = allowedHosts(node);
	const isKnown =
		domains.some((domain) => host === domain || isBelow(domain, host)) ||
		STORAGE_SERVICES.some((service) => service.test(host)) ||
		allowed.some((one) => host === one || (one.startsWith('*.') && isBelow(one.slice(2), host)));
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

/** What a person allows. Taken as it stands in the node, so that no expression is looked into. */
function allowedHosts(node: INode): string[] {
	const { allowedHosts: given } = objectOf(node.parameters.options);
	const entries = typeof given === 'string' ? given.split(/[\s,;]+/) : arrayOf(given);
	return entries.filter((one) => one !== '').map((one) => allowedHost(one, node));
}

/** An exact name, or one behind `*.`; the parser encodes an international one. */
function allowedHost(given: unknown, node: INode): string {
	const [, star = '', name = ''] = /^(\*\.)?([^/?#@:\\]+)$/.exec(plain(wordsOf(given))) ?? [];
	const url = `https://${name}`;
	const parsed = urlOf(url);
	const host = parsed ? plainHost(parsed) : '';
	if (isPublicName(host)) return star + host;
	throw new NodeOperationError(
		node,
		`'Allowed Hosts' can hold names such as files.example.com or *.example.com, not ${quote(given)}`,
		{ description: 'Write the names themselves: an expression is not computed here.' },
	);
}
