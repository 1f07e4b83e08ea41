import { act, renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { SIZES, useWindowSize } from './chatWindow';

it('has three sizes, and keeps the one that was chosen (GRD-3)', () => {
	expect(SIZES).toHaveLength(3);
	const { result } = renderHook(useWindowSize);
	expect(result.current[0]).toBe('MEDIUM');
	act(() => result.current[1]('LARGE'));
	expect(result.current[0]).toBe('LARGE');
	expect(renderHook(useWindowSize).result.current[0]).toBe('LARGE');
	localStorage.setItem('balcao:visitor-chat-size', 'ENORME');
	expect(renderHook(useWindowSize).result.current[0]).toBe('MEDIUM');
});
