import {
	type CSSVariablesResolver,
	createTheme,
	defaultVariantColorsResolver,
	type MantineColorsTuple,
	parseThemeColor,
	type VariantColorsResolver,
} from '@mantine/core';

/** Deep teal, the one accent. */
const teal: MantineColorsTuple = [
	'#e6f6f5',
	'#d1e9e8',
	'#a5d3d1',
	'#75bcb9',
	'#4ea9a5',
	'#359d99',
	'#1a7f7b',
	'#0b6e6e',
	'#065a5a',
	'#024646',
];

/** Tinted badges, buttons and avatars, and red buttons, with text that reaches AA on them, in both schemes. */
const variantColors: VariantColorsResolver = (input) => {
	const resolved = defaultVariantColorsResolver(input);
	const { isThemeColor, color } = parseThemeColor({
		color: input.color || input.theme.primaryColor,
		theme: input.theme,
	});
	const shade = (index: number) => `var(--mantine-color-${color}-${index})`;
	if (input.variant === 'filled' && input.color === 'red') {
		return {
			...resolved,
			background: shade(9),
			hover: `color-mix(in srgb, ${shade(9)} 85%, black)`,
			color: 'var(--mantine-color-white)',
		};
	}
	if (input.variant !== 'light' || !isThemeColor) {
		return resolved;
	}
	// The darkest grey is the page's own colour in the dark: a neutral tint has to be lighter than it.
	const dark =
		color === 'gray'
			? 'var(--mantine-color-dark-4)'
			: `color-mix(in srgb, ${shade(9)} 45%, var(--mantine-color-dark-7))`;
	return {
		...resolved,
		background: `light-dark(${shade(1)}, ${dark})`,
		hover: `light-dark(${shade(2)}, color-mix(in srgb, ${shade(9)} 60%, var(--mantine-color-dark-7)))`,
		color: `light-dark(color-mix(in srgb, ${shade(9)} 65%, black), ${shade(1)})`,
	};
};

/** Secondary, placeholder and error text that reaches AA. */
export const cssVariables: CSSVariablesResolver = () => ({
	variables: {},
	light: {
		'--mantine-color-dimmed': '#5a6168',
		'--mantine-color-placeholder': '#6a7178',
		'--mantine-color-error': 'var(--mantine-color-red-9)',
	},
	dark: {
		'--mantine-color-dimmed': '#a3a3a3',
		'--mantine-color-placeholder': '#9c9c9c',
		'--mantine-color-error': 'var(--mantine-color-red-4)',
	},
});

export const theme = createTheme({
	variantColorResolver: variantColors,
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
		// A dialog's heading line is no banner of the page.
		// In place, so that they belong to the landmark that opened them; fixed, so that nothing cuts them off. The first
		// entry takes the focus, rather than an empty element among the entries.
		Menu: { defaultProps: { withinPortal: false, floatingStrategy: 'fixed', withInitialFocusPlaceholder: false } },
		Modal: { defaultProps: { radius: 'md', attributes: { header: { role: 'none' } } } },
		Anchor: { defaultProps: { underline: 'hover' } },
		Fieldset: { styles: { legend: { fontSize: 'var(--mantine-font-size-sm)', fontWeight: 600 } } },
		// Hints stand below, so that fields side by side stay in one line.
		InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
		// Tabbing through a form, or opening a dialog, does not cover the rest of it.
		Select: { defaultProps: { openOnFocus: false } },
		MultiSelect: { defaultProps: { openOnFocus: false } },
		Table: {
			styles: {
				th: {
					color: 'var(--mantine-color-dimmed)',
					fontSize: 'var(--mantine-font-size-xs)',
					fontWeight: 600,
					whiteSpace: 'nowrap',
				},
			},
		},
	},
});
