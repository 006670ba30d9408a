/** Runs nodes, their lists and their credentials through n8n-core's own engine. */
export { binaryItem, readBinary, storeBinary, type Attachment } from './binary';
export { credential, type Credential } from './credentials';
export { loadOptions, mapperFields, searchList, type PickerCall } from './pickers';
export { byId, entries, listed, mapped, named } from './picks';
export { asking, basic, type Ask, type ProviderInTests } from './provider';
export { runNode, runNodes, type NodeFailure, type NodeResult, type RunOptions } from './run-node';
export { runAsTool, type ToolCall, type ToolResult } from './run-tool';
export { StopButton } from './stop-button';
export { testCredential } from './test-credential';
export type { NodeSource, Step } from './workflow';
