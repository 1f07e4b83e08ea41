import { shadesOf } from './accent';

/** Gives buttons, links and what is chosen the company's colour in place of the product's. */
export function Accent({ colour }: { colour: string | null }) {
	if (!colour || !/^#[0-9a-f]{6}$/.test(colour)) {
		return null;
	}
	const name = '--mantine-color-balcao';
	const shades = shadesOf(colour).map((shade, index) => `${name}-${index}:${shade}`);
	const tint = (percent: number) => `color-mix(in srgb, var(${name}-7) ${percent}%, transparent)`;
	const tints = (light: number, text: string) =>
		`${name}-light:${tint(light)};${name}-light-hover:${tint(light + 4)};${name}-light-color:${text};` +
		`${name}-outline:${text};${name}-outline-hover:${tint(light)}`;
	return (
		<style>
			{`:root:root{${shades.join(';')}}` +
				`:root:root[data-mantine-color-scheme='light']{${tints(10, `var(${name}-7)`)}}` +
				`:root:root[data-mantine-color-scheme='dark']{${tints(28, `var(${name}-2)`)}}`}
		</style>
	);
}
