import { Link } from '@mantine/tiptap';

/** What was typed as an address, as one that leads somewhere from everywhere: `empresa.com.br/x` gets its scheme. */
export function withScheme(typed: string): string {
	const address = typed.trim();
	if (address === '' || /^(https?|mailto|tel):/i.test(address)) {
		return address;
	}
	if (/^[^\s/]+@[^\s/]+$/.test(address)) {
		return `mailto:${address}`;
	}
	return `https://${address.replace(/^\/+/, '')}`;
}

/** A link whose address is whole, however it was typed: a relative one would lead nowhere in a mail. */
export const AddressLink = Link.extend({
	addCommands() {
		const commands = this.parent?.() ?? {};
		return {
			...commands,
			setLink:
				(attributes) =>
				(props): boolean =>
					commands.setLink?.({ ...attributes, href: withScheme(attributes.href ?? '') })(props) ?? false,
		};
	},
});
