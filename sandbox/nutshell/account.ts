/** What a test or a demo needs to sign in. */
export const nutshellAccount = {
	/** The sign-in e-mail of the account's administrator, user 35-users. */
	username: 'ada.king@fieldstone.example',
	/** Another user's; the key works with any. */
	otherUsername: 'bruno.sato@fieldstone.example',
	/** A key with the permission "API access". */
	apiKey: 'sandbox-key-for-tests',
	/** A key that may only post forms. */
	formOnlyKey: 'sandbox-key-for-forms',
};
