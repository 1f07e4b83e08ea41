import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/** What a ticket's page shows of what happened. */
export const SHOWN = ['all', 'messages', 'changes'] as const;
export type Shown = (typeof SHOWN)[number];

/** What is shown, as it stands in the address, so that a link or a reload shows the same. */
export function useThreadFilter(): [Shown, (shown: Shown) => void] {
	const navigate = useNavigate();
	const search = useSearch({ strict: false }) as { thread?: string };
	const shown = SHOWN.find((each) => each === search.thread) ?? 'all';
	const show = useCallback(
		(wanted: Shown) =>
			void navigate({
				to: '.',
				search: (wanted === 'all' ? {} : { thread: wanted }) as never,
				replace: true,
				resetScroll: false,
			}),
		[navigate],
	);
	return [shown, show];
}

export const next = (shown: Shown): Shown => SHOWN[(SHOWN.indexOf(shown) + 1) % SHOWN.length];
