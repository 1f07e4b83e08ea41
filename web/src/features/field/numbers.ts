/** How a language writes numbers; Portuguese and Spanish alike. */
function separators(language: string): { thousands: string; decimals: string } {
	return language.startsWith('en') ? { thousands: ',', decimals: '.' } : { thousands: '.', decimals: ',' };
}

/**
 * The number that somebody typed, with separators of thousands or without; null for what is none. A single separator
 * of thousands where thousands cannot be is taken for that of decimals, as keypads without a comma type it: "10.5".
 */
export function numberTyped(typed: string, language: string): number | null {
	const { thousands, decimals } = separators(language);
	const [, sign, bare] = /^([-−+]?)(.*)$/.exec(typed.replace(/R\$|\s/g, '')) as RegExpExecArray;
	const parts = bare.split(decimals);
	let whole = parts[0];
	let fraction = parts[1] ?? '';
	if (parts.length > 2) {
		return null;
	}
	if (whole.includes(thousands)) {
		const groups = whole.split(thousands);
		if (/^[1-9]\d{0,2}$/.test(groups[0]) && groups.slice(1).every((each) => /^\d{3}$/.test(each))) {
			whole = groups.join('');
		} else if (parts.length === 1 && groups.length === 2) {
			[whole, fraction] = groups;
		} else {
			return null;
		}
	}
	if (!/^\d*$/.test(whole) || !/^\d*$/.test(fraction) || !(whole || fraction)) {
		return null;
	}
	const number = Number(`${whole || '0'}.${fraction || '0'}`);
	return sign && sign !== '+' && number !== 0 ? -number : number;
}

/** A number as it is written in a form: with at least so many decimals, and all that it has. */
export function numberWritten(number: number, decimals: number, language: string): string {
	return new Intl.NumberFormat(language, { minimumFractionDigits: decimals, maximumFractionDigits: 10 }).format(number);
}
