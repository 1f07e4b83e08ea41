import { useCallback, useState } from 'react';

const prefix = (account: string) => `balcao.portal.${account}.typed.`;

/** Something that is typed at a portal, kept by the browser's tab until it was sent or the customer signs out. */
export function useTyped<T>(account: string, name: string, nothing: T) {
	const key = prefix(account) + name;
	const [value, setValue] = useState<T>(() => {
		const kept = sessionStorage.getItem(key);
		return kept === null ? nothing : (JSON.parse(kept) as T);
	});
	const set = useCallback(
		(next: T) => {
			setValue(next);
			sessionStorage.setItem(key, JSON.stringify(next));
		},
		[key],
	);
	const clear = useCallback(() => {
		setValue(nothing);
		sessionStorage.removeItem(key);
	}, [key, nothing]);
	return [value, set, clear] as const;
}

/** Leaves nothing for who uses the browser next. */
export function forgetTyped(account: string) {
	for (const key of Object.keys(sessionStorage).filter((each) => each.startsWith(prefix(account)))) {
		sessionStorage.removeItem(key);
	}
}
