import { Node } from '@tiptap/react';

/** An agent named in a comment: one piece, removed as a whole; the server writes the name that is theirs. */
export const Mention = Node.create({
	name: 'mention',
	group: 'inline',
	inline: true,
	atom: true,
	selectable: false,
	addAttributes() {
		return {
			id: { parseHTML: (element) => element.getAttribute('data-mention'), rendered: false },
			label: { parseHTML: (element) => element.textContent, rendered: false },
		};
	},
	parseHTML() {
		return [{ tag: 'span[data-mention]', priority: 60 }];
	},
	renderHTML({ node }) {
		return ['span', { 'data-mention': node.attrs.id }, node.attrs.label];
	},
	renderText({ node }) {
		return node.attrs.label;
	},
});
