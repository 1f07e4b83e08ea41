import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

let ask: (() => Promise<boolean>) | undefined;

/** Is asked whether somebody wants to leave a page with something typed; answers whether they do. */
export function onLeaving(question: () => Promise<boolean>): () => void {
	ask = question;
	return () => {
		ask = undefined;
	};
}

/** Asks before the page is left, or its tab closed, while there is something typed that would be lost. */
export function useLeaveGuard(unsaved: () => boolean) {
	const router = useRouter({ warn: false });
	const latest = useRef(unsaved);
	latest.current = unsaved;
	useEffect(
		() =>
			router?.history.block({
				blockerFn: async () => latest.current() && ask !== undefined && !(await ask()),
				enableBeforeUnload: () => latest.current(),
			}),
		[router],
	);
}
