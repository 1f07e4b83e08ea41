import { useCallback, useState } from 'react';
import { type Period, startOfTyping, type TypedPeriod, typedOf } from './period';

/** Time of work that is applied to what is being written, and what stands in the fields without being applied (WRK-2). */
export function useWorkTime() {
	const [typed, setTyped] = useState<TypedPeriod | null>(null);
	const [applied, setApplied] = useState<Period | null>(null);
	const [everApplied, setEverApplied] = useState(false);
	const apply = useCallback((period: Period | null) => {
		setApplied(period);
		setTyped(null);
		setEverApplied(true);
	}, []);
	return {
		/** What the fields show. */
		typed: typed ?? (applied ? typedOf(applied) : startOfTyping()),
		/** Whether something was typed that is not applied. */
		pending: typed !== null,
		applied,
		/** What a draft keeps of it. */
		kept: everApplied ? { work: applied } : undefined,
		type: setTyped,
		apply,
		forget: useCallback(() => setTyped(null), []),
	};
}

export type WorkTimeState = ReturnType<typeof useWorkTime>;
