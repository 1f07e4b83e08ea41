import { useLocalStorage } from '@mantine/hooks';

/** How much of the page the chat below the grid takes, from little to nearly all (GRD-3). */
export const SIZES = ['SMALL', 'MEDIUM', 'LARGE'] as const;

export type WindowSize = (typeof SIZES)[number];

/** The size that one has chosen in this browser; what is not understood there is the middle one. */
export function useWindowSize(): [WindowSize, (size: WindowSize) => void] {
	const [kept, keep] = useLocalStorage<string>({
		key: 'balcao:visitor-chat-size',
		defaultValue: 'MEDIUM',
		getInitialValueInEffect: false,
		serialize: (size) => size,
		deserialize: (size) => size ?? 'MEDIUM',
	});
	return [SIZES.find((each) => each === kept) ?? 'MEDIUM', keep];
}
