/** Parts of white, or of black where negative, that make the ten shades of an accent; 7 and 6 are filled surfaces. */
const MIXES = [0.93, 0.85, 0.72, 0.66, 0.6, 0.35, 0, 0, -0.15, -0.3];

/** The ten shades of a company's colour, from a tint of white to nearly black. */
export function shadesOf(colour: string): string[] {
	const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
	return MIXES.map((mix) => {
		const end = mix > 0 ? 255 : 0;
		const mixed = channels.map((each) => Math.round(each + (end - each) * Math.abs(mix)));
		return `#${mixed.map((each) => each.toString(16).padStart(2, '0')).join('')}`;
	});
}

/** Contrast of two colours as WCAG counts it, from 1 to 21. */
export function contrast(one: string, other: string): number {
	const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
	return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
	const [red, green, blue] = [1, 3, 5].map((at) => {
		const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	}) as [number, number, number];
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
