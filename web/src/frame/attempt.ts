import { useRef, useState } from 'react';
import { problemText } from '../api/client';

/**
 * What a person sets off and the server may refuse: whether it is under way, and what was wrong with the last one.
 * A second click while it is under way does nothing.
 */
export function useAttempt() {
	const [busy, setBusy] = useState(false);
	const [problem, setProblem] = useState<string | null>(null);
	const running = useRef(false);
	/** Answers whether it went through. */
	const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
		if (running.current) {
			return false;
		}
		running.current = true;
		setBusy(true);
		setProblem(null);
		try {
			await work();
			return true;
		} catch (failure) {
			setProblem(problemText(failure));
			return false;
		} finally {
			running.current = false;
			setBusy(false);
		}
	};
	return { busy, problem, attempt };
}
