/** What an account's login name looks like. */
export const LOGIN_NAME = /^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/;

/** A login name out of a company's name: "Padaria São João" becomes "padaria-sao-joao". */
export function suggestLoginName(companyName: string): string {
	return companyName
		.normalize('NFD')
		.replace(/\p{Diacritic}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, 40)
		.replace(/^-+|-+$/g, '');
}

/** Where to go after signing in: only addresses of this site. */
export function safeAddress(wanted: string | undefined): string {
	if (!wanted?.startsWith('/') || !URL.canParse(wanted, window.location.origin)) {
		return '/';
	}
	// Browsers take a backslash for a slash, and leave out tabs and line breaks: they know best where it would lead.
	const address = new URL(wanted, window.location.origin);
	return address.origin === window.location.origin && !address.pathname.startsWith('//')
		? address.pathname + address.search + address.hash
		: '/';
}
