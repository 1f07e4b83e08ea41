import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** Deep teal, the one accent. */
const teal: MantineColorsTuple = [
	'#e6f6f5',
	'#d1e9e8',
	'#a5d3d1',
	'#75bcb9',
	'#4ea9a5',
	'#359d99',
	'#1f8783',
	'#0b6e6e',
	'#065a5a',
	'#024646',
];

export const theme = createTheme({
	primaryColor: 'balcao',
	primaryShade: { light: 7, dark: 6 },
	colors: { balcao: teal },
	fontFamily: "'Inter Variable', system-ui, sans-serif",
	headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '650' },
	defaultRadius: 'sm',
	cursorType: 'pointer',
	respectReducedMotion: true,
	autoContrast: true,
	components: {
		Tooltip: { defaultProps: { openDelay: 300, events: { hover: true, focus: true, touch: false } } },
		Modal: { defaultProps: { radius: 'md' } },
		Anchor: { defaultProps: { underline: 'hover' } },
	},
});
