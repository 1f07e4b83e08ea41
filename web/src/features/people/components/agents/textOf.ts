/** The text of a file: UTF-8, or else what spreadsheets in Brazil still write. */
export function textOf(bytes: ArrayBuffer): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}
