import { Extension } from '@tiptap/react';

const STEP_EM = 2;
const MAXIMUM_STEPS = 8;

declare module '@tiptap/react' {
	interface Commands<ReturnType> {
		indent: {
			/** Moves the selected paragraphs one step to the right, or the list items one level down. */
			indentMore: () => ReturnType;
			/** Moves them back. */
			indentLess: () => ReturnType;
		};
	}
}

/** Indentation of paragraphs and headings, kept as a left margin so that mail programs show it too. */
export const Indent = Extension.create({
	name: 'indent',

	addGlobalAttributes() {
		return [
			{
				types: ['paragraph', 'heading'],
				attributes: {
					indent: {
						default: 0,
						parseHTML: (element) =>
							Math.min(MAXIMUM_STEPS, Math.round(Number.parseFloat(element.style.marginLeft || '0') / STEP_EM)) || 0,
						renderHTML: ({ indent }) => (indent > 0 ? { style: `margin-left: ${indent * STEP_EM}em` } : {}),
					},
				},
			},
		];
	},

	addCommands() {
		const move =
			(by: 1 | -1) =>
			() =>
			// biome-ignore lint/suspicious/noExplicitAny: the editor's command props are generic over its extensions
			({ editor, state, tr, dispatch, commands }: any) => {
				if (editor.isActive('listItem')) {
					return by > 0 ? commands.sinkListItem('listItem') : commands.liftListItem('listItem');
				}
				const { from, to } = state.selection;
				let changed = false;
				// biome-ignore lint/suspicious/noExplicitAny: a ProseMirror node
				state.doc.nodesBetween(from, to, (node: any, position: number) => {
					if (node.type.name !== 'paragraph' && node.type.name !== 'heading') {
						return true;
					}
					const indent = Math.max(0, Math.min(MAXIMUM_STEPS, node.attrs.indent + by));
					if (indent !== node.attrs.indent) {
						tr.setNodeMarkup(position, undefined, { ...node.attrs, indent });
						changed = true;
					}
					return false;
				});
				if (changed) {
					dispatch?.(tr);
				}
				return changed;
			};
		return { indentMore: move(1), indentLess: move(-1) };
	},
});
