/** The option that allows files to be fetched from further hosts. */
import { NodeOperationError, type INode, type INodeProperties } from 'n8n-workflow';
import { isPublicName, plainHost } from '../client/public-url';
import { arrayOf, objectOf } from '../json';
import { wordsOf } from '../vocabulary/answered';
import { plain } from '../vocabulary/spelling';
import { quote } from '../vocabulary/value';
import { urlOf } from '../vocabulary/web-address';

/** The option that allows further hosts. It is not an expression: what an item holds must not allow any. */
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

/** What a person allows. Taken as it stands in the node, so that no expression is looked into. */
export function allowedHosts(node: INode): string[] {
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
