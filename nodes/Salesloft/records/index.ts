/** The kinds of record of Salesloft: how each is named, listed, picked and simplified. */
export * from './accounts';
export * from './activities';
export * from './bulk';
export * from './cadences';
export * from './conversations';
export * from './crm';
export * from './data-control';
export * from './emails';
export * from './grouping';
export * from './integrations';
export * from './meetings';
export * from './opportunities';
export * from './people';
export * from './telephony';
export * from './users';
