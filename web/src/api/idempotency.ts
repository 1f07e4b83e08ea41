import { useCallback, useRef } from 'react';

/**
 * Names the attempts to create something: the same body keeps its key, so that trying again after a lost answer
 * does not create it twice; another body gets another one.
 */
export function useIdempotencyKey(): (body: unknown) => string {
	const last = useRef({ key: '', text: '' });
	return useCallback((body) => {
		const text = JSON.stringify(body);
		if (last.current.text !== text) {
			last.current = { key: crypto.randomUUID(), text };
		}
		return last.current.key;
	}, []);
}
