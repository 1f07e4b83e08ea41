const key = (account: string) => `balcao.portal.${account}.wanted`;

/** Keeps which page of a portal was asked for, while the customer is away on the company's own page to sign in. */
export function keepWanted(account: string) {
	if (location.pathname.startsWith(`/portal/${account}/`)) {
		sessionStorage.setItem(key(account), location.pathname + location.search);
	}
}

/** The page that was asked for before the customer signed in; null for none, or when they are on it. */
export function takeWanted(account: string): string | null {
	const wanted = sessionStorage.getItem(key(account));
	sessionStorage.removeItem(key(account));
	return wanted?.startsWith(`/portal/${account}/`) && wanted !== location.pathname + location.search ? wanted : null;
}
