import css from './widget.css?inline';

/** The widget's styles as an object of the page, which a policy against inline styles lets pass. */
export function sheet(): CSSStyleSheet {
	const made = new CSSStyleSheet();
	made.replaceSync(css);
	return made;
}

/** Black or white, whichever can be read on this colour (#rrggbb): one of the two always has WCAG's contrast of 4.5. */
export function readableOn(color: string): string {
	const [red, green, blue] = [1, 3, 5].map((at) => {
		const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
	return 1.05 / (luminance + 0.05) >= 4.5 ? '#ffffff' : '#000000';
}
